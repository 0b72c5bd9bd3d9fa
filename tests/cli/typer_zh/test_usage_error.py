"""A wrong command line is told in a line of Chinese and a hint, whatever Typer says of it."""

import re
from collections.abc import Iterator

import pytest
from typer.core import TyperOption

from partyschool_cli.cli.app import program
from partyschool_cli.errors import CommandLineError
from tests.cli.conftest import Pschool


def test_what_is_wrong(pschool: Pschool, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str]] = [
        ("list --cout", "没有“--cout”这个选项", "是不是 --count？"),
        ("list --zzzzzz", "没有“--zzzzzz”这个选项", "运行 pschool list --help 看用法"),
        ("tree -x", "没有“-x”这个选项", "运行 pschool tree --help 看用法"),
        ("--cat x list", "没有“--cat”这个选项", "是不是 --catalog？"),
        ("list --sort", "选项 --sort 后面要写值", "运行 pschool list --help 看用法"),
        ("list -o", "选项 -o 后面要写值", "运行 pschool list --help 看用法"),
        ("--catalog", "选项 --catalog 后面要写值", "运行 pschool --help 看用法"),
        ("list --count=3", "选项 --count 不带值", "运行 pschool list --help 看用法"),
        ("--no-color=yes list", "选项 --no-color 不带值", "运行 pschool --help 看用法"),
        ("--show-completion=x", "选项 --show-completion 不带值", "运行 pschool --help 看用法"),
        ("show", "还缺：REF…", "运行 pschool show --help 看用法"),
        ("search", "还缺：WORDS…", "运行 pschool search --help 看用法"),
        ("list --limit x", "--limit 的值不对：要写整数", "运行 pschool list --help 看用法"),
        (
            "search x --limit -1",
            "--limit 的值不对：要写整数，最小 0",
            "运行 pschool search --help 看用法",
        ),
        (
            "stats --year 0",
            "--year 的值不对：要写整数，最小 1，最大 9999",
            "运行 pschool stats --help 看用法",
        ),
        (
            "tree --format csv",
            "--format 的值不对：可写 text、json、md",
            "运行 pschool tree --help 看用法",
        ),
        ("tree a b", "多写了“b”", "运行 pschool tree --help 看用法"),
    ]
    for typed, message, hint in cases:
        with subtests.test(typed=typed):
            result = pschool(*typed.split())
            assert (result.code, result.out) == (2, "")
            assert result.err == f"错误：{message}\n提示：{hint}\n"


def refusals(name: str) -> Iterator[str]:
    """What is said of each option of a command that does not take `？` for a value."""
    command = program().load(name)
    for option in command.params:
        if not isinstance(option, TyperOption) or option.is_flag or option.hidden:
            continue
        try:
            command.make_context(name, [f"{option.opts[0]}=？"])
        except CommandLineError as error:
            yield error.message


def test_no_value_is_refused_in_english() -> None:
    """A type of a new option that nobody has words for shows here."""
    said = {message for name in program().folder.names for message in refusals(name)}
    assert any(message.startswith("--format 的值不对：可写 ") for message in said)
    in_chinese = re.compile(r"(\S+ 的值不对：(可|要)写 ?.+|还缺：.+)")
    assert [message for message in said if not in_chinese.fullmatch(message)] == []
