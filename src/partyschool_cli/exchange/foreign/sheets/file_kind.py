"""What a file is, by its bytes: a suffix may be wrong, a password hides what is inside."""

from collections.abc import Collection
from enum import Enum
from pathlib import PurePath
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.foreign.sheets.limits import file_error

_ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_SAVE_AS_XLSX: Final = "用 Excel 或 WPS 打开它，另存为 .xlsx 再导入"
_SAVE_AS_DOCX: Final = "用 Word 或 WPS 打开它，另存为 .docx 再导入"
# Formats of WPS and of old Word.
_OLD_SUFFIXES: Final = {
    ".et": _SAVE_AS_XLSX,
    ".ett": _SAVE_AS_XLSX,
    ".wps": _SAVE_AS_DOCX,
    ".wpt": _SAVE_AS_DOCX,
    ".doc": _SAVE_AS_DOCX,
    ".dot": _SAVE_AS_DOCX,
    ".rtf": _SAVE_AS_DOCX,
    ".odt": _SAVE_AS_DOCX,
}


class FileKind(Enum):
    """A kind of file that can be read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    DOCX = "docx"
    XLS = "xls"
    TEXT = "text"


def is_zip(data: bytes) -> bool:
    """Whether a file begins as zip files do."""
    return data.startswith(_ZIP)


def refuse_by_name(name: str) -> None:
    """Raises CommandLineError for a format that is known and not read, with how to save it anew."""
    suffix = PurePath(name).suffix.lower()
    if hint := _OLD_SUFFIXES.get(suffix):
        raise file_error(name, f"{suffix} 是老格式，读不出里面的表格", hint)


def refuse_by_bytes(name: str, data: bytes) -> None:
    """Raises CommandLineError for what is empty, a picture, a PDF, a web page or an archive."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data.strip():
        raise file_error(name, "它是空的", "看看是不是选错了文件")
    if data.startswith(_PICTURES) or data[8:12] == b"WEBP":
        raise _picture(name)
    if data.startswith(b"%PDF"):
        raise file_error(name, "它是 PDF", "要当初排它的 Word 或 Excel 文件；没有就把表格重新录入")
    if head.startswith(
        (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"mime-version")
    ):
        raise file_error(name, "它其实是网页，只是后缀像表格", _SAVE_AS_XLSX)
    if head.startswith((b"<?xml", b"{\\rtf")):
        raise file_error(name, "它不是真正的 Excel 或 Word 文件", _SAVE_AS_XLSX)
    if data.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh")):
        raise file_error(name, "它是压缩包", "解压以后，导入里面的表格")


def _picture(name: str) -> CommandLineError:
    hint = "要原来的 Excel、WPS 或 Word 文件；没有就把表格录入 Excel，或用 --template 的空表"
    return file_error(name, "它是图片，不是表格", hint)


def kind_of_zip(name: str, parts: Collection[str], mimetype: bytes) -> FileKind:
    """The kind of a zip file by its parts. Raises CommandLineError for none that is read."""
    if "xl/workbook.xml" in parts:
        return FileKind.XLSX
    if "xl/workbook.bin" in parts:
        return FileKind.XLSB
    if "word/document.xml" in parts:
        return FileKind.DOCX
    if "content.xml" in parts:
        if b"opendocument.spreadsheet" in mimetype or not mimetype:
            return FileKind.ODS
        raise file_error(name, "它是 ODF 文档，不是表格", _SAVE_AS_DOCX)
    if any(part.startswith("ppt/") for part in parts):
        raise file_error(name, "它是幻灯片", "把其中的表格复制到 Excel，另存为 .xlsx 再导入")
    raise file_error(name, "它是压缩包", "解压以后，导入里面的表格")
