"""`pschool export`: which file holds what, what is refused, and that nothing is half written."""

import json
import os
import re
import tempfile
from functools import partial
from itertools import cycle, product
from pathlib import Path

import pytest
from openpyxl import Workbook
from pypdf import PdfReader

from partyschool_cli.export.document import load_document, load_documents
from partyschool_cli.export.export_format import formats_for
from tests.catalogs import QINGSHI, write_catalog
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run
from tests.timetables import taught, training_class

CLASS = ("timetable", "--class", "nanping-members-2026")
HEKOU = ("--class", "hekou-evening-2026")
SCHOOLS = ("--school", "hekou", "--school", "nanping")
LESSON = "nanping-members-2026/s02"
LESSON_TEXT = taught("s01", "2026-10-12 08:30-10:00")
PLAIN = ("ics", "csv", "md", "json")


def test_the_suffix_picks_the_format(pschool: Pschool, tmp_path: Path) -> None:
    for suffix in PLAIN:
        target = tmp_path / f"课程表.{suffix}"
        result = pschool("export", *CLASS, "-o", str(target))
        assert (result.code, result.out) == (0, "")
        assert result.err == f"已写入 {target}（课程表）\n"
        assert "果园病虫害" in target.read_text("utf-8-sig").replace("\n ", "")


def test_a_format_that_is_asked_for_goes_before_the_suffix(
    pschool: Pschool, tmp_path: Path
) -> None:
    target = tmp_path / "课程表.txt"
    assert pschool("export", *CLASS, "-o", str(target), "--format", "JSON").code == 0
    assert json.loads(target.read_text("utf-8"))["document"] == "timetable"


def test_standard_output_has_the_file_and_nothing_else(pschool: Pschool) -> None:
    result = pschool("export", "catalog", "-o", "-", "--format", "json")
    assert json.loads(result.raw)["document"] == "catalog"
    assert result.err == ""


TITLES = {
    "teachers": "青石县乡镇党校师资名册",
    "师资": "青石县乡镇党校师资名册",
    "sites": "青石县乡镇党校教学点名册",
    "教学点": "青石县乡镇党校教学点名册",
    "classes": "青石县乡镇党校班次名册",
    "班次": "青石县乡镇党校班次名册",
    "catalog": "青石县乡镇党校课程目录",
    "课程目录": "青石县乡镇党校课程目录",
}


def test_what_has_english_and_chinese_names(pschool: Pschool) -> None:
    def title(what: str) -> str:
        result = pschool("export", what, "-o", "-", "--format", "json")
        return str(json.loads(result.raw)["title"])

    assert {what: title(what) for what in TITLES} == TITLES


def test_the_subject_of_a_timetable_by_any_name(pschool: Pschool) -> None:
    def ids(*arguments: str) -> set[str]:
        result = pschool("export", "课程表", *arguments, "-o", "-", "--format", "json")
        return {ref for each in json.loads(result.raw)["sessions"] for ref in each["ids"]}

    assert ids("--class", "南坪乡党员") == {"nanping-members-2026/s01", LESSON}
    assert LESSON in ids("--teacher", "河口镇大棚种植田秀才")
    assert LESSON in ids("--site", "hekou-classroom")
    assert LESSON in ids("--school", "nanping")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--class", "nanping-members-2026", *HEKOU),
        ("--school", "nanping", "--school", "hekou-evening"),
    ],
    ids=lambda words: words[0],
)
def test_several_of_one_kind_are_parts_of_one_document(
    pschool: Pschool, arguments: tuple[str, ...]
) -> None:
    result = pschool("export", "timetable", *arguments, "-o", "-", "--format", "md")
    assert result.code == 0
    titles = [line for line in result.out.splitlines() if line.startswith("#")]
    assert "南坪乡" in result.out
    assert "河口镇农民夜校" in result.out
    assert len(titles) > 1


def test_days_of_a_timetable(pschool: Pschool) -> None:
    def dates(*arguments: str) -> list[str]:
        arguments = ("--class", "hekou-evening-2026", *arguments)
        result = pschool("export", "timetable", *arguments, "-o", "-", "--format", "json")
        return [each["date"] for each in json.loads(result.raw)["sessions"]]

    assert dates("--from", "2026-03") == [date for date in dates() if date >= "2026-03"]
    assert dates("--to", "2026-01") == [date for date in dates() if date < "2026-02"]
    assert dates("--from", "1月22日", "--to", "2026-01-22") == ["2026-01-22"]


