"""`pschool restore`: cancelled sessions take place after all."""

from pathlib import Path

from tests.cli.conftest import TTY, Pschool, TypeKeys
from tests.edit.winter import WINTER, winter
from tests.timetables import taught, training_class

TODAY = "--today=2026-12-01"


def test_it_is_planned_again(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(tmp_path)
    result = pschool("restore", "winter/s04", TODAY, cwd=root)
    assert result.code == 0
    assert "冬季轮训班 s04（党章导读）：状态 取消 → 按计划" in result.out
    assert "pschool set winter/s04 note=" in result.out
    text = (root / "classes/winter.yaml").read_text(encoding="utf-8")
    assert text == WINTER.replace("    status: cancelled\n", "")


def test_where_its_time_is_taken_other_times_are_offered(tmp_path: Path, pschool: Pschool) -> None:
    other = training_class(
        taught("s01", "2026-12-16 15:00-17:00", site="litang"),
        title="党课",
        **{"from": "2026-12-16", "to": "2026-12-16"},
    )
    root = winter(tmp_path, other=other)
    result = pschool("restore", "winter/s04", TODAY, cwd=root)
    assert result.code == 1
    assert "那时已有：党课 s01（党章导读） 12月16日（周三）15:00—17:00" in result.out
    assert "pschool move winter/s04 12月16日 " in result.out
    assert (root / "classes/winter.yaml").read_text(encoding="utf-8") == WINTER
    assert pschool("move", "winter/s04", "--asap", "--today=2026-12-16", cwd=root).code == 0


def test_one_that_was_not_cancelled(tmp_path: Path, pschool: Pschool) -> None:
    result = pschool("restore", "winter/s02", TODAY, cwd=winter(tmp_path))
    assert result.code == 0
    assert "winter/s02 没有取消，不用恢复" in result.out


def test_which_is_asked_for(tmp_path: Path, pschool: Pschool, type_keys: TypeKeys) -> None:
    root = winter(tmp_path)
    type_keys("冬季\r" + "s04\r")
    assert pschool("restore", TODAY, cwd=root, env=TTY).code == 0
    text = (root / "classes/winter.yaml").read_text(encoding="utf-8")
    assert text == WINTER.replace("    status: cancelled\n", "")
