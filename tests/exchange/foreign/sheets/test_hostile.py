"""Hostile and broken files: one clear line, nothing run, and little memory."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.foreign.sheets import limits
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from partyschool_cli.source.files.given_file import MAX_GIVEN_SIZE
from tests.exchange.foreign.sheets.made_files import MAIN, xlsb_of, xlsx_of
from tests.exchange.tables.build import ods_file, word
from tests.exchange.tables.case import FIXTURES
from tests.full_run import is_full_run

ONE = '<row r="1"><c r="A1"><v>5</v></c></row>'
ODS_CELL = (
    '<table:table-cell office:value-type="string" table:number-columns-repeated="{}">'
    "<text:p>{}</text:p></table:table-cell>"
)


def _rows(count: int, cells: str) -> str:
    return f'<table:table-row table:number-rows-repeated="{count}">{cells}</table:table-row>'


def message(name: str, data: bytes) -> str:
    with pytest.raises(CommandLineError) as caught:
        read_sheets(name, data)
    assert caught.value.exit_code == 2
    assert "\n" not in caught.value.message
    return f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(
    "rows",
    [
        f'{ONE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        f'{ONE}<row r="1048576">{"<c/>" * 16383}<c><v>1</v></c></row>',
        f'{ONE}<x:row xmlns:x="u" r="1048576"><x:c r="xfd1048576"><x:v>1</x:v></x:c></x:row>',
        f'{ONE}<row r="1001"><c r="ALL1001" t="inlineStr"><is><t>x</t></is></c></row>',
    ],
    ids=["by its name", "by counting", "small letters and a prefix", "just over the limit"],
)
def test_one_value_far_out(rows: str) -> None:
    assert "超过 100 万格" in message("a.xlsx", xlsx_of(rows))


def test_a_cell_that_cannot_be(subtests: pytest.Subtests) -> None:
    cases = ["A99999999", "XFE1", "A0", "1A", "A1:B2", ""]
    for place in cases:
        with subtests.test(place=place):
            assert "坏的" in message(
                "a.xlsx", xlsx_of(f'<row r="1"><c r="{place}"><v>1</v></c></row>')
            )


def test_millions_of_empty_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times the limit, which is a twentieth but in the full run."""
    most = limits.MAX_CELLS if is_full_run() else limits.MAX_CELLS // 20
    monkeypatch.setattr(limits, "MAX_CELLS", most)
    rows = ("<row>" + '<c s="1"/>' * 1000 + "</row>" for _ in range(most // 100))
    assert f"超过 {most // 10_000} 万格" in message("a.xlsx", xlsx_of(rows))


@pytest.fixture
def too_much(monkeypatch: pytest.MonkeyPatch) -> int:
    """More bytes than a file may unpack to, of which the limit is a part but in the full run."""
    if not is_full_run():
        monkeypatch.setattr(limits, "MAX_UNPACKED", limits.MAX_UNPACKED // 16)
    return limits.MAX_UNPACKED + limits.MAX_UNPACKED // 2


def test_a_zip_bomb(too_much: int) -> None:
    assert "炸弹" in message("a.xlsx", xlsx_of(" " * (too_much // 20) for _ in range(20)))


def test_a_zip_bomb_in_a_part_that_is_not_read(too_much: int) -> None:
    data = io.BytesIO(word("x")())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/media/image1.png", bytes(too_much))
    assert "炸弹" in message("a.docx", data.getvalue())


def test_a_directory_that_lies() -> None:
    data = xlsx_of(" " * 1_000_000)
    small = (1000).to_bytes(4, "little")
    real = (1_000_000).to_bytes(4, "little")
    assert "坏的" in message("a.xlsx", data.replace(_size_of_sheet(data, real), small))


def _size_of_sheet(data: bytes, _: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")


@pytest.mark.parametrize("part", ["xl__worksheets__sheet9", "docProps__app"])
def test_billion_laughs(part: str) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    assert "实体声明" in message("a.xlsx", xlsx_of(ONE, before=laughs))
    assert "实体声明" in message("a.xlsx", xlsx_of(ONE, **{part: f"{laughs}<a>&b;</a>"}))


def test_a_long_text_that_a_million_cells_share() -> None:
    rows = ("<row>" + '<c t="s"><v>0</v></c>' * 1000 + "</row>" for _ in range(900))
    shared = f'<sst xmlns="{MAIN}"><si><t>{"长" * 32_000}</t></si></sst>'
    assert "文字超过" in message("a.xlsx", xlsx_of(rows, xl__sharedStrings=shared))


@pytest.mark.parametrize(
    "rows",
    [
        _rows(1_048_570, ODS_CELL.format(16384, "a")),
        _rows(1000, ODS_CELL.format(900, "a" * 32_000)),
        _rows(1_048_570, "<table:table-cell/>")
        + _rows(1, ODS_CELL.format(16_000, "") + ODS_CELL.format(1, "a")),
    ],
    ids=["repeated both ways", "a long text", "far out"],
)
def test_repeated_cells_of_ods(rows: str) -> None:
    assert "超过" in message("a.ods", ods_file(rows))


def test_an_xlsb_file_with_a_value_far_out() -> None:
    data = xlsb_of([(0, 0, 1.0), (1_048_575, 16_383, 2.0)], (0, 0, 0, 0))
    assert "超过 100 万格" in message("a.xlsb", data)


def test_formulas_give_what_was_cached_and_call_nothing() -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://x")</f><v>旧值</v></c></row>'
    [sheet] = read_sheets("a.xlsx", xlsx_of(rows)).sheets
    assert sheet.rows == (("旧值",),)


def test_macros_are_not_run_and_do_not_matter() -> None:
    data = io.BytesIO(xlsx_of(ONE))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub AutoOpen()")
    assert read_sheets("a.xlsm", data.getvalue()).sheets[0].rows == ((5.0,),)


def test_numbers_and_dates_out_of_all_bounds() -> None:
    cells = ("1e400", "NaN", "-1e300", "99999999")
    inner = "".join(f"<c><v>{one}</v></c>" for one in cells)
    [sheet] = read_sheets("a.xlsx", xlsx_of(f'<row r="1">{inner}</row>')).sheets
    assert len(sheet.rows[0]) == 4


def test_what_is_no_table_is_said_with_what_to_do(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, bytes, str]] = [
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "图片"),
        ("a.xls", b"\xff\xd8\xff\xe0" + bytes(100), "图片"),
        ("a.xlsx", b"%PDF-1.7", "PDF"),
        ("a.xls", "<html><table><tr><td>课程".encode(), "网页"),
        ("a.xls", b'<?xml version="1.0"?><Workbook/>', "不是真正的"),
        ("a.xlsx", b"Rar!\x1a\x07", "压缩包"),
        ("a.doc", b"x", "另存为 .docx"),
        ("a.WPS", b"x", "另存为 .docx"),
        ("a.et", b"x", "另存为 .xlsx"),
        ("a.csv", b"", "空的"),
        ("a.csv", bytes(range(256)), "不是表格"),
        ("a.xlsx", b"PK\x03\x04" + bytes(50), "坏的"),
        ("a.xlsx", xlsx_of(ONE)[:800], "坏的"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "坏的"),
        ("a.csv", b'a,"b\n' + b"c" * 2_000_000, "CSV"),
        ("a.csv", bytes(MAX_GIVEN_SIZE + 1), "20 MiB"),
    ]
    for name, data, said in cases:
        with subtests.test(name=name, data=data):
            assert said in message(name, data)


def test_a_password() -> None:
    assert "密码" in message("a.xlsx", (FIXTURES / "protected.xlsx").read_bytes())


def test_counts_that_other_readers_would_make_room_for() -> None:
    shared = f'<sst xmlns="{MAIN}" count="4000000000" uniqueCount="4000000000"/>'
    assert "坏的" in message("a.xlsx", xlsx_of(ONE, xl__sharedStrings=shared))
    old = bytearray((FIXTURES / "timetable.xls").read_bytes())
    extent = old.index(b"\x00\x02\x0e\x00") + 4
    assert "坏的" in message("a.xls", bytes(old[:extent] + b"\xff" + old[extent + 1 :]))
    large = old[:extent] + bytes(4) + b"\0\0\1\0" + bytes(2) + b"\0\1" + old[extent + 12 :]
    assert "超过 100 万格" in message("a.xls", bytes(large))


def test_a_part_that_ends_too_soon() -> None:
    data = xlsb_of([(0, 0, 1.0)], (0, 0, 0, 0))
    assert "坏的" in message("a.xlsb", data[:-30])


def test_bits_that_flip() -> None:
    """Whatever is broken in a file is an error of ours, or does not matter."""
    for name in ("timetable.xls", "protected.xlsx"):
        data = (FIXTURES / name).read_bytes()
        for position in range(0, len(data), 97):
            broken = bytearray(data)
            broken[position] ^= 0xFF
            try:
                read_sheets(name, bytes(broken))
            except CommandLineError:
                continue


_MEASURE = """
import resource, sys
from pathlib import Path
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from partyschool_cli.exchange.foreign.cells.grid import grid_of
import python_calamine
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for sheet in read_sheets("a.xlsx", Path(sys.argv[1]).read_bytes()).sheets:
    grid_of(sheet)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="measures as POSIX systems do")
def test_a_tenth_of_the_largest_sheet_takes_a_tenth_of_300_mib(tmp_path: Path) -> None:
    rows = ("<row>" + '<c t="s"><v>0</v></c>' * 1000 + "</row>" for _ in range(100))
    shared = f'<sst xmlns="{MAIN}"><si><t>{"长" * 20}</t></si></sst>'
    file = tmp_path / "a.xlsx"
    file.write_bytes(xlsx_of(rows, xl__sharedStrings=shared))
    command = [sys.executable, "-c", _MEASURE, str(file)]
    used = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert int(used) < 30
