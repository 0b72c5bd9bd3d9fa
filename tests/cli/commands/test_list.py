"""`pschool list`, on the fixed catalog and on small ones made for the purpose."""

import csv
import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from ruamel.yaml import YAML
from syrupy.assertion import SnapshotAssertion

from partyschool_cli.model.kind import Kind
from tests.catalogs import QINGSHI
from tests.cli.conftest import Pschool, not_refused
from tests.full_run import is_full_run

KINDS = [kind.plural for kind in Kind]
TERMINAL = {"PSCHOOL_TEST_TTY": "1", "NO_COLOR": "1"}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A catalog of one school with a course in use, a draft, a retired one, and a retired class."""
    root = tmp_path / "catalog"
    course = (
        "title: {title}\nkind: special\nschool: liudu\nstrand: practical\ncontact_hours: 2\n"
        "delivery: [lecture]\naudience: [farmers]\nstatus: {status}\n"
    )
    files = {
        "catalog.yaml": "format: 1\ntitle: 小目录\nthemes: {skills: 技能}\n",
        "schools/liudu.yaml": "title: 柳杜乡党校\ntier: county\n",
        "courses/grafting.yaml": course.format(title="嫁接", status="active"),
        "courses/pruning.yaml": course.format(title="修剪", status="draft"),
        "courses/old.yaml": course.format(title="旧课", status="retired"),
        "classes/past.yaml": (
            "title: 往期\nschool: liudu\nfrom: 2025-01-06\nto: 2025-01-06\naudience: [farmers]\n"
            "size: 9\nstatus: retired\nsessions:\n"
            '- {id: s01, date: 2025-01-06, start: "08:30", end: "09:30", activity: 开班}\n'
        ),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("width", ["80", "140"])
@pytest.mark.parametrize("kind", KINDS)
def test_tables(pschool: Pschool, snapshot: SnapshotAssertion, kind: str, width: str) -> None:
    result = pschool("list", kind, "--limit", "7", env={**TERMINAL, "COLUMNS": width})
    assert result.code == 0
    assert result.out == snapshot


def test_courses_are_the_default(pschool: Pschool) -> None:
    assert pschool("list").out == pschool("list", "courses").out


def test_every_name_of_a_kind_works(pschool: Pschool) -> None:
    def refs(name: str) -> str:
        return pschool("list", name, "--format", "ids").out

    listed = {kind: refs(kind.plural) for kind in Kind}
    assert all(listed.values())
    expected = {alias: listed[kind] for kind in Kind for alias in kind.aliases}
    assert {alias: refs(alias) for alias in expected} == expected


def test_teachers_by_rank(pschool: Pschool) -> None:
    result = pschool("list", "teachers", "--sort", "order", "--format", "json")
    ranks = [teacher["order"] for teacher in json.loads(result.out)]
    assert ranks == sorted(ranks, key=lambda rank: (rank is None, rank))


def test_sessions_of_a_month_by_a_secretary(pschool: Pschool) -> None:
    result = pschool("list", "sessions", "date:2026-03 teacher:党委书记", "--format", "json")
    sessions = json.loads(result.out)
    assert sessions
    for session in sessions:
        assert session["date"].startswith("2026-03")
        assert any("党委书记" in name for name in session["teacher_names"])


def test_a_long_query(pschool: Pschool) -> None:
    query = "theme:技能素养 hours>=2 (大棚 or 嫁接) -delivery:online"
    assert pschool("list", query, "--format", "ids").out == "greenhouse-planting\n"
    assert pschool("list", *query.split(), "--format", "ids").out == "greenhouse-planting\n"


def test_a_query_may_begin_with_a_minus(pschool: Pschool) -> None:
    result = pschool("list", "-delivery:lecture", "--format", "ids")
    assert result.out == "village-visit\n"


# The ids in what each format has of a list.
IDS: dict[str, Callable[[str], list[str]]] = {
    "json": lambda text: [each["id"] for each in json.loads(text)],
    "jsonl": lambda text: [json.loads(line)["id"] for line in text.splitlines()],
    "yaml": lambda text: [each["id"] for each in YAML(typ="safe", pure=True).load(text)],
    "csv": lambda text: [row["id"] for row in csv.DictReader(io.StringIO(text))],
    "tsv": lambda text: [line.split("\t")[1] for line in text.splitlines()[1:]],
    "md": lambda text: [line.split(" | ")[0][2:] for line in text.splitlines()[2:]],
    "table": lambda text: [line.split("  ")[0] for line in text.splitlines()[2:]],
}


@pytest.mark.parametrize("kind", KINDS)
def test_all_formats_have_the_same_rows(pschool: Pschool, tmp_path: Path, kind: str) -> None:
    refs = pschool("list", kind, "--format", "ids").out.splitlines()
    assert len(refs) == int(pschool("list", kind, "--count").out)
    # In the default run each format with two kinds or three.
    step = 1 if is_full_run() else 3
    for name in [*IDS][KINDS.index(kind) % step :: step]:
        assert IDS[name](pschool("list", kind, "--format", name).out) == refs, name
    assert pschool("list", kind, "-o", str(tmp_path / "list.csv")).code == 0
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["编号"] for row in csv.DictReader(file)] == refs


def workbook(pschool: Pschool, target: Path, kind: str, *columns: str) -> list[list[object]]:
    """The rows of a list that is written to a workbook."""
    assert pschool("list", kind, "-o", str(target), *columns).code == 0
    sheet = load_workbook(target).active
    assert sheet is not None
    return [[*row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_has_the_columns_of_the_terminal_in_their_order(
    pschool: Pschool, tmp_path: Path, kind: str
) -> None:
    shown = pschool("list", kind, env={**TERMINAL, "COLUMNS": "400"}).out.splitlines()[0].split()
    heads, *rows = workbook(pschool, tmp_path / "list.xlsx", kind)
    assert heads == shown
    assert [row[0] for row in rows] == pschool("list", kind, "--format", "ids").out.splitlines()
    everything = workbook(pschool, tmp_path / "all.xlsx", kind, "--columns", "all")[0]
    assert set(shown) - {"起止日期", "时间", "内容", "人数"} <= set(everything)
    assert len(everything) > len(shown)


def test_the_columns_of_a_workbook_are_those_asked_for(pschool: Pschool, tmp_path: Path) -> None:
    def heads(columns: str) -> list[object]:
        return workbook(pschool, tmp_path / "list.xlsx", "schools", "--columns", columns)[0]

    assert heads("全部") == heads("all")
    assert heads("id") == ["编号"]


def test_all_columns_of_a_table_and_of_programs(pschool: Pschool) -> None:
    table = pschool("list", "schools", "--columns", "all").out.splitlines()[0].split()
    assert {"编号", "名称", "备注", "状态"} <= set(table)
    machine = pschool("list", "schools", "--columns", "all", "--format", "csv").out.splitlines()[0]
    assert machine == pschool("list", "schools", "--format", "csv").out.splitlines()[0]


def test_a_pipe_gets_rows_alone(pschool: Pschool) -> None:
    result = pschool("list", "schools")
    assert len(result.out.splitlines()) == 2 + int(pschool("list", "schools", "--count").out)
    assert "\x1b" not in result.out
    assert result.err.startswith("共 ")


def test_a_terminal_gets_the_total_below_the_table(pschool: Pschool) -> None:
    result = pschool("list", "sites", "--limit", "2", env={**TERMINAL, "COLUMNS": "60"})
    assert "个教学点，显示前 2 个；窗口较窄，没有显示：" in result.out.splitlines()[-1]
    assert result.err == ""


def test_columns_are_those_asked_for_in_that_order(pschool: Pschool) -> None:
    asked = ("list", "id:charter", "--columns", "学时,id,school_title")
    assert json.loads(pschool(*asked, "--format", "json").out) == [
        {"contact_hours": 2, "id": "charter", "school_title": "中共青石县委党校"}
    ]
    assert pschool(*asked, "--format", "csv").out.splitlines()[0] == "contact_hours,id,school_title"
    assert pschool(*asked).out.splitlines()[0].split() == ["学时", "编号", "开课学校"]


def test_columns_asked_for_are_shown_however_narrow(pschool: Pschool) -> None:
    names = "id,title,summary,school,teachers"
    result = pschool("list", "--columns", names, env={**TERMINAL, "COLUMNS": "60"})
    assert "没有显示" not in result.out
    assert len(result.out.splitlines()[0].split()) == 5


def test_sort_by_several_keys(pschool: Pschool) -> None:
    result = pschool("list", "--sort", "-hours,id", "--format", "json")
    courses = [(-course["contact_hours"], course["id"]) for course in json.loads(result.out)]
    assert courses == sorted(courses)


def test_limit(pschool: Pschool) -> None:
    total = int(pschool("list", "--count").out)
    for limit in (0, 1, 3, 10_000):
        refs = pschool("list", "--limit", str(limit), "--format", "ids").out.splitlines()
        assert len(refs) == min(limit, total)
        assert pschool("list", "--limit", str(limit)).code == 0


def test_retired_only_with_all(pschool: Pschool, small: Path) -> None:
    assert pschool("list", "--format", "ids", cwd=small).out.split() == ["grafting", "pruning"]
    every = pschool("list", "--all", "--format", "ids", cwd=small).out.split()
    assert every == ["grafting", "old", "pruning"]
    assert pschool("list", "status:retired", "--count", cwd=small).out == "0\n"
    nothing = pschool("list", "旧课", cwd=small)
    assert nothing.err == "没有符合条件的课程；停用的有 1 门，加 --all 列出\n"
    assert pschool("list", "sessions", "--count", cwd=small).out == "0\n"
    assert pschool("list", "sessions", "--count", "--all", cwd=small).out == "1\n"


def test_a_draft_is_marked(pschool: Pschool, small: Path) -> None:
    result = pschool("list", "--all", cwd=small)
    assert "修剪（草稿）" in result.out
    assert "旧课（停用）" in result.out


def test_nothing_found(pschool: Pschool) -> None:
    result = pschool("list", "teachers", "没有这个人")
    assert (result.code, result.out, result.err) == (0, "", "没有符合条件的教师\n")
    assert pschool("list", "没有这门课", "--format", "json").out == "[]\n"
    assert pschool("list", "没有这门课", "--count").out == "0\n"


def test_nothing_there(pschool: Pschool, small: Path) -> None:
    assert pschool("list", "sites", cwd=small).err == "目录里还没有教学点\n"


SLIPS = {
    ("cuorses",): "是不是 courses？",
    (
        "cuorses",
        "hours>=2",
    ): "是不是 courses？",
    (
        "techers",
        "order<5",
    ): "是不是 teachers？",
    ("hour>=2",): "是不是 hours",
    (
        "--columns",
        "titel",
    ): "是不是 title",
    (
        "--columns",
        "a,,b",
    ): "a",
    (
        "--sort",
        "hour",
    ): "是不是 hours",
    (
        "--format",
        "jsn",
    ): "是不是 json？",
    (
        "--format",
        "nothing",
    ): "table、json、jsonl、csv、tsv、md、yaml、ids、xlsx",
    (
        "--limit",
        "-1",
    ): "--limit 不能是 -1",
    (
        "--limit",
        "x",
    ): "要写整数",
    (
        "大棚",
        "--sort",
    ): "选项 --sort 后面要写值",
    ("-o",): "选项 -o 后面要写值",
    ("--count=3",): "选项 --count 不带值",
    (
        "-o",
        "x.doc",
    ): ".json .jsonl .csv .tsv .md .yaml .ids .xlsx",
    (
        "-o",
        "x",
    ): "没有后缀",
    (
        "-o",
        "x.md",
        "--format",
        "table",
    ): "终端表格不能写入文件",
    (
        "-o",
        "x.md",
        "--count",
    ): "--count",
    (
        "--format",
        "ids",
        "--columns",
        "title",
    ): "不能用 --columns",
}


def test_slips_are_helped(pschool: Pschool, tmp_path: Path) -> None:
    assert (
        not_refused(partial(pschool, "list", "--catalog", str(QINGSHI), cwd=tmp_path), SLIPS) == {}
    )
    assert list(tmp_path.iterdir()) == []


def test_a_caret_shows_the_place(pschool: Pschool) -> None:
    result = pschool("list", "主题:乡村振兴 hour>=2")
    lines = result.err.splitlines()
    assert lines[1:3] == ["      主题:乡村振兴 hour>=2", "                    ^^^^"]


def test_a_slip_in_quotes_is_searched_for(pschool: Pschool) -> None:
    result = pschool("list", '"cuorses"')
    assert (result.code, result.err) == (0, "没有符合条件的课程\n")


def test_a_word_that_is_found_is_no_slip(pschool: Pschool, small: Path) -> None:
    course = small / "courses" / "schoolz.yaml"
    text = (small / "courses" / "grafting.yaml").read_text(encoding="utf-8")
    course.write_text(text.replace("嫁接", "Schoolz 入门"), encoding="utf-8")
    assert pschool("list", "schoolz", "--format", "ids", cwd=small).out == "schoolz\n"


def test_a_file_is_written_whole_and_told(pschool: Pschool, tmp_path: Path) -> None:
    result = pschool("list", "schools", "-o", "学校.xlsx", "--catalog", str(QINGSHI), cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
    assert result.err == "已写入 学校.xlsx（4 所学校）\n"
    assert [path.name for path in tmp_path.iterdir()] == ["学校.xlsx"]


def test_format_goes_before_suffix_and_a_dash_is_standard_output(
    pschool: Pschool, tmp_path: Path
) -> None:
    target = tmp_path / "schools.txt"
    assert pschool("list", "schools", "--format", "ids", "-o", str(target)).code == 0
    assert target.read_text() == pschool("list", "schools", "--format", "ids", "-o", "-").out


def test_the_catalogs_own_files_are_safe(pschool: Pschool, small: Path) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    for target in ("catalog.yaml", "courses/grafting.yaml", "courses/new.yaml", "sites/sub/x.csv"):
        result = pschool("list", "-o", target, cwd=small)
        assert result.code == 2
        assert "课程目录" in result.err
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_a_link_to_the_catalog_is_no_way_in(pschool: Pschool, small: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(small / "courses" / "grafting.yaml")
    assert pschool("list", "-o", str(link), cwd=small).code == 2


def test_a_workbook_is_not_printed_on_a_terminal(pschool: Pschool) -> None:
    result = pschool("list", "--format", "xlsx", env=TERMINAL)
    assert (result.code, result.out) == (2, "")
    assert "-o 文件.xlsx" in result.err
    assert pschool("list", "--format", "xlsx").raw.startswith(b"PK")


def test_hostile_text_is_shown_as_text(pschool: Pschool, small: Path) -> None:
    (small / "schools" / "liudu.yaml").write_text(
        'title: "\\e[31m[red]柳杜\\n\\x9b2J\\u202e=1"\ntier: county\n', encoding="utf-8"
    )
    for name in ("table", "json", "jsonl", "csv", "tsv", "md", "yaml"):
        output = pschool("list", "schools", "--format", name, cwd=small).out
        assert "\x1b" not in output
        assert "\x9b" not in output
        assert "red" in output
    table = pschool("list", "schools", cwd=small).out
    assert "␛[31m[red]柳杜 �2J�=1" in table


def test_bad_files_are_left_out_and_told(pschool: Pschool, small: Path) -> None:
    (small / "courses" / "bad.yaml").write_bytes("title: 嫁接".encode("gbk"))
    result = pschool("list", "--format", "ids", cwd=small)
    assert (result.code, result.out) == (0, "grafting\npruning\n")
    assert "有 1 个文件有错" in result.err


def test_the_default_order_of_courses(pschool: Pschool) -> None:
    courses = json.loads(pschool("list", "--format", "json").out)
    schools = list(dict.fromkeys(course["school"] for course in courses))
    assert schools[0] == "qingshi"
    places = [schools.index(course["school"]) for course in courses]
    assert places == sorted(places)
    hekou = [course for course in courses if course["school"] == "hekou"]
    themes = list(dict.fromkeys(course["theme"] for course in hekou))
    assert themes == ["party-affairs", "skills", None]
