"""`pschool swap`: two sessions exchange day, time and site."""

from pathlib import Path

from tests.cli.conftest import TTY, Pschool, TypeKeys
from tests.edit.winter import WINTER, winter

TODAY = "--today=2026-12-01"


def test_both_move_in_one_step(tmp_path: Path, pschool: Pschool) -> None:
    root = winter(tmp_path)
    result = pschool("swap", "冬季/2", "秋季班/s01", "--why", "教师出差", TODAY, cwd=root)
    assert result.code == 0
    assert result.out.splitlines()[-1] == "已写入 2 个文件；要撤回：pschool undo"
    text = (root / "classes/winter.yaml").read_text(encoding="utf-8")
    assert "id: s02\n    date: 2026-12-11\n    start: 08:30\n" in text
    assert pschool("undo", cwd=root).code == 0
    assert (root / "classes/winter.yaml").read_text(encoding="utf-8") == WINTER


def test_a_clash_offers_other_times(tmp_path: Path, pschool: Pschool) -> None:
    # The opening takes as long as the lesson before it comes to its place.
    root = winter(tmp_path)
    result = pschool("swap", "winter/s06", "autumn/s01", TODAY, cwd=root)
    assert result.code == 1
    assert "排在秋季班结业后" in result.out
    assert "pschool move autumn/s01 " in result.out


def test_one_session_is_not_two(tmp_path: Path, pschool: Pschool) -> None:
    result = pschool("swap", "winter/s02", "winter/2", cwd=winter(tmp_path))
    assert result.code == 2
    assert "两次写的都是 winter/s02" in result.err


def test_both_are_asked_for(tmp_path: Path, pschool: Pschool, type_keys: TypeKeys) -> None:
    root = winter(tmp_path)
    type_keys("冬季\r" + "s02\r" + "秋季\r" + "s01\r")
    assert pschool("swap", TODAY, cwd=root, env=TTY).code == 0
    assert "date: 2026-12-09" in (root / "classes/autumn.yaml").read_text(encoding="utf-8")


def test_in_a_pipe_both_are_named(tmp_path: Path, pschool: Pschool) -> None:
    result = pschool("swap", cwd=winter(tmp_path))
    assert result.code == 2
    assert "还缺：一次课（REF）、另一次课（REF）" in result.err
