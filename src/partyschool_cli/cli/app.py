"""The program: runs a command line and answers with an exit code. Errors become a line or two."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer._click import exceptions

from partyschool_cli.cli.command import HELP_OPTIONS, CommandFolder
from partyschool_cli.cli.console import Console, ReaderGoneError, Recording, enable_windows_colours
from partyschool_cli.cli.shell_setup import with_chinese_options
from partyschool_cli.cli.usage import usage_error
from partyschool_cli.errors import UserError

PROGRAM = "pschool"
INTERRUPTED = 130

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


def run_recorded(arguments: Sequence[str]) -> tuple[int, tuple[tuple[int, bytes], ...] | None]:
    """Runs a command line; gives its exit code and what it wrote, as `Recording` has it.

    The latter is None where the reader of the output went away before the end.
    """
    if os.environ.get("_PSCHOOL_COMPLETE"):
        return _completed(arguments)
    recording = Recording()
    code = main(arguments, recording)
    return code, tuple(recording.pieces) if recording.is_whole else None


def _completed(arguments: Sequence[str]) -> tuple[int, tuple[tuple[int, bytes], ...]]:
    """Answers the Tab key. Typer prints the choices by itself, and exits."""
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            code = main(arguments)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    data = printed.getvalue().encode("utf-8", "backslashreplace")
    Console().write(data)
    return code, ((1, data),)


def main(arguments: Sequence[str] | None = None, recording: Recording | None = None) -> int:
    """Runs `pschool` with `arguments` (default: the process's own) and gives its exit code.

    What commands write is also put into `recording`, if there is one.
    """
    console = Console()
    enable_windows_colours()
    try:
        command = with_chinese_options(typer.main.get_command(app))
        result = command.main(arguments, prog_name=PROGRAM, standalone_mode=False, obj=recording)
    except UserError as error:
        return _report(console, error)
    except exceptions.ClickException as error:
        return _report(console, usage_error(error))
    except (KeyboardInterrupt, exceptions.Abort):
        return INTERRUPTED
    except ReaderGoneError:
        if recording is not None:
            recording.is_whole = False
        # `| head -1` has read enough. Python would complain when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  # a stack trace is never a user's answer
        return _report(console, _internal(error))
    return result if isinstance(result, int) else 0


def _report(console: Console, error: UserError) -> int:
    console.error(error)
    return error.exit_code


def _internal(error: Exception) -> UserError:
    if os.environ.get("PSCHOOL_DEBUG"):
        raise error
    message = f"程序内部出错：{type(error).__name__}: {error}"
    return UserError(message, "请把这一行告诉维护的人；设 PSCHOOL_DEBUG=1 再运行可看详情")
