"""`pschool export`: which file holds what, what is refused, and that nothing is half written."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from partyschool_cli.cli import export_all
from partyschool_cli.export.exporter import DOCUMENT_TITLES, formats_of
from tests.catalogs import write_catalog
from tests.cli.conftest import SHIPPED, Pschool
from tests.hostile_catalog import hostile_catalog
from tests.timetables import taught, training_class

CLASS = ("timetable", "--class", "liudu-winter-2026")
PLAIN = ("ics", "csv", "md", "json")


@pytest.mark.parametrize("format", PLAIN)
def test_the_suffix_picks_the_format(pschool: Pschool, tmp_path: Path, format: str) -> None:
    target = tmp_path / f"课程表.{format}"
    result = pschool("export", *CLASS, "-o", str(target))
    assert (result.code, result.out) == (0, "")
    assert result.err == f"已写入 {target}（课程表）\n"
    assert "十五五" in target.read_text("utf-8-sig").replace("\n ", "")


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


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("teachers", "清徐县乡镇党校师资名册"),
        ("师资", "清徐县乡镇党校师资名册"),
        ("sites", "清徐县乡镇党校教学点名册"),
        ("教学点", "清徐县乡镇党校教学点名册"),
        ("classes", "清徐县乡镇党校班次名册"),
        ("班次", "清徐县乡镇党校班次名册"),
        ("catalog", "清徐县乡镇党校课程目录"),
        ("课程目录", "清徐县乡镇党校课程目录"),
    ],
)
def test_what_has_english_and_chinese_names(pschool: Pschool, what: str, title: str) -> None:
    result = pschool("export", what, "-o", "-", "--format", "json")
    assert json.loads(result.raw)["title"] == title


def test_the_subject_of_a_timetable_by_any_name(pschool: Pschool) -> None:
    def ids(*arguments: str) -> set[str]:
        result = pschool("export", "课程表", *arguments, "-o", "-", "--format", "json")
        return {ref for each in json.loads(result.raw)["sessions"] for ref in each["ids"]}

    assert ids("--class", "柳杜乡党员冬季") == {"liudu-winter-2026/s01", "liudu-winter-2026/s02"}
    assert "liudu-winter-2026/s02" in ids("--teacher", "柳杜乡大棚种植田秀才")
    assert "liudu-winter-2026/s02" in ids("--site", "liudu-classroom")
    assert "liudu-winter-2026/s02" in ids("--school", "liudu")


def test_days_of_a_timetable(pschool: Pschool) -> None:
    def dates(*arguments: str) -> list[str]:
        arguments = ("--class", "chengzi-evening-2026", *arguments)
        result = pschool("export", "timetable", *arguments, "-o", "-", "--format", "json")
        return [each["date"] for each in json.loads(result.raw)["sessions"]]

    assert dates("--from", "2026-03") == [date for date in dates() if date >= "2026-03"]
    assert dates("--to", "2026-01") == [date for date in dates() if date < "2026-02"]
    assert dates("--from", "1月27日", "--to", "2026-01-27") == ["2026-01-27"]


def test_attendance_is_written_where_a_format_can(pschool: Pschool, tmp_path: Path) -> None:
    format = formats_of("attendance")[0]
    target = tmp_path / f"签到表.{format}"
    arguments = ("attendance", "--class", "liudu-winter-2026", "-o", str(target))
    assert pschool("export", *arguments).code == 0
    assert target.stat().st_size > 1000


def test_the_print_date_is_today(pschool: Pschool) -> None:
    def text(*arguments: str, **env: str) -> str:
        return pschool("export", *CLASS, "-o", "-", "--format", "md", *arguments, env=env).out

    assert "打印日期：2026年3月2日" in text()
    assert "打印日期：2026年12月1日" in text("--today", "2026-12-01")
    assert "打印日期：2001年9月9日" in text(SOURCE_DATE_EPOCH="1000000000")


def test_layout_of_a_timetable(pschool: Pschool) -> None:
    def text(*arguments: str) -> str:
        return pschool("export", *CLASS, "-o", "-", "--format", "md", *arguments).out

    assert "| 日期 |" in text("--layout", "list")
    assert "| 上午 |" in text("--layout", "grid")


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        ((), "没有写导出什么", "timetable（课程表）"),
        (("timtable", "-o", "x.pdf"), "不能导出“timtable”", "是不是 timetable？"),
        (CLASS, "没有写导出到哪个文件", "-o"),
        (("timetable", "-o", "x.md"), "没有写导出谁的课程表", "--class"),
        (("attendance", "-o", "x.pdf"), "签到表是一个班的", "--class"),
        (("attendance", "--school", "liudu", "-o", "x.pdf"), "签到表是一个班的", "--class"),
        (("sites", "--class", "liudu-winter-2026", "-o", "x.md"), "不能只要一个班次的", "--school"),
        ((*CLASS, "--teacher", "liudu-teacher", "-o", "x.md"), "不能一起用", "留下一个"),
        ((*CLASS, "-o", "x"), "没有后缀", "课程表可写成 pdf"),
        ((*CLASS, "-o", "x.jpg"), "不认识后缀“.jpg”", "ics、csv、md、json"),
        ((*CLASS, "-o", "x.jsonld"), "课程表不能写成 .jsonld", "可写成 pdf"),
        ((*CLASS, "-o", "-"), "要说明格式", "--format"),
        ((*CLASS, "-o", "-", "--format", "jsn"), "没有“jsn”这种格式", "是不是 json？"),
        ((*CLASS, "-o", "x.md", "--from", "昨日"), "--from：", "2026-10-12"),
        ((*CLASS, "-o", "x.md", "--from", "2026-12", "--to", "2026-11"), "早于", "对调"),
        (("catalog", "-o", "x.md", "--from", "今天"), "不分日期", "只用于课程表"),
        (("catalog", "-o", "x.md", "--layout", "grid"), "没有 --layout", "只用于课程表"),
        ((*CLASS, "-o", "x.md", "--layout", "x"), "--layout", "--help"),
        ((*CLASS, "-o", "x.md", "--title-color", "蓝"), "“蓝”不是颜色", "#c00000"),
        ((*CLASS, "-o", "x.md", "--template", "no.docx"), "没有这个文件", "--write-template"),
        ((*CLASS, "-o", "x.md", "--out-dir", "d"), "--out-dir 要和 --all 一起用", "-o"),
        (("timetable", "--all"), "没有写 --all 的文件放在哪里", "--out-dir"),
        (("timetable", "--all", "-o", "x.pdf"), "不能用 -o", "--out-dir"),
        (("timetable", "--all", "--out-dir", "d", "--from", "今天"), "--from", "去掉"),
        (("catalog", "--all", "--out-dir", "d"), "只有一个文件", "去掉 --all"),
        ((*CLASS, "--all", "--out-dir", "d"), "每个班一个文件", "去掉 --all"),
        (("timetable", "--all", "--out-dir", "d", "--format", "x"), "没有“x”这种格式", "可写成"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(
    pschool: Pschool, tmp_path: Path, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    result = pschool("export", *arguments, "--catalog", str(SHIPPED), cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    error, _, said = result.err.partition("提示：")
    assert message in error
    assert hint in said
    assert list(tmp_path.iterdir()) == []


def test_help_says_what_can_be_written_as_what(pschool: Pschool) -> None:
    out = pschool("export", "--help").out
    for name, title in DOCUMENT_TITLES.items():
        assert f"{name} {title}：{'、'.join(formats_of(name))}" in out


# ------------------------------------------------------------------------------- what is refused


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_catalog(tmp_path)


@pytest.mark.parametrize("path", ["catalog.yaml", "courses/dangzhang.yaml", "classes/new.md"])
def test_the_catalog_is_never_overwritten(pschool: Pschool, root: Path, path: str) -> None:
    before = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    arguments = ("teachers", "-o", str(root / path), "--format", "md", "--catalog", str(root))
    result = pschool("export", *arguments)
    assert result.code == 2
    assert "在课程目录里" in result.err
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_a_folder_is_never_overwritten(pschool: Pschool, tmp_path: Path) -> None:
    folder = tmp_path / "名册.md"
    folder.mkdir()
    assert pschool("export", "teachers", "-o", str(folder)).code == 2
    assert "是文件夹" in pschool("export", "teachers", "-o", f"{tmp_path}/").err
    assert list(tmp_path.rglob("*")) == [folder]


def test_a_link_to_somewhere_else_is_not_followed(pschool: Pschool, tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside.md", tmp_path / "out" / "名册.md"
    outside.write_text("别动", "utf-8")
    inside.parent.mkdir()
    inside.symlink_to(outside)
    result = pschool("export", "teachers", "-o", str(inside))
    assert result.code == 2
    assert "是链接，通到别的文件夹" in result.err
    assert outside.read_text("utf-8") == "别动"
    beside = tmp_path / "beside.md"
    beside.symlink_to("outside.md")
    assert pschool("export", "teachers", "-o", str(beside)).code == 0
    assert beside.is_symlink()


def test_a_file_is_replaced_whole_or_not_at_all(
    pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "名册.md"
    target.write_text("旧", "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "设备上没有空间", str(target))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        result = pschool("export", "teachers", "-o", str(target))
    assert result.code == 2
    assert "没有空间" in result.err
    assert target.read_text("utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [target]


def test_binary_files_do_not_go_to_a_terminal(pschool: Pschool) -> None:
    result = pschool("export", *CLASS, "-o", "-", "--format", "pdf", env={"PSCHOOL_TEST_TTY": "1"})
    assert (result.code, result.out) == (2, "")
    assert "不是文本" in result.err


# --------------------------------------------------------------------------- warnings, pictures


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


def test_pictures_are_one_a_page(pschool: Pschool, tmp_path: Path) -> None:
    one = tmp_path / "一页.png"
    assert pschool("export", *CLASS, "-o", str(one)).code == 0
    assert one.read_bytes().startswith(b"\x89PNG")
    arguments = ("timetable", "--class", "chengzi-evening-2026", "--layout", "grid")
    result = pschool("export", *arguments, "-o", str(tmp_path / "几页.png"))
    pages = sorted(path.name for path in tmp_path.glob("几页*"))
    assert pages[:2] == ["几页-1.png", "几页-2.png"]
    assert f"几页-1.png 至 几页-{len(pages)}.png，共 {len(pages)} 页" in result.err
    result = pschool("export", *arguments, "-o", "-", "--format", "png")
    assert (result.code, result.out) == (2, "")


# ------------------------------------------------------------------------------------- templates


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


# ------------------------------------------------------------------------------------------- all


def test_all_classes_one_file_each_and_an_index(pschool: Pschool, tmp_path: Path) -> None:
    folder = tmp_path / "课程表"
    result = pschool("export", "timetable", "--all", "--out-dir", str(folder), "--format", "csv")
    assert (result.code, result.out) == (0, "")
    in_use = sorted(path.stem for path in (SHIPPED / "classes").glob("*.yaml"))
    assert sorted(path.stem for path in folder.glob("*.csv")) == in_use
    index = (folder / "index.html").read_text("utf-8")
    for name in in_use:
        assert f'href="{name}.csv"' in index
        rows = csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8-sig")))
        assert list(rows)
    assert f"已写入 {len(in_use)} 个文件" in result.err
    assert "index.html" in result.err


def test_markdown_has_a_markdown_index(pschool: Pschool, tmp_path: Path) -> None:
    arguments = ("--all", "--out-dir", str(tmp_path), "--format", "md", "--school", "liudu")
    assert pschool("export", "timetable", *arguments).code == 0
    index = (tmp_path / "index.md").read_text("utf-8")
    assert "(liudu-winter-2026.md)" in index
    assert "qingxu" not in index


def test_one_failure_does_not_stop_the_others(
    pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    (folder / "liudu-winter-2026.md").mkdir(parents=True)
    real = export_all.export

    def export(catalog: object, wanted: object, *rest: object) -> object:
        if "liudu-online-2026" in str(wanted):
            raise ZeroDivisionError("坏了")
        return real(catalog, wanted, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(export_all, "export", export)
    arguments = ("--all", "--out-dir", str(folder), "--format", "md", "--school", "liudu")
    result = pschool("export", "timetable", *arguments)
    assert result.code == 2
    assert "有 2 个班没有导出" in result.err
    assert "liudu-winter-2026：" in result.err
    assert "liudu-online-2026：程序内部出错：ZeroDivisionError" in result.err
    assert (folder / "liudu-members-2026.md").is_file()
    index = (folder / "index.md").read_text("utf-8")
    assert "liudu-members-2026.md" in index
    assert "liudu-winter-2026" not in index


def test_a_class_called_index_keeps_its_file(pschool: Pschool, tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-10:00")
    files = {"classes/banci.yaml": None, "classes/index.yaml": training_class(lesson)}
    root = write_catalog(tmp_path, files)
    folder = tmp_path / "out"
    arguments = ("--all", "--out-dir", str(folder), "--format", "md", "--catalog", str(root))
    assert pschool("export", "timetable", *arguments).code == 0
    assert "课程表" in (folder / "index.md").read_text("utf-8").splitlines()[0]
    assert "(index.md)" in (folder / "_index.md").read_text("utf-8")


def test_a_large_batch_in_several_processes_is_the_same(
    pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files(folder: str) -> dict[str, bytes]:
        target = tmp_path / folder
        arguments = ("--all", "--out-dir", str(target), "--school", "liudu")
        assert pschool("export", "timetable", *arguments).code == 0
        return {path.name: path.read_bytes() for path in target.iterdir()}

    alone = files("alone")
    monkeypatch.setattr(export_all, "_PAYS_FROM", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert files("together") == alone
    assert len(alone) > 2


def test_the_index_shows_hostile_titles_as_text(pschool: Pschool, tmp_path: Path) -> None:
    root = hostile_catalog(tmp_path)
    for format in ("md", "json"):
        folder = tmp_path / format
        arguments = ("--all", "--out-dir", str(folder), "--format", format)
        assert pschool("export", "timetable", *arguments, "--catalog", str(root)).code == 0
    assert "<script>" not in (tmp_path / "json" / "index.html").read_text("utf-8")
    assert "\\<script\\>" in (tmp_path / "md" / "index.md").read_text("utf-8")


def test_progress_is_for_a_terminal_only(pschool: Pschool, tmp_path: Path) -> None:
    arguments = ("export", "timetable", "--all", "--format", "md", "--out-dir")
    assert "━" not in pschool(*arguments, str(tmp_path / "a")).err
    env = {"PSCHOOL_TEST_TTY": "1", "COLUMNS": "80", "TERM": "xterm"}
    assert "28/28" in pschool(*arguments, str(tmp_path / "b"), env=env).err