def test_attendance_is_written_where_a_format_can(pschool: Pschool, tmp_path: Path) -> None:
    target = tmp_path / f"签到表.{formats_for(load_document('attendance').content)[0]}"
    arguments = ("attendance", "--class", "nanping-members-2026", "-o", str(target))
    assert pschool("export", *arguments).code == 0
    assert target.stat().st_size > 1000


NAMES = ("甄三丰", "吕四娘", "翟五湖")


ROSTERS = ("xlsx", "csv", "txt")
PRINTED = ("docx", "html", "pdf", "png", "xlsx")


@pytest.mark.parametrize(
    ("suffix", "format"),
    [*product(ROSTERS, PRINTED)] if is_full_run() else [*zip(cycle(ROSTERS), PRINTED)],
)
def test_names_of_a_roster_are_in_the_list_and_nowhere_else(
    pschool: Pschool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
    format: str,
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    root = write_catalog(tmp_path, {"classes/banci.yaml": training_class(LESSON_TEXT)})
    roster = tmp_path / f"名单.{suffix}"
    if suffix == "xlsx":
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (("姓名", "身份证号"), *((name, "140121199001011234") for name in NAMES)):
            sheet.append(row)
        book.save(roster)
    else:
        roster.write_bytes("\n".join(("姓名", *NAMES)).encode("gb18030"))
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / f"签到表.{format}"
    arguments = ("attendance", "--class", "banci", "--roster", str(roster), "-o", str(target))
    result = pschool("export", *arguments, "--catalog", str(root))
    assert (result.code, result.out) == (0, "")
    assert not any(name in result.err for name in NAMES)
    assert [path.name for path in folder.iterdir()] == [target.name]
    assert list(scratch.iterdir()) == []
    for path in root.rglob("*"):  # the caches are there too
        if path.is_file():
            data = path.read_bytes()
            assert not any(name.encode(code) in data for name in NAMES for code in ("utf-8", "gbk"))
    if format == "html":
        text = target.read_text("utf-8")
        assert all(name in text for name in NAMES)
        assert "140121" not in text
    if format == "pdf":
        text = "".join(page.extract_text() for page in PdfReader(target).pages)
        assert all(name in text for name in NAMES)
        assert "应到 3 人" in text


def test_the_code_is_printed_unless_it_is_not_wanted(pschool: Pschool) -> None:
    def text(*arguments: str) -> str:
        return pschool("export", *CLASS, "-o", "-", "--format", "md", *arguments).out

    assert re.search(r"版本 \d{4}-\d\d-\d\d · 校验码 [A-Z2-7]{4}-[A-Z2-7]{4}", text())
    assert "校验码" not in text("--no-code")
    assert "打印日期" not in text()
    # What is printed does not depend on the day.
    assert text("--no-code", "--today", "2026-12-01") == text("--no-code")


def test_layout_of_a_timetable(pschool: Pschool) -> None:
    def text(*arguments: str) -> str:
        return pschool("export", *CLASS, "-o", "-", "--format", "md", *arguments).out

    assert "| 日期 |" in text("--layout", "list")
    assert "| 上午 |" in text("--layout", "grid")


WRONG = {
    (): ("没有写导出什么", "timetable（课程表）"),
    ("timtable", "-o", "x.pdf"): ("不能导出“timtable”", "是不是 timetable？"),
    CLASS: ("没有写导出到哪个文件", "-o"),
    ("timetable", "-o", "x.md"): ("没有写导出谁的课程表", "--class"),
    ("attendance", "-o", "x.pdf"): ("签到表是一个班的", "--class"),
    ("attendance", "--school", "hekou", "-o", "x.pdf"): ("签到表是一个班的", "--class"),
    ("sites", *CLASS[1:], "-o", "x.md"): ("不能只要一个班次的", "--school"),
    (*CLASS, "--teacher", "theory-lecturer", "-o", "x.md"): ("不能一起用", "留下一个"),
    (*CLASS, "-o", "x"): ("没有后缀", "课程表可写成 pdf"),
    (*CLASS, "-o", "x.jpg"): ("不认识后缀“.jpg”", "ics、csv、md、json"),
    (*CLASS, "-o", "x.jsonld"): ("课程表不能写成 .jsonld", "可写成 pdf"),
    (*CLASS, "-o", "-"): ("要说明格式", "--format"),
    (*CLASS, "-o", "-", "--format", "jsn"): ("没有“jsn”这种格式", "是不是 json？"),
    (*CLASS, "-o", "x.md", "--from", "昨日"): ("--from：", "2026-10-12"),
    (*CLASS, "-o", "x.md", "--from", "2026-12", "--to", "2026-11"): ("早于", "对调"),
    ("catalog", "-o", "x.md", "--from", "今天"): ("不分日期", "只用于课程表"),
    ("catalog", "-o", "x.md", "--layout", "grid"): ("没有 --layout", "只用于课程表"),
    (*CLASS, "-o", "x.md", "--layout", "x"): ("--layout", "--help"),
    (*CLASS, "-o", "x.md", "--title-color", "蓝"): ("“蓝”不是颜色", "#c00000"),
    (*CLASS, "-o", "x.md", "--template", "no.docx"): ("没有这个文件", "--write-template"),
    (*CLASS, "-o", "x.md", "--out-dir", "d"): ("--out-dir 要和 --all 一起用", "-o"),
    ("timetable", "--all"): ("没有写 --all 的文件放在哪里", "--out-dir"),
    ("timetable", "--all", "-o", "x.pdf"): ("不能用 -o", "--out-dir"),
    ("timetable", "--all", "--out-dir", "d", "--from", "2030"): ("没有可导出的班次", "list"),
    (*CLASS, "-o", "x.md", "--title-color", ""): ("“”不是颜色", "#c00000"),
    (*CLASS, "-o", "x.docx", "--template", "."): ("它是文件夹", "--write-template"),
    ("catalog", "--all", "--out-dir", "d"): ("只有一个文件", "去掉 --all"),
    (*CLASS, "--all", "--out-dir", "d"): ("每个班一个文件", "去掉 --all"),
    ("timetable", "--all", "--out-dir", "d", "--format", "x"): ("没有“x”这种格式", "可写成"),
    ("attendance", *CLASS[1:], *HEKOU, "-o", "x.pdf"): ("写了不止一次", "只有课程表"),
    ("catalog", "--school", "hekou", "--school", "nanping", "-o", "x.md"): ("不止一次", "只留"),
    ("timetable", "--all", *SCHOOLS, "--out-dir", "d"): ("--school 写了不止一次", "只留一个"),
    ("sheet", *CLASS[1:], *HEKOU, "-o", "x.xlsx"): ("--class 写了不止一次", "只留一个"),
    (*CLASS, "--school", "hekou", "-o", "x.md"): ("--class 和 --school 不能一起用", "留下一个"),
    (*CLASS, "--drafts", "-o", "x.md"): ("--drafts 要和 --all 一起用", "-o"),
    (*CLASS, "--prune", "-o", "x.md"): ("--prune 要和 --all 一起用", "-o"),
    (*CLASS, "--by", "day", "-o", "x.md"): ("课程表没有 --by", "只用于签到表"),
    ("catalog", "--across", "2", "-o", "x.md"): ("课程目录没有 --across", "只用于签到表"),
    ("sites", "--roster", "a.txt", "-o", "x.md"): ("没有 --roster", "只用于签到表"),
    ("attendance", *CLASS[1:], "--across", "3", "-o", "x.pdf"): ("--across", "--help"),
    ("attendance", *CLASS[1:], "--by", "week", "-o", "x.pdf"): ("--by", "--help"),
    ("attendance", *CLASS[1:], "--roster", "no.txt", "-o", "x.pdf"): ("没有这个文件", "名单"),
}


def test_what_is_wrong_is_said_with_what_to_do(pschool: Pschool, tmp_path: Path) -> None:
    exported = partial(pschool, "export", "--catalog", str(QINGSHI), cwd=tmp_path)
    for arguments, (message, hint) in WRONG.items():
        result = exported(*arguments)
        assert (result.code, result.out) == (2, ""), arguments
        error, _, said = result.err.partition("提示：")
        assert message in error
        assert hint in said
    assert list(tmp_path.iterdir()) == []


def test_help_says_what_can_be_written_as_what(pschool: Pschool) -> None:
    out = pschool("export", "--help").out
    for name, document in load_documents().items():
        formats = "、".join(formats_for(document.content))
        assert f"{name} {document.title}：{formats}" in out


def test_a_character_without_a_font_is_named_with_its_place(
    pschool: Pschool, tmp_path: Path
) -> None:
    text = training_class(taught("s01", "2026-10-12 08:30-10:00", note="喜迎\U0001f9e8"))
    root = write_catalog(tmp_path, {"classes/banci.yaml": text})
    target = tmp_path / "课程表.pdf"
    result = pschool(
        "export", "timetable", "--class", "banci", "-o", str(target), "--catalog", str(root)
    )
    assert result.code == 0
    source = root / "classes" / "banci.yaml"
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "\U0001f9e8" in each)
    assert "U+1F9E8" in result.err
    assert f"{os.path.relpath(source)}:{line}:" in result.err or f"{source}:{line}:" in result.err


