"""What an error is told with."""

import pytest

from partyschool_cli.errors import CommandLineError, UserError, extra_missing


class LocatedError(UserError):
    @property
    def detail(self) -> tuple[str, ...]:
        return ("SELECT x", "       ^")


def test_a_line_has_all_of_an_error_and_nothing_empty() -> None:
    assert UserError("没有 x").line == "没有 x"
    assert LocatedError("没有 x", "写 y").line == "没有 x；SELECT x；       ^；写 y"


@pytest.mark.parametrize("otherwise", ["", "或打校验码"])
def test_a_missing_extra_is_told_with_the_command_for_every_shell(otherwise: str) -> None:
    error = extra_missing("这条命令", "duckdb", "sql", otherwise=otherwise)
    assert isinstance(error, CommandLineError)
    assert error.message == "这条命令要用 duckdb，没有安装"
    assert error.hint.startswith('运行 python -m pip install "pschool[sql]"')
    assert error.hint.endswith(otherwise)
