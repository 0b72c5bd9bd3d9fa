"""Bytes → text. A catalog is UTF-8; what Windows programs save instead is recognised by name."""

import re
from dataclasses import dataclass
from typing import Final

from partyschool_cli.source.span import Problem

BOM: Final = b"\xef\xbb\xbf"

# The share of everyday Chinese that a GB18030 reading must have to be believed: other encodings read
# as GB18030 give rare characters. 一–龥 is what GBK's level 1 and 2 cover; punctuation is U+3000–303F, U+FF00–.
_PLAUSIBLE_SHARE = 0.9
_PLAUSIBLE = re.compile(r"[一-龥\u3000-\u303f\uff00-\uffef·—–…“”‘’×℃①-⑩]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark, or the problem that it has none."""

    text: str
    has_bom: bool = False
    problem: Problem | None = None
    encoding: str = "utf-8"


def decode(data: bytes) -> Decoded:
    """The text of a UTF-8 file; else a PS002 problem that names what the file is, and its text if readable."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _foreign(data, "utf-16", "UTF-16（记事本里叫“Unicode”）")
    if b"\0" in data:
        wide = _utf16_without_mark(data)
        return _foreign(data, wide, "UTF-16") if wide else _binary()
    has_bom = data.startswith(BOM)
    try:
        return Decoded((data[len(BOM) :] if has_bom else data).decode(), has_bom)
    except UnicodeDecodeError:
        return _foreign(data, "gb18030", "GBK（记事本里叫“ANSI”）")


def _foreign(data: bytes, encoding: str, called: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return _binary()
    if not _is_plausible(text):
        return _binary()
    problem = Problem(
        "PS002",
        f"文件不是 UTF-8 编码，看来是 {called}",
        "在编辑器里另存为 UTF-8，或运行 pschool lint --fix",
        suggestion=encoding,
    )
    return Decoded(text, problem=problem, encoding=encoding)


def _binary() -> Decoded:
    problem = Problem(
        "PS002",
        "不是文本文件，读不出文字",
        "这里只放 YAML 文本；Word、Excel、图片等请移到别处",
    )
    return Decoded("", problem=problem, encoding="")


def _utf16_without_mark(data: bytes) -> str | None:
    half = len(data) // 2
    for name, zeros in (("utf-16-le", data[1::2].count(0)), ("utf-16-be", data[0::2].count(0))):
        if half and zeros > half // 4:
            return name
    return None


def _is_plausible(text: str) -> bool:
    foreign = [char for char in text if char > "\x7f"]
    if any(char < " " and char not in "\t\r\n" for char in text):
        return False
    plausible = sum(1 for char in foreign if _PLAUSIBLE.match(char))
    return plausible >= _PLAUSIBLE_SHARE * len(foreign)
