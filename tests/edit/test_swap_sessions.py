"""Two sessions that exchange day, time and site."""

from pathlib import Path

import pytest

from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.sessions import filed_session
from partyschool_cli.edit.swap_sessions import swap
from partyschool_cli.errors import CommandLineError
from tests.edit.winter import WINTER, changed, lookup, winter


def plan(root: Path, one: str, other: str, why: str = "") -> Plan:
    found = lookup(root)
    return swap(found, filed_session(found, one), filed_session(found, other), why)


def test_both_have_moved_in_one_file(tmp_path: Path) -> None:
    root = winter(tmp_path)
    assert changed(root, plan(root, "winter/s02", "winter/s03", "换人")) == {
        "winter/s02": {
            "start": "10:00",
            "end": "11:30",
            "site": "litang",
            "status": "moved",
            "note": "换人",
        },
        "winter/s03": {
            "start": "08:30",
            "end": "10:00",
            "site": "jiaoshi",
            "status": "moved",
            "note": "换人；带笔记本",
        },
    }


def test_in_two_files(tmp_path: Path) -> None:
    root = winter(tmp_path)
    assert changed(root, plan(root, "autumn/s01", "winter/s02")) == {
        "autumn/s01": {"date": "2026-12-09", "site": "jiaoshi", "status": "moved"},
        "winter/s02": {"date": "2026-12-11", "site": "litang", "status": "moved"},
    }


def test_each_takes_the_others_length_and_lack_of_a_site(tmp_path: Path) -> None:
    text = WINTER.replace("    activity: 开班式\n", "    activity: 开班式\n    note: 请早到\n")
    root = winter(tmp_path, winter=text)
    found = changed(root, plan(root, "winter/s01", "winter/s02"))
    assert found["winter/s01"] == {
        "start": "08:30",
        "end": "10:00",
        "site": "jiaoshi",
        "status": "moved",
    }
    assert found["winter/s02"] == {
        "start": "08:00",
        "end": "08:30",
        "site": None,
        "status": "moved",
    }


def test_a_cancelled_one_takes_place_again_and_is_told(tmp_path: Path) -> None:
    root = winter(tmp_path)
    found = plan(root, "winter/s04", "winter/s02")
    assert changed(root, found)["winter/s04"]["status"] == "moved"
    assert found.notes == ("winter/s04 原来是取消的，对调后照常上",)


def test_at_the_same_time_and_site_nothing_changes(tmp_path: Path) -> None:
    root = winter(tmp_path, together=WINTER)
    assert not plan(root, "winter/s02", "together/s02").changes.changes


def test_a_session_is_not_swapped_with_itself(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="两次写的都是 winter/s02"):
        plan(winter(tmp_path), "winter/s02", "冬季/第2次")
