"""Files made by hand, for what no program writes: hostile and broken ones."""

import io
import struct
import zipfile
from collections.abc import Iterable

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    ),
}


def xlsx_of(rows: str | Iterable[str], *, before: str = "", **parts: str) -> bytes:
    """An xlsx file with the XML of a sheet's rows; `before` is what stands before its root.

    Further parts are named with `__` for `/`, and `.xml` behind.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, text)
        for name, text in parts.items():
            archive.writestr(f"{name.replace('__', '/')}.xml", text)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'{before}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for piece in [rows] if isinstance(rows, str) else rows:
                sheet.write(piece.encode())
            sheet.write(b"</sheetData></worksheet>")
    return data.getvalue()


def xlsb_of(cells: Iterable[tuple[int, int, float]], merge: tuple[int, int, int, int]) -> bytes:
    """An xlsb file with numbers at (row, column)."""
    book = _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("表"))
    sheet = _record(145, b"")
    for row, column, value in cells:
        sheet += _record(0, struct.pack("<IIH", row, 0, 300) + bytes(7))
        sheet += _record(5, struct.pack("<IId", column, 0, value))
    sheet += _record(146, b"") + _record(176, struct.pack("<IIII", *merge))
    relations = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _PARTS["[Content_Types].xml"])
        archive.writestr("xl/_rels/workbook.bin.rels", relations)
        archive.writestr("xl/workbook.bin", _BEGIN + book + _record(144, b"") + _record(132, b""))
        extent = _record(148, struct.pack("<IIII", 0, 9, 0, 9))
        archive.writestr("xl/worksheets/sheet1.bin", extent + sheet)
    return data.getvalue()


def _record(kind: int, data: bytes) -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(data)
    size = bytes([length]) if length < 0x80 else bytes([length & 0x7F | 0x80, length >> 7])
    return head + size + data


_BEGIN = _record(131, b"") + _record(143, b"")


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
