"""An option given twice is refused, by every command; a flag, or a list, may be."""

import pytest
from typer.core import TyperOption

from partyschool_cli.cli.app import program
from tests.cli.conftest import Pschool, Result

ONE_VALUE = [
    (name, max(param.opts, key=len))
    for name in program().folder.names
    for param in program().load(name).params
    if isinstance(param, TyperOption) and not param.is_flag and not param.multiple
]


def test_there_are_such_options() -> None:
    assert {("timetable", "--week"), ("export", "--layout"), ("list", "--sort")} < {*ONE_VALUE}


@pytest.mark.parametrize("again", ["1", "2"])
def test_an_option_given_twice_is_refused(pschool: Pschool, again: str) -> None:
    refused = {
        (name, option): pschool(name, option, "1", option, again) for name, option in ONE_VALUE
    }
    assert refused == {
        (name, option): Result(2, b"", f"错误：选项 {option} 写了不止一次\n提示：只留一个\n")
        for name, option in ONE_VALUE
    }


def test_however_it_is_written(pschool: Pschool, subtests: pytest.Subtests) -> None:
    cases: list[str] = [
        "list -o a.csv --output b.csv",
        "list --sort=title --sort hours",
        "export timetable --layout grid -o - --layout=list",
        "export sheet -o a.xlsx --class a --class b",
        "--today 2026-01-01 list --today 2026-01-02",
        "--today 2026-01-01 --today 2026-01-02 list",
    ]
    for words in cases:
        with subtests.test(words=words):
            result = pschool(*words.split())
            assert (result.code, result.out) == (2, "")
            assert "写了不止一次" in result.err


def test_flags_lists_and_words_may_be_repeated(pschool: Pschool, subtests: pytest.Subtests) -> None:
    cases: list[str] = [
        "list --count --all --all",
        "--no-color list --count --no-color",
        "lint --select PS001 --select PS002",
        "list --count -- --sort --sort",
    ]
    for words in cases:
        with subtests.test(words=words):
            assert "写了不止一次" not in pschool(*words.split()).err
