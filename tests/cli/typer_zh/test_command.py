"""A query's words may begin with `-`; arguments too many are told."""

import pytest
from typer.core import TyperArgument

from partyschool_cli.cli.app import program
from partyschool_cli.cli.typer_zh.command import options_first
from tests.cli.conftest import Pschool

LIST = program().load("list").params


def test_words_of_a_query_go_behind_the_options(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("", "--"),
        ("-delivery:online", "-- -delivery:online"),
        ("-online --all 大棚", "--all -- -online 大棚"),
        ("大棚 -o x.csv", "-o x.csv -- 大棚"),
        ("--sort -hours 大棚", "--sort -hours -- 大棚"),
        ("--sort=-hours 大棚", "--sort=-hours -- 大棚"),
        ("--nonsense -x", "--nonsense -- -x"),
        ("-a -- --all -o", "-- -a --all -o"),
        ("-a --catalog x -b", "--catalog x -- -a -b"),
        ("-h", "-h --"),
        # Without a value, so that nothing is taken for it.
        ("大棚 --sort", "--sort"),
    ]
    for typed, parsed in cases:
        with subtests.test(typed=typed, parsed=parsed):
            assert options_first(typed.split(), LIST) == parsed.split()


def test_a_query_excludes(pschool: Pschool) -> None:
    count = int(pschool("list", "--count").out)
    lectures = int(pschool("list", "delivery:lecture", "--count").out)
    assert int(pschool("list", "-delivery:lecture", "--count").out) == count - lectures
    assert 0 < lectures < count


@pytest.mark.parametrize(
    ("extra", "told"),
    [(["nanping"], "nanping"), (["nanping", "--", "-x"], "nanping -x"), (["\x1b[31m"], "␛[31m")],
)
def test_words_too_many_are_named(pschool: Pschool, extra: list[str], told: str) -> None:
    result = pschool("tree", "hekou", *extra)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"错误：多写了“{told}”\n提示：运行 pschool tree --help 看用法\n"


def test_only_the_last_argument_takes_many_words() -> None:
    """Else a query's words would be cut between two arguments."""
    for name in program().folder.names:
        params = program().load(name).params
        arguments = [each for each in params if isinstance(each, TyperArgument)]
        assert all(each.nargs == 1 for each in arguments[:-1]), name
