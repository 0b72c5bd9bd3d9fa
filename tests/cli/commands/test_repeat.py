"""`pschool repeat`."""

from pathlib import Path

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import TTY, Pschool, TypeKeys


@pytest.fixture
def root(tmp_path: Path) -> Path:
    text = BASE["classes/banci.yaml"].replace("to: 2026-10-13", "to: 2026-11-30")
    return write_catalog(tmp_path, {"classes/banci.yaml": text})


def test_weekly_sessions(pschool: Pschool, root: Path) -> None:
    result = pschool("repeat", "banci/s01", "--every", "week", "--times", "2", cwd=root)
    assert result.code == 0, result.err
    assert result.out.splitlines()[:2] == [
        "增加 党员轮训班 s02（党章导读）：10月19日（周一）08:30—10:00",
        "增加 党员轮训班 s03（党章导读）：10月26日（周一）08:30—10:00",
    ]


def test_until_a_day_as_one_says_it(pschool: Pschool, root: Path) -> None:
    result = pschool("repeat", "banci/s01", "--until", "10月26日", "--dry-run", cwd=root)
    assert result.out.count("增加") == 2


def test_until_a_day_of_the_next_year(pschool: Pschool, root: Path) -> None:
    words = ("repeat", "banci/s01", "--until", "1月4日", "--dry-run", "--force")
    result = pschool(*words, cwd=root)
    assert "1月4日（周一）08:30—10:00" in result.out


EVERY = {"周": "10月26日", "每周": "10月26日", "week": "10月26日", "天": "10月14日"}


def test_how_often_in_either_language(pschool: Pschool, root: Path) -> None:
    for every, second in EVERY.items():
        words = ("repeat", "banci/s01", "--every", every, "--times", "2", "--dry-run")
        assert f"s03（党章导读）：{second}" in pschool(*words, cwd=root).out


def test_other_intervals_are_refused(pschool: Pschool, root: Path) -> None:
    result = pschool("repeat", "banci/s01", "--every", "month", "--times", "2", cwd=root)
    assert (result.code, result.out) == (2, "")
    assert "“month”" in result.err
    assert "week（每周）" in result.err


def test_how_often_has_to_be_said(pschool: Pschool, root: Path) -> None:
    result = pschool("repeat", "banci/s01", cwd=root)
    assert (result.code, result.out) == (2, "")
    assert "--times" in result.err


def test_outside_of_the_class_it_is_refused(pschool: Pschool, root: Path) -> None:
    before = (root / "classes/banci.yaml").read_bytes()
    result = pschool("repeat", "banci/s01", "--times", "20", cwd=root)
    assert result.code == 1
    assert "没有写" in result.out
    assert (root / "classes/banci.yaml").read_bytes() == before


def test_a_terminal_is_asked(pschool: Pschool, root: Path, type_keys: TypeKeys) -> None:
    type_keys("轮训\r" + "s01\r" + "两\r\x152次\r")
    result = pschool("repeat", "--dry-run", cwd=root, env=TTY)
    assert result.out.count("增加") == 2
