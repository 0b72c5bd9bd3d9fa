"""Help texts: what they say, that they fit, and that they say the same each time."""

import pytest

from partyschool_cli.cli.app import PROGRAM, program
from partyschool_cli.cli.typer_zh.help import command_help, group_help
from partyschool_cli.terminal.width import display_width
from tests.cli.conftest import Pschool
from tests.cli.terminals import needs_terminal, run_in_terminal
from tests.full_run import is_full_run

NAMES = program().folder.names


def test_h_is_help(pschool: Pschool) -> None:
    for words in ([], *([name] for name in NAMES)):
        result = pschool(*words, "--help")
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith(f"用法：{' '.join(['pschool', *words])} ")
        assert pschool(*words, "-h") == result


def test_no_command_is_a_question_for_help(pschool: Pschool) -> None:
    assert pschool() == pschool("--help")


def test_usage_shows_what_must_be_written(pschool: Pschool) -> None:
    assert pschool("show", "--help").out.startswith("用法：pschool show REF… [选项]\n")
    assert pschool("list", "-h").out.startswith("用法：pschool list [KIND] [QUERY…] [选项]\n")


def test_options_of_the_command_come_before_those_of_all(pschool: Pschool) -> None:
    own, common = pschool("tree", "--help").out.split("\n\n")[-2:]
    assert own.startswith("选项：\n  --format 格式  text 文字")
    assert common.startswith("通用选项：\n  --catalog DIR  课程目录所在的文件夹")
    assert common.endswith("\n  -h, --help     显示这些说明\n")


def test_completion_is_explained_in_chinese(pschool: Pschool) -> None:
    out = pschool("--help").out
    assert "  --install-completion  让 Tab 键能补全命令" in out
    assert "  --show-completion     打印 Tab 键补全的脚本" in out
    assert "ompletion for the current shell" not in out


@pytest.mark.parametrize("width", [50, 78, 100])
def test_no_line_is_too_wide(width: int) -> None:
    texts = [group_help(program(), PROGRAM, width)]
    texts += [command_help(program().load(name), f"{PROGRAM} {name}", width) for name in NAMES]
    lines = [line for text in texts for line in text.splitlines()]
    assert [line for line in lines if display_width(line) > width] == []


@needs_terminal
@pytest.mark.parametrize("name", ["tree", ""][: 2 if is_full_run() else 1])
def test_it_fits_a_terminal(name: str) -> None:
    words = [name] if name else []
    code, printed = run_in_terminal("-m", "partyschool_cli", *words, "--help", columns=80)
    assert code == 0
    lines = printed.split("\r\n")
    assert lines[0].startswith("用法：pschool")
    assert 70 < max(map(display_width, lines)) <= 80
