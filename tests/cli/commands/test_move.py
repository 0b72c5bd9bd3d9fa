"""`pschool move`: a session at another time or place."""

import json
import shlex
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import TTY, Pschool, TypeKeys, not_refused
from tests.edit.winter import winter

TODAY = "--today=2026-12-01"
CLASH = "错误 PS401 王示例（wang）在12月11日（周五）08:30—10:00有两次课"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return winter(tmp_path)


def test_a_session_moves_and_nothing_else(root: Path, pschool: Pschool) -> None:
    path = root / "classes/winter.yaml"
    before = path.read_text(encoding="utf-8")
    result = pschool("move", "winter/s06", "改到1月4日下午3点", TODAY, cwd=root)
    assert result.code == 0
    assert result.out.splitlines()[0] == (
        "冬季轮训班 s06（党章导读）："
        "2026年12月29日（周二）14:30—16:00 → 2027年1月4日（周一）15:00—16:30"
    )
    expected = before.replace(
        "date: 2026-12-29\n    start: 14:30\n    end: 16:00",
        "date: 2027-01-04\n    start: 15:00\n    end: 16:30",
    ).replace("    locked: true\n", "    status: moved\n    locked: true\n")
    assert path.read_text(encoding="utf-8") == expected
    assert pschool("undo", cwd=root).code == 0
    assert path.read_text(encoding="utf-8") == before


SAID = (
    ("winter/s02", "-1天"),
    ("winter/s02", "提前一天"),
    ("冬季轮训班/s02", "12月8日"),
    ("冬季/第2次课", "12月8日"),
    ("冬季／2", "周二"),
    ("冬季轮训班第2次课", "改到12月8日"),
    ("冬季的第二次课", "提前一天"),
    ("冬季", "第2次", "12月8日"),
    ("winter", "s02", "12月8日"),
)


def test_as_a_clerk_says_it(root: Path, pschool: Pschool) -> None:
    file = root / "classes/winter.yaml"
    before = file.read_bytes()

    def is_moved(words: tuple[str, ...]) -> bool:
        code = pschool("move", *words, TODAY, cwd=root).code
        text = file.read_text(encoding="utf-8")
        file.write_bytes(before)
        return code == 0 and "id: s02\n    date: 2026-12-08\n    start: 08:30\n" in text

    assert [words for words in SAID if not is_moved(words)] == []


def test_a_clash_is_told_in_titles_with_commands(root: Path, pschool: Pschool) -> None:
    before = (root / "classes/winter.yaml").read_bytes()
    result = pschool("move", "winter/s02", "12月11日", "--why", "乡里 开会", TODAY, cwd=root)
    assert result.code == 1
    assert (root / "classes/winter.yaml").read_bytes() == before
    assert result.out.splitlines() == [
        "冬季轮训班 s02（党章导读）：12月9日（周三）08:30—10:00 → 12月11日（周五）08:30—10:00",
        "冬季轮训班 s02（党章导读）：备注 （无） → 乡里 开会",
        f"{CLASH}  classes/winter.yaml:18:16",
        "没有写：这样改会多出 1 个错误",
        "确实要这样写，加 --force",
        "那时已有：秋季班 s01（党章导读） 12月11日（周五）08:30—10:00",
        "班次、教师和教学点都有空的时间，照着打就调过去：",
        '  12月11日（周五）10:00—11:30  pschool move winter/s02 12月11日 10:00 --why "乡里 开会"',
        '  12月11日（周五）14:30—16:00  pschool move winter/s02 12月11日 14:30 --why "乡里 开会"',
        '  12月12日（周六）08:30—10:00  pschool move winter/s02 12月12日 08:30 --why "乡里 开会"',
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("winter/s02", "12月11日"),
        ("winter/s02", "12月11日", "8:30-10:30", "--site", "litang"),
        ("winter/s03", "8:30-9:00"),
        ("winter/s06", "2027-01-01"),
        ("winter/s06", "2028-03-01"),
        ("winter/s04", "12月9日", "9:00", "--teacher", "李示例、王示例"),
    ],
)
def test_each_command_that_is_offered_works(
    words: tuple[str, ...], tmp_path: Path, pschool: Pschool
) -> None:
    root = winter(tmp_path)
    result = pschool("move", *words, TODAY, cwd=root)
    offered = [
        line.partition("pschool ")[2] for line in result.out.splitlines() if "  pschool" in line
    ]
    assert offered
    for number, command in enumerate(offered):
        again = winter(tmp_path / str(number))
        assert pschool(*shlex.split(command), TODAY, cwd=again).code == 0
        assert "status: moved" in (again / "classes/winter.yaml").read_text(encoding="utf-8")


def test_a_personal_number_is_neither_written_nor_offered(root: Path, pschool: Pschool) -> None:
    number = "11010519491231002X"
    result = pschool("move", "winter/s02", "12月11日", "--why", number, "--force", TODAY, cwd=root)
    assert result.code == 1
    again = pschool("move", "winter/s02", "12月11日", "--why", number, TODAY, cwd=root)
    assert again.code == 1
    assert "  pschool move winter/s02 " in again.out
    assert number not in result.out + again.out + result.err + again.err


def test_a_warning_is_written_and_other_times_are_offered(root: Path, pschool: Pschool) -> None:
    result = pschool("move", "winter/s06", "1月1日", TODAY, cwd=root)
    assert result.code == 0
    assert "警告 PS405" in result.out
    assert "pschool move winter/s06 12月31日 14:30" in result.out
    assert "date: 2027-01-01" in (root / "classes/winter.yaml").read_text(encoding="utf-8")


