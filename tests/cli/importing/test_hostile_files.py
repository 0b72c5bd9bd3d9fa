"""Files that are no tables, or are made to do harm: one line in Chinese, and nothing is written."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from partyschool_cli.exchange.foreign.sheets import limits
from tests.cli.conftest import Pschool

CLASS = ("--class", "党员轮训班")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def zipped(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def book(cell: str = "A1", value: object = "日期") -> bytes:
    data = io.BytesIO()
    with Workbook(data) as workbook:
        workbook.add_worksheet().write(cell, value)
    return data.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A workbook in which one part is another."""
    parts = zipfile.ZipFile(io.BytesIO(book()))
    files = {one: parts.read(one) for one in parts.namelist()}
    return zipped({**files, name: content})


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><sst>&d;</sst>"""


def bomb() -> bytes:
    """A small file that unpacks to more than is read."""
    return with_part("xl/worksheets/sheet1.xml", b"<a>" + bytes(limits.MAX_UNPACKED))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "课表.xlsx": lambda: PNG,
    "密码.xlsx": lambda: COMPOUND,
    "空.xlsx": lambda: b"",
    "炸弹.xlsx": bomb,
    "笑.xlsx": lambda: with_part("xl/sharedStrings.xml", LAUGHS),
    "远.xlsx": lambda: book("XFD1048576"),
    "坏.xlsx": lambda: book()[:500],
    "通知.doc": lambda: COMPOUND,
    "课表.et": lambda: COMPOUND,
    "课表.wps": lambda: COMPOUND,
    "课表.pdf": lambda: b"%PDF-1.7\n",
    "网页.xls": lambda: b"<html><table><tr><td>1</td></tr></table></html>",
    "空白.csv": lambda: b"\n\n\n",
    "二进制.csv": lambda: bytes(range(256)) * 20,
    "没有表.csv": "今天天气很好\n明天也是\n".encode,
    "大.csv": lambda: b"a" * (20 * 1024 * 1024 + 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_clear_line_and_nothing_is_written(
    pschool: Pschool, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1024 * 1024)  # a smaller bomb is made sooner
    (tmp_path / name).write_bytes(HOSTILE[name]())
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    result = pschool("import", str(tmp_path / name), *CLASS, cwd=root)
    assert result.code == 2, result.out
    assert result.out == ""
    error, *rest = result.err.splitlines()
    assert error.startswith("错误：")
    assert "程序内部出错" not in error
    assert all(line.startswith("提示：") for line in rest)
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_a_folder_is_no_file(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    result = pschool("import", str(tmp_path), *CLASS, cwd=root)
    assert result.code == 2
    assert "它是文件夹" in result.err


@pytest.mark.parametrize(
    "formula",
    ['=WEBSERVICE("http://127.0.0.1:9/")', "='[别的.xlsx]S'!A1", "=cmd|'/c calc'!A0"],
)
def test_formulas_are_not_run(pschool: Pschool, root: Path, tmp_path: Path, formula: str) -> None:
    with Workbook(str(tmp_path / "课表.xlsx")) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("日期", "时间", "课程", "授课人"))
        sheet.write_row(1, 0, ("2026-10-13", "8:30-10:00"))
        sheet.write_formula(1, 2, formula, None, "村史")
        sheet.write_string(1, 3, "李四")
    result = pschool("import", str(tmp_path / "课表.xlsx"), *CLASS, cwd=root)
    assert result.code == 0, result.out + result.err
    assert (root / "courses/cunshi.yaml").is_file()


def test_days_that_are_none(
    pschool: Pschool, root: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    cases: list[str] = [
        "1e400",
        "0000-01-01",
        "9999-12-31",
        "99999999999",
        "-1",
        "=1+1",
        "../../x",
        "10/12/13/14",
    ]
    for cell in cases:
        with subtests.test(cell=cell):
            file = tmp_path / "课表.csv"
            file.write_text(f"日期,时间,课程,授课人\n{cell},8:30-10:00,村史,李四\n", "utf-8")
            before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
            result = pschool("import", str(file), *CLASS, cwd=root)
            assert result.code in (1, 2)
            assert "程序内部出错" not in result.err
            assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_a_name_is_no_path(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "教师.csv"
    file.write_text("编号,姓名\n../../etc/passwd,李四\n,../../王五\n", "utf-8")
    result = pschool("import", str(file), "--as", "教师", "--partial", cwd=root)
    assert result.code == 1
    assert "不能作编号" in result.out
    made = {path.relative_to(root).as_posix() for path in root.rglob("*.yaml")}
    assert "teachers/wangwu.yaml" in made
    assert not any(".." in path for path in made)
