"""`pschool cancel`: sessions that do not take place."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import TTY, Pschool, TypeKeys
from tests.edit.winter import winter

TODAY = "--today=2026-12-01"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return winter(tmp_path)


def statuses(root: Path) -> list[str]:
    """The sessions that are cancelled, by what stands in the files."""
    return [
        f"{path.stem}/{session[:3]}"
        for path in sorted((root / "classes").glob("*.yaml"))
        for session in path.read_text(encoding="utf-8").split("  - id: ")[1:]
        if "status: cancelled" in session
    ]


def test_some_sessions(root: Path, pschool: Pschool) -> None:
    result = pschool("cancel", "winter/s02", "秋季班/1", "--why", "下雪", TODAY, cwd=root)
    assert result.code == 0
    assert "秋季班 s01（党章导读）：状态 按计划 → 取消" in result.out
    assert "冬季轮训班 s02（党章导读）：备注 （无） → 下雪" in result.out
    assert statuses(root) == ["autumn/s01", "winter/s02", "winter/s04"]


FOUND = {
    ("日期:12月9日",): ["winter/s01", "winter/s02", "winter/s03", "winter/s04"],
    ("日期:12月9日 授课人:王示例",): ["winter/s02", "winter/s04"],
    ("日期:12月9日", "-授课人:王示例"): ["winter/s01", "winter/s03", "winter/s04"],
    ("班次:秋季班",): ["autumn/s01", "winter/s04"],
}


def test_all_that_a_query_finds(root: Path, pschool: Pschool) -> None:
    def cancelled(words: tuple[str, ...]) -> list[str]:
        assert pschool("cancel", "--where", *words, "--why", "下雪", TODAY, cwd=root).code == 0
        found = statuses(root)
        assert pschool("undo", cwd=root).code == 0
        return found

    assert {words: cancelled(words) for words in FOUND} == FOUND


def test_more_than_one_are_told(root: Path, pschool: Pschool) -> None:
    result = pschool("cancel", "--where", "日期:12月9日", TODAY, cwd=root)
    assert "符合条件的有 3 次课：winter/s01、winter/s02、winter/s03" in result.err


def test_a_query_that_finds_none_changes_nothing(root: Path, pschool: Pschool) -> None:
    result = pschool("cancel", "--where", "日期:12月8日", TODAY, cwd=root)
    assert result.code == 0
    assert "没有符合条件的课次" in result.err
    assert statuses(root) == ["winter/s04"]


def test_again_nothing_is_written(root: Path, pschool: Pschool) -> None:
    result = pschool("cancel", "winter/s04", TODAY, cwd=root)
    assert (result.code, result.out) == (0, "没有要改的，什么都没有写\n")


def test_all_or_none(root: Path, pschool: Pschool) -> None:
    result = pschool("cancel", "winter/s02", "winter/s77", TODAY, cwd=root)
    assert result.code == 2
    assert statuses(root) == ["winter/s04"]


def test_which_is_asked_for(root: Path, pschool: Pschool, type_keys: TypeKeys) -> None:
    type_keys("秋季\r" + "s01\r")
    assert pschool("cancel", "--why", "下雪", TODAY, cwd=root, env=TTY).code == 0
    assert statuses(root) == ["autumn/s01", "winter/s04"]


@pytest.mark.parametrize(
    ("answer", "cancelled"),
    [("y\r", ["winter/s01", "winter/s02", "winter/s03", "winter/s04"]), ("\r", ["winter/s04"])],
)
def test_many_are_cancelled_where_the_clerk_says_yes(
    answer: str, cancelled: list[str], root: Path, pschool: Pschool, type_keys: TypeKeys
) -> None:
    type_keys(answer)
    result = pschool("cancel", "--where", "日期:12月9日", TODAY, cwd=root, env=TTY)
    assert result.code == 0
    assert statuses(root) == cancelled


def test_one_that_matches_is_not_asked_for(
    root: Path, pschool: Pschool, type_keys: TypeKeys
) -> None:
    assert pschool("cancel", "--where", "班次:秋季班", TODAY, cwd=root, env=TTY).code == 0
    assert statuses(root) == ["autumn/s01", "winter/s04"]


def test_in_a_pipe_what_is_missing_is_named(root: Path, pschool: Pschool) -> None:
    for words in ((), ("--where",)):
        result = pschool("cancel", *words, cwd=root)
        assert result.code == 2
        assert re.search("还缺：哪次课（REF）|没有写查询条件", result.err)
