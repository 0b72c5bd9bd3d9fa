"""`pschool timetable`, on the fixed catalog and on small ones made for the purpose."""

from functools import partial
from itertools import cycle, product
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from wcwidth import wcswidth

from tests.catalogs import write_catalog
from tests.cli.conftest import Pschool, not_refused
from tests.full_run import is_full_run
from tests.hostile_catalog import CONTROLS, HOSTILE, hostile_catalog
from tests.timetables import session, taught, training_class

NARROW, WIDE = {"COLUMNS": "80"}, {"COLUMNS": "140"}


def lines_fit(text: str, width: int) -> bool:
    return all(wcswidth(line) <= width for line in text.splitlines())


@pytest.mark.parametrize("columns", ["80", "140"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("hekou-members-2026", "--week", "2026-03-09"),
        ("hekou-evening-2026", "--week", "2026-01-20"),
        ("--school", "nanping", "--week", "2026-W11"),
        ("--teacher", "greenhouse-expert", "--week", "2026-W15"),
        ("hekou-members-2026", "--list"),
        (),
        ("--week", "2026-W11"),
    ],
    ids=["class", "cancelled", "school", "teacher", "list", "all", "combined"],
)
def test_looks(
    pschool: Pschool, snapshot: SnapshotAssertion, columns: str, arguments: tuple[str, ...]
) -> None:
    result = pschool("timetable", *arguments, env={"COLUMNS": columns})
    assert result.code == 0
    assert lines_fit(result.out, int(columns))
    assert result.out == snapshot


WIDTHS = ("30", "40", "60", "80", "100", "200")
WEEKS = ("2026-W11", "2026-W04", "2026-W10")


def test_fits_any_terminal_and_leaves_no_spaces_at_ends(pschool: Pschool) -> None:
    for columns, week in product(WIDTHS, WEEKS) if is_full_run() else zip(WIDTHS, cycle(WEEKS)):
        result = pschool("timetable", "--week", week, env={"COLUMNS": columns})
        assert lines_fit(result.out, int(columns)), (columns, week)
        assert all(line == line.rstrip() for line in result.out.splitlines()), (columns, week)


def test_columns_line_up(pschool: Pschool) -> None:
    out = pschool("timetable", "hekou-members-2026", "--week", "2026-W11", env=WIDE).out
    grid = [line for line in out.splitlines() if "│" in line or "┼" in line]
    edges = {
        tuple(wcswidth(line[:index]) for index, letter in enumerate(line) if letter in "│┼├┤")
        for line in grid
    }
    longest = max(edges, key=len)
    # Lines are cut where nothing follows.
    assert all(edge == longest[: len(edge)] for edge in edges)


def test_every_session_of_a_week_is_shown(pschool: Pschool) -> None:
    for env in (NARROW, WIDE, {"COLUMNS": "50"}, {}):
        out = pschool("timetable", "--week", "2026-W11", env=env).out
        text = out.replace("\n", "").replace(" ", "").replace("│", "")
        for title in ("开班式", "党章导读", "分组讨论", "结业式", "果园病虫害"):
            assert title in text


def test_a_pipe_wraps_nothing(pschool: Pschool) -> None:
    out = pschool("timetable", "hekou-members-2026", "--week", "2026-W11").out
    assert "  上午  08:00–08:30  开班式\n" in out
    assert "习近平新时代中国特色社会主义思想" in out


def test_a_merged_cell_has_no_rule_through_it(pschool: Pschool, tmp_path: Path) -> None:
    text = training_class(
        session("s01", "2026-10-12 08:30-17:30", activity="全天外出观摩"),
        session("s02", "2026-10-13 08:30-11:30", activity="讨论"),
        session("s03", "2026-10-14 14:30-17:30", activity="座谈"),
    )
    root = write_catalog(tmp_path, {"classes/banci.yaml": text})
    out = pschool(
        "timetable", "banci", "--week", "2026-W42", "--catalog", str(root), env=NARROW
    ).out
    first, between = (line for line in out.splitlines() if line.startswith("─"))
    assert first.startswith("─────┼──")
    # The rule before the afternoon goes on to the right of the cell of Monday.
    assert between.startswith("─────┤  ")
    assert between[6:].strip().startswith("├──")


def test_today_is_marked(pschool: Pschool) -> None:
    for env in (NARROW, WIDE, {}):
        out = pschool("timetable", "hekou-members-2026", "--today", "2026-03-10", env=env).out
        assert out.count("今天") == 1


def test_holidays_and_closed_days_are_named(pschool: Pschool) -> None:
    out = pschool("timetable", env=WIDE).out
    assert out.count("元宵节") == 2
    assert "░" in out
    assert "清明" in pschool("timetable", "--week", "2026-04-07", env=WIDE).out


def test_moved_and_cancelled_sessions_are_marked(pschool: Pschool, tmp_path: Path) -> None:
    text = training_class(
        taught("s01", "2026-10-12 08:30-10:00", status="moved"),
        taught("s02", "2026-10-12 10:00-11:30", status="cancelled"),
    )
    root = str(write_catalog(tmp_path, {"classes/banci.yaml": text}))
    for env in (NARROW, {}):
        out = pschool("timetable", "banci", "--week", "2026-W42", "--catalog", root, env=env).out
        assert "【调课】党章导读" in out
        assert "【取消】党章导读" in out
        assert "1 次，2 学时；取消 1 次" in out


