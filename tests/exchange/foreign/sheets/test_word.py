"""Tables of Word files."""

import io
import zipfile

from partyschool_cli.exchange.foreign.cells.grid import Range, Sheet
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from partyschool_cli.exchange.foreign.sheets.word import DOCUMENT
from tests.exchange.tables.build import word


def sheet_of(data: bytes) -> Sheet:
    [sheet] = read_sheets("a.docx", data).sheets
    return sheet


def with_body(body: str) -> bytes:
    """A Word file with this XML for its body."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("x")())) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == DOCUMENT:
                root = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
                text = f"<w:document {root}><w:body>{body}</w:body></w:document>".encode()
            new.writestr(name, text)
    return data.getvalue()


def cell(text: str, marks: str = "") -> str:
    return f"<w:tc><w:tcPr>{marks}</w:tcPr><w:p>{text}</w:p></w:tc>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_and_tables_are_rows_in_their_order() -> None:
    sheet = sheet_of(word("标题", [["甲", "乙"], ["丙", "丁\n戊"]], "注：末尾")())
    assert sheet.rows == (
        ("标题", ""),
        ("甲", "乙"),
        ("丙", "丁\n戊"),
        ("", ""),
        ("注：末尾", ""),
    )
    assert sheet.tables == (Range(1, 0, 2, 1),)
    assert sheet.name_of(2, 1) == "表1第2行第2列"
    assert sheet.name_of(0, 0) == "第1段"


def test_merged_cells_are_one_range() -> None:
    sheet = sheet_of(word([["甲", "乙", "丙"], ["", "", "丁"]], merges=[(0, 0, 1, 1)])())
    assert sheet.merges == (Range(0, 0, 1, 1),)
    assert sheet.rows[0][:3] == ("甲", "", "丙")
    assert sheet.rows[1][:3] == ("", "", "丁")


def test_tracked_changes_and_content_controls() -> None:
    inserted = f"<w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    control = f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>"
    body = f"<w:tbl><w:tr>{cell(inserted)}{cell(control + hidden)}</w:tr></w:tbl>"
    assert sheet_of(with_body(body)).rows[0] == ("新", "控件")


def test_a_table_within_a_cell_is_its_text() -> None:
    inner = f"<w:tbl><w:tr>{cell(run('里'))}</w:tr></w:tbl>"
    outer = f"<w:tc><w:p>{run('外')}</w:p>{inner}</w:tc>"
    sheet = sheet_of(with_body(f"<w:tbl><w:tr>{outer}{cell(run('乙'))}</w:tr></w:tbl>"))
    assert sheet.rows[0] == ("外\n里", "乙")
    assert len(sheet.tables) == 1
