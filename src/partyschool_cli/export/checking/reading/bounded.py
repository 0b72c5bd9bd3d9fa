"""Run a function that reads a stranger's file in a process of its own, for a limited time.

Readers of PDFs and pictures can be made to run for hours, to fill the memory, or to crash.
"""

import logging
import multiprocessing
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from partyschool_cli.errors import CommandLineError

T = TypeVar("T")


def bounded(function: Callable[[bytes], T], data: bytes, seconds: float, name: str) -> T:
    """What the function makes of some bytes, which are those of the file `name`.

    Raises CommandLineError if it fails in any way, or takes longer.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, function, data), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise CommandLineError(
                f"{name} 太复杂，{seconds:g} 秒没有读完", "改用表上的校验码：pschool verify 校验码"
            )
        is_read, result = _received(ours)
    finally:
        process.kill()
        process.join()
        ours.close()
    if not is_read:
        hint = "文件也许坏了；改用表上的校验码：pschool verify 校验码"
        raise CommandLineError(f"读不了 {name}", hint)
    found: T = result
    return found


def _received(ours: Connection) -> tuple[bool, Any]:
    try:
        found: tuple[bool, Any] = ours.recv()
    except EOFError:  # it was killed, or crashed
        return False, None
    return found


def _run(theirs: Connection, function: Callable[[bytes], Any], data: bytes) -> None:
    # What they find odd in a file is not for a clerk.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        result = function(data)
    except Exception:  # noqa: BLE001  # of libraries that nobody wrote for hostile files
        theirs.send((False, None))
    else:
        theirs.send((True, result))