def test_pictures_go_on_in_files_beside(pschool: Pschool, tmp_path: Path) -> None:
    one = tmp_path / "一张.png"
    assert pschool("export", *CLASS, "-o", str(one)).code == 0
    assert one.read_bytes().startswith(b"\x89PNG")
    arguments = ("timetable", *CLASS[1:], *HEKOU)
    result = pschool("export", *arguments, "-o", str(tmp_path / "几张.png"))
    pages = sorted(path.name for path in tmp_path.glob("几张*"))
    assert pages == ["几张.png", "几张_2.png"]
    assert "几张.png 至 几张_2.png，共 2 张" in result.err
    result = pschool("export", *arguments, "-o", "-", "--format", "png")
    assert (result.code, result.out) == (2, "")


def test_pages_of_an_earlier_export_are_told_and_kept(pschool: Pschool, tmp_path: Path) -> None:
    target = tmp_path / "课程表.png"
    for name in ("课程表_2.png", "课程表_12.png", "课程表_秋.png", "课程表_2.pdf"):
        (tmp_path / name).write_bytes(b"before")
    result = pschool("export", *CLASS, "-o", str(target))
    assert "课程表_12.png、课程表_2.png是以前导出的" in result.err
    assert "秋" not in result.err
    assert (tmp_path / "课程表_2.png").read_bytes() == b"before"
    (tmp_path / "课程表_2.png").unlink()
    (tmp_path / "课程表_12.png").unlink()
    assert "以前" not in pschool("export", *CLASS, "-o", str(target)).err


