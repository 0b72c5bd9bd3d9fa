"""The program as Typer runs it."""

from collections.abc import Sequence
from typing import Annotated

import typer
from typer._click import exceptions

from partyschool_cli.cli.command import HELP_OPTIONS, CommandFolder
from partyschool_cli.cli.console import Console, Recording
from partyschool_cli.cli.shell_setup import with_chinese_options
from partyschool_cli.cli.usage import usage_error

PROGRAM = "pschool"

_HELP = "党校课程目录工具：课程、教师、教学点、班次都写成 YAML 文本，用这些命令查找、检查和打印。"

app = typer.Typer(
    cls=CommandFolder,
    add_completion=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": list(HELP_OPTIONS)},
)


@app.callback(invoke_without_command=True, help=_HELP)
def _pschool(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本")] = False,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        Console().write(f"pschool {version_of('pschool')}\n".encode())
    elif context.invoked_subcommand is None:
        Console().write((context.get_help() + "\n").encode())


def run(arguments: Sequence[str], recording: Recording | None) -> int:
    """Runs a command line and gives its exit code. Raises UserError, KeyboardInterrupt.

    What commands write is also put into `recording`, if there is one.
    """
    try:
        command = with_chinese_options(typer.main.get_command(app))
        result = command.main(arguments, prog_name=PROGRAM, standalone_mode=False, obj=recording)
    except exceptions.ClickException as error:
        raise usage_error(error) from None
    except exceptions.Abort:
        raise KeyboardInterrupt from None
    return result if isinstance(result, int) else 0
