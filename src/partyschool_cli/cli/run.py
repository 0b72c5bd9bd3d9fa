"""Run a command line; errors become a message and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from partyschool_cli.cli.console import Console, Recording, enable_windows_colours
from partyschool_cli.errors import CommandLineError, UserError, reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partyschool_cli.cache.invocation import Invocation
    from partyschool_cli.cache.output_store import Output


def run_recorded(invocation: Invocation) -> tuple[int, Output | None, bool]:
    """Run a command line for the output cache.

    Returns the exit code; the output, None if it may not be kept; and whether the
    output depends on exactly the invocation's snapshot.
    """
    recording = Recording(invocation)
    code = main(invocation.arguments, recording)
    may_be_kept = recording.is_whole and recording.may_be_kept
    return (
        code,
        tuple(recording.pieces) if may_be_kept else None,
        recording.depends_on_snapshot,
    )


def main(arguments: Sequence[str] | None = None, recording: Recording | None = None) -> int:
    """Run `pschool` with `arguments` (default: the process's own) and return its exit code.

    Output is also recorded in `recording`, if given. Raises KeyboardInterrupt.
    """
    if arguments is None:
        arguments = sys.argv[1:]
    # An error can come before the options are parsed, or be in them.
    console = Console(colour=False if "--no-color" in arguments else None)
    enable_windows_colours()
    try:
        return _run(arguments, recording)
    except UserError as error:
        return _report(console, error)
    except OSError as error:
        return _report(console, _refused(error))
    except Exception as error:  # noqa: BLE001  # a stack trace is never a user's answer
        return report_internal(error, console)


def _run(arguments: Sequence[str], recording: Recording | None) -> int:
    from partyschool_cli.cli.app import run

    return run(arguments, recording)


def report_internal(error: Exception, console: Console | None = None) -> int:
    """Tell an error of the program itself, and return the exit code."""
    return _report(console or Console(), _internal(error))


def _report(console: Console, error: UserError) -> int:
    console.error(error)
    return error.exit_code


def _refused(error: OSError) -> UserError:
    """The error for what the system refused and no command explained."""
    if os.environ.get("PSCHOOL_DEBUG"):
        raise error
    if _is_working_folder_gone():
        return CommandLineError("当前文件夹已经不在了", "换到别的文件夹（cd），再运行一次")
    if error.filename is None:
        return CommandLineError(f"系统不让做这件事：{reason_of(error)}", "检查磁盘和权限")
    where = os.fsencode(str(error.filename)).decode(errors="backslashreplace")
    return CommandLineError(f"用不了 {where}：{reason_of(error)}", "检查路径和权限")


def _is_working_folder_gone() -> bool:
    try:
        os.getcwd()
    except OSError:
        return True
    return False


def _internal(error: Exception) -> UserError:
    if os.environ.get("PSCHOOL_DEBUG"):
        raise error
    message = f"程序内部出错：{type(error).__name__}: {error}"
    return UserError(message, "请把这一行告诉维护的人；设 PSCHOOL_DEBUG=1 再运行可看详情")