def test_an_empty_timetable_is_written_and_told(pschool: Pschool, tmp_path: Path) -> None:
    target = tmp_path / "课程表.md"
    result = pschool("export", *CLASS, "--from", "2030", "-o", str(target))
    assert result.code == 0
    assert "没有课次，是空表" in result.err
    assert "没有课次" in target.read_text("utf-8")


def test_values_of_options_in_any_case(pschool: Pschool, tmp_path: Path) -> None:
    arguments = ("--layout", "LIST", "--paper", "A3", "-o", str(tmp_path / "课程表.md"))
    assert pschool("export", *CLASS, *arguments).code == 0


def test_the_template_is_handed_out_and_used(pschool: Pschool, tmp_path: Path) -> None:
    template, target = tmp_path / "样本.docx", tmp_path / "课程表.docx"
    assert pschool("export", "--write-template", str(template)).code == 0
    arguments = (*CLASS, "--template", str(template))
    assert pschool("export", *arguments, "-o", str(target)).code == 0
    assert target.read_bytes().startswith(b"PK")
    before = template.read_bytes()
    assert "会覆盖样本" in pschool("export", *arguments, "-o", str(template)).err
    assert template.read_bytes() == before
    assert "只用于 .docx" in pschool("export", *arguments, "-o", str(tmp_path / "x.pdf")).err
    result = pschool("export", "catalog", "--write-template", str(tmp_path / "y.docx"))
    assert result.code == 2
    assert "后缀不对" in pschool("export", "--write-template", str(tmp_path / "y.dotx")).err