def test_forced(root: Path, pschool: Pschool) -> None:
    result = pschool("move", "winter/s02", "12月11日", "--force", TODAY, cwd=root)
    assert result.code == 0
    assert "date: 2026-12-11" in (root / "classes/winter.yaml").read_text(encoding="utf-8")


def test_as_soon_as_possible(root: Path, pschool: Pschool) -> None:
    result = pschool("move", "winter/s02", "--asap", "--today=2026-12-11", cwd=root)
    assert result.code == 0
    assert "→ 12月11日（周五）10:00—11:30" in result.out


def test_for_programs_too_a_session_can_go_nowhere(root: Path, pschool: Pschool) -> None:
    words = ("move", "winter/s02", "--asap", "--format", "json")
    result = pschool(*words, "--today=2028-01-01", cwd=root)
    assert result.code == 1
    nothing = {"version": 1, "written": False, "changes": [], "findings": []}
    assert json.loads(result.raw) == nothing


def test_for_programs(root: Path, pschool: Pschool) -> None:
    words = ("winter/s02", "12月10日", "--teacher", "li", "--format", "json")
    result = pschool("move", *words, TODAY, cwd=root)
    found = json.loads(result.raw)
    assert list(found) == ["version", "written", "changes", "findings"]
    assert found["written"] is True
    assert [(one["field"], one["old"], one["new"]) for one in found["changes"]] == [
        ("sessions[s02].date", "2026-12-09", "2026-12-10"),
        ("sessions[s02].teachers", ["wang"], ["li"]),
        ("sessions[s02].status", None, "moved"),
    ]
    assert (found["changes"][0]["entity"], found["changes"][0]["id"]) == ("class", "winter")


def test_where_it_is_nothing_is_written(root: Path, pschool: Pschool) -> None:
    result = pschool("move", "winter/s02", "12月9日", TODAY, cwd=root)
    assert (result.code, result.out) == (0, "没有要改的，什么都没有写\n")


def test_a_dry_run_shows_the_difference(root: Path, pschool: Pschool) -> None:
    before = (root / "classes/winter.yaml").read_bytes()
    result = pschool("move", "winter/s02", "12月10日", "--dry-run", TODAY, cwd=root)
    assert result.code == 0
    assert "-    date: 2026-12-09\n+    date: 2026-12-10\n" in result.out
    assert (root / "classes/winter.yaml").read_bytes() == before


WRONG = {
    ("winter/s02",): "还缺：改到什么时候（WHEN）",
    (): "还缺：哪次课（REF）、改到什么时候（WHEN）",
    ("winter/s02", "12月10日", "--asap"): "写了 --asap 就不用写日期和时间",
    ("winter/s02", "某天"): "看不懂“某天”",
    ("winter/s99", "12月10日"): "里没有课次“s99”",
    ("winter", "12月10日"): "winter",
    ("wang", "12月10日"): "没有“wang”这个课次",
    ("winter/s02", "--site", "操场"): "没有“操场”这个教学点",
    ("winter/s02", "--teacher", "张示例"): "没有“张示例”这个教师",
}


def test_wrong_use(root: Path, pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "move", TODAY, cwd=root), WRONG) == {}


# -- a whole day ---------------------------------------------------------------------------------


def dates(root: Path) -> list[str]:
    text = (root / "classes/winter.yaml").read_text(encoding="utf-8")
    return [line.partition(": ")[2] for line in text.splitlines() if line.startswith("    date")]


def test_a_whole_day_moves_in_one_step(root: Path, pschool: Pschool) -> None:
    for to in ("12月10日", "+1天", "2026-12-10"):
        words = ("冬季", "--day", "12月9日", "--to", to, "--why", "下雪")
        assert pschool("move", *words, TODAY, cwd=root).code == 0
        assert dates(root)[:3] == ["2026-12-10"] * 3
        assert pschool("undo", cwd=root).code == 0
        assert dates(root)[:3] == ["2026-12-09"] * 3


WRONG_DAYS = {
    ("--day", "12月9日"): "还缺：挪到哪天（--to）",
    ("--to", "12月9日"): "还缺：哪天（--day）",
    ("--day", "12月9日", "--to", "12月10日", "上午"): "--day 是整天挪走",
    ("--day", "12月8日", "--to", "12月10日"): "（winter）在2026年12月8日（周二）没有课",
    ("--day", "下周", "--to", "12月10日"): "不止一天",
}


def test_wrong_use_of_days(root: Path, pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "move", "winter", TODAY, cwd=root), WRONG_DAYS) == {}


# -- what is missing is asked for ----------------------------------------------------------------


def test_which_and_when_are_asked_for(root: Path, pschool: Pschool, type_keys: TypeKeys) -> None:
    # No such day, then one; the class by its pinyin, the session by what stands beside it.
    type_keys("dongji\r" + "s02\r" + "某天\r" + "\x15" + "12月8日\r")
    result = pschool("move", TODAY, cwd=root, env=TTY)
    assert result.code == 0, result.err
    assert dates(root)[1] == "2026-12-08"


def test_only_when_is_asked_for(root: Path, pschool: Pschool, type_keys: TypeKeys) -> None:
    type_keys("下午\r")
    assert pschool("move", "winter/s02", TODAY, cwd=root, env=TTY).code == 0
    assert "start: 14:30\n" in (root / "classes/winter.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--no-input", "--format=json"])
def test_nothing_is_asked_where_one_says_so(
    option: str, root: Path, pschool: Pschool, type_keys: TypeKeys
) -> None:
    type_keys("\r")
    result = pschool("move", option, TODAY, cwd=root, env=TTY)
    assert result.code == 2
    assert "还缺：哪次课（REF）、改到什么时候（WHEN）" in result.err
