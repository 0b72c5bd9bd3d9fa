"""Weekly sessions."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.repeat_session import Recurrence, repeat_session
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import Replace
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog

CLASS = """\
title: 夜校
school: liudu
from: 2026-03-02
to: 2026-06-30
audience: [farmers]
size: 30
sessions:
  - {id: s01, date: 2026-03-04, start: 19:30, end: 21:00, activity: 讲座, status: moved, note: 因雨}
  - {id: s02, date: 2026-03-12, start: 19:30, end: 21:00, activity: 座谈}
"""


def plan(tmp_path: Path, recurrence: Recurrence, text: str = CLASS, closed: str = "") -> Plan:
    manifest = "format: 1\ntitle: 目录\nthemes: {a: 甲}\n"
    if closed:
        day = f"{{from: {closed}, to: {closed}, why: 集市}}"
        manifest += f"calendar: {{closed: [{day}]}}\n"
    root = write_catalog(tmp_path, {"classes/banci.yaml": text, "catalog.yaml": manifest})
    tree = DiskTree(root)
    lookup = Lookup(tree, lambda: load(tree))
    return repeat_session(lookup, Key(Kind.SESSION, "banci/s01"), recurrence)


def lines(plan: Plan) -> list[str]:
    """The sessions' lines of the new file."""
    (replaced,) = plan.changes.changes
    assert isinstance(replaced, Replace)
    return replaced.data.decode().splitlines()[7:]


def test_it_is_added_each_week_in_order_of_time(tmp_path: Path) -> None:
    assert lines(plan(tmp_path, Recurrence(7, 2, None))) == [
        *CLASS.splitlines()[7:8],
        "  - {id: s03, date: 2026-03-11, start: 19:30, end: 21:00, activity: 讲座}",
        *CLASS.splitlines()[8:9],
        "  - {id: s04, date: 2026-03-18, start: 19:30, end: 21:00, activity: 讲座}",
    ]


def test_days_off_are_skipped_and_the_number_of_times_stays(tmp_path: Path) -> None:
    planned = plan(tmp_path, Recurrence(7, 2, None), closed="2026-03-11")
    assert [line[20:30] for line in lines(planned)] == [
        "2026-03-04",
        "2026-03-12",
        "2026-03-18",
        "2026-03-25",
    ]
    assert planned.notes == ("跳过 3月11日（周三）：集市",)


def test_until_a_day_that_counts_too(tmp_path: Path) -> None:
    planned = plan(tmp_path, Recurrence(7, None, dt.date(2026, 3, 18)))
    assert len(lines(planned)) == 4
    assert len(lines(plan(tmp_path, Recurrence(7, 1, dt.date(2026, 3, 18))))) == 3


def test_nothing_to_add_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="一次课也没有增加"):
        plan(tmp_path, Recurrence(7, 3, dt.date(2026, 3, 5)))


def test_a_session_without_a_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match=r"yaml:8:21 banci/s01 的日期（date）读不出来"):
        plan(tmp_path, Recurrence(7, 3, None), CLASS.replace("2026-03-04", "三月"))


def test_what_is_no_session_among_the_others_is_passed_over(tmp_path: Path) -> None:
    planned = plan(tmp_path, Recurrence(7, 1, None), CLASS + "  - 开班\n")
    assert "date: 2026-03-11" in "".join(lines(planned))


def test_of_two_sessions_with_one_id_neither_is_repeated(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="里有 2 次课的编号都是 s01"):
        plan(tmp_path, Recurrence(7, 1, None), CLASS.replace("s02", "s01"))
