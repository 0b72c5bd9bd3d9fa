"""`--school` means the school itself in every command; `--with-below` adds those under it."""

import json
from pathlib import Path

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool
from tests.repositories import repository

BELOW = "schools/cunxiao.yaml"
VILLAGE = "title: 成子村农民夜校\ntier: village\nparent: liudu\n"
CLASS = "classes/banci.yaml"
OF_VILLAGE = BASE[CLASS].replace("school: liudu", "school: cunxiao")
TODAY = ("--today", "2026-10-01")
# Commands of a school, without the school.
COMMANDS = [
    ("timetable",),
    ("export", "timetable", "-o", "x.csv"),
    ("export", "classes", "-o", "x.md"),
    ("export", "timetable", "--all", "--out-dir", "out", "--format", "csv"),
    ("export", "sheet", "班次", "-o", "x.xlsx"),
    ("reschedule", "日期:10月12日"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog of a school without classes, and one below it with one."""
    return write_catalog(tmp_path, {BELOW: VILLAGE, CLASS: OF_VILLAGE})


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_school_with_nothing_of_its_own_is_told_who_below_it_has_some(
    pschool: Pschool, root: Path, words: tuple[str, ...]
) -> None:
    before = sorted(root.rglob("*"))
    result = pschool(*words, *TODAY, "--school", "liudu", cwd=root)
    assert (result.code, result.out) == (2, "")
    assert "柳杜乡党校自己没有" in result.err
    assert "下级有的是成子村农民夜校" in result.err
    assert "--with-below" in result.err
    assert [path for path in sorted(root.rglob("*")) if ".pschool" not in str(path)] == before
    below = pschool(*words, *TODAY, "--school", "liudu", "--with-below", cwd=root)
    alone = pschool(*words, *TODAY, "--school", "cunxiao", cwd=root)
    assert below.code == alone.code == 0, below.err


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_those_below_are_of_a_school(pschool: Pschool, root: Path, words: tuple[str, ...]) -> None:
    result = pschool(*words, "--with-below", cwd=root)
    assert (result.code, result.out) == (2, "")
    assert "--with-below 要和 --school 一起用" in result.err


def test_nothing_below_either_is_no_reason_to_name_any(pschool: Pschool, root: Path) -> None:
    (root / CLASS).unlink()
    for more in ((), ("--with-below",)):
        result = pschool("timetable", "--school", "liudu", *more, cwd=root)
        assert result.code == 2
        assert "没有课次" in result.err
        assert "下级有的是" not in result.err


def test_a_notice_for_a_school_alone_or_with_those_below_it(
    pschool: Pschool, tmp_path: Path
) -> None:
    root = repository(tmp_path / "repo", {BELOW: VILLAGE, CLASS: OF_VILLAGE})
    moved = OF_VILLAGE.replace("date: 2026-10-12, start", "date: 2026-10-13, start")
    (root / CLASS).write_text(moved, encoding="utf-8")

    def told(*words: str) -> list[str]:
        result = pschool("notice", "--format", "json", *words, *TODAY, cwd=root)
        return [one["class"] for one in json.loads(result.out)["notices"]]

    assert told("--school", "cunxiao") == ["banci"]
    assert told("--school", "liudu", "--with-below") == ["banci"]
    alone = pschool("notice", "--school", "liudu", *TODAY, cwd=root)
    assert (alone.code, alone.out) == (2, "")
    assert "柳杜乡党校自己没有要通知的改动；下级有的是成子村农民夜校" in alone.err