def test_a_narrow_list_says_what_is_cancelled_and_what_it_leaves_out(pschool: Pschool) -> None:
    arguments = ("timetable", "hekou-evening-2026", "--list")
    out = pschool(*arguments, env={"COLUMNS": "60"}).out
    assert "【取消】" in out
    assert "窗口较窄，没有显示：地点、备注" in out
    for columns in ("80", "140"):
        out = pschool(*arguments, env={"COLUMNS": columns}).out
        assert "【取消】" in out
        assert "没有显示" not in out
        assert "…" not in out


def test_a_class_within_one_week_has_its_own_days_only(pschool: Pschool) -> None:
    out = pschool("timetable", "hekou-members-2026", env=WIDE).out
    assert "2026年3月9日—11日" in out
    assert "周四" not in out


def test_a_class_without_sessions_this_week_shows_its_next_week(pschool: Pschool) -> None:
    result = pschool("timetable", "hekou-members-2026")
    assert "本周没有课；下一次课在2026年3月9日（周一），以下是那一周" in result.err
    assert "3月9日" in result.out


def test_a_class_that_is_over_shows_its_last_week(pschool: Pschool) -> None:
    result = pschool("timetable", "hekou-evening-2026", "--today", "2026-12-01")
    assert "最近一次课在2026年4月7日" in result.err
    assert "2026年4月6日—10日" in result.out


def test_a_week_that_was_asked_for_stays_though_it_is_empty(pschool: Pschool) -> None:
    result = pschool("timetable", "hekou-members-2026", "--week", "2026-W20")
    assert (result.code, result.out) == (0, "")
    assert "5月11日那一周没有课" in result.err


def test_a_class_without_any_session(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"classes/banci.yaml": training_class()})
    result = pschool("timetable", "banci", "--catalog", str(root))
    assert (result.code, result.out) == (0, "")
    assert "还没有课次" in result.err


def test_the_list_has_the_whole_class_unless_a_week_is_asked_for(pschool: Pschool) -> None:
    whole = pschool("timetable", "hekou-evening-2026", "--list").out
    assert "1月20日" in whole
    assert "4月7日" in whole
    week = pschool("timetable", "hekou-evening-2026", "--list", "--week", "2026-01-20").out
    assert "1月20日" in week
    assert "4月7日" not in week


def test_equal_dates_are_said_once(pschool: Pschool) -> None:
    out = pschool("timetable", "hekou-members-2026", "--list").out
    assert [line.count("3月11日") for line in out.splitlines()[2:]].count(1) == 1


def test_retired_classes_are_not_in_the_timetable_of_all(pschool: Pschool, tmp_path: Path) -> None:
    lesson = taught("s01", "2026-03-02 08:30-10:00")
    files = {
        "classes/banci.yaml": training_class(lesson, title="在用班"),
        "classes/old.yaml": training_class(lesson, title="停用班", status="retired"),
    }
    out = pschool("timetable", "--catalog", str(write_catalog(tmp_path, files))).out
    assert "在用班" in out
    assert "停用班" not in out


WRONG = {
    ("没有的班",): "没有“没有的班”这个班次",
    ("下周",): "写成 pschool timetable --week 下周",
    ("2026-W42",): "写成 pschool timetable --week 2026-W42",
    ("--teacher", "nobody"): "没有“nobody”这个教师",
    ("hekou-members-2026", "--teacher", "theory-lecturer"): "CLASS 和 --teacher 不能一起用",
    ("--week", "第60周"): "2026年没有“第60周”",
    ("--week", "2026-10"): "不止一周",
}


def test_what_is_wrong_is_said(pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "timetable"), WRONG) == {}
    assert all("提示：" in pschool("timetable", *words).err for words in WRONG)


ASKED = (("banci",), ("--school", "liudu"), ("banci", "--list"), ())
WINDOWS: tuple[dict[str, str], ...] = (NARROW, WIDE, {})


@pytest.mark.parametrize("text", [HOSTILE, HOSTILE + CONTROLS, "A" * 300, "长" * 300])
def test_hostile_text_neither_drives_the_terminal_nor_breaks_the_grid(
    pschool: Pschool, tmp_path: Path, text: str
) -> None:
    root = str(hostile_catalog(tmp_path, text))
    for env, arguments in product(WINDOWS, ASKED) if is_full_run() else zip(cycle(WINDOWS), ASKED):
        words = ("timetable", *arguments, "--catalog", root, "--today", "2026-10-12")
        result = pschool(*words, env=env)
        assert result.code == 0, result.err
        assert "\x1b" not in result.out
        assert "\u202e" not in result.out
        if env and text.isprintable() and "😀" not in text:
            assert lines_fit(result.out, int(env["COLUMNS"]))


CONTRADICTING = {
    ("--week", "2026-W11", "--from", "2026-03"): "--week 不能和 --from、--to 一起用",
    ("--from", "2026-04", "--to", "2026-03"): "早于",
    ("--from", "哪天"): "--from",
    ("--class", "hekou-members-2026", "--school", "hekou"): "--class 和 --school",
    ("hekou-members-2026", "--school", "hekou"): "CLASS 和 --school",
    ("--school", "hekou", "--from", "2030"): "没有课次",
}


def test_options_that_do_not_go_together(pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "timetable"), CONTRADICTING) == {}
