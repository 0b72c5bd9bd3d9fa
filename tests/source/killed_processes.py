"""Processes that are killed while they write."""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from itertools import count
from types import FrameType, ModuleType
from typing import Literal

from partyschool_cli.source.files import state_directory, write
from partyschool_cli.source.writing import (
    exchange,
    folder_job,
    folder_record,
    folder_swap,
    journal,
    journal_file,
    replaced_folder,
    undo,
    undo_entry,
    undo_store,
    write_lock,
    write_plan,
)

# The modules that write a catalog's files, and generated folders.
WRITING = (
    *(exchange, folder_job, folder_record, folder_swap, replaced_folder),
    *(journal, journal_file, state_directory, undo, undo_entry, undo_store),
    *(write, write_lock, write_plan),
)

Event = Literal["line", "call"]


class Child:
    """A process of its own that runs `act`."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.process = os.fork()
        if self.process == 0:
            status = 1
            try:
                act()
                status = 0
            finally:
                os._exit(status)

    def was_killed(self) -> bool:
        """Wait for its end; whether it was killed. Raises AssertionError where it failed."""
        _, status = os.waitpid(self.process, 0)
        assert os.WIFSIGNALED(status) or status == 0
        return os.WIFSIGNALED(status)


def killed_at(
    moment: int,
    act: Callable[[], object],
    event: Event = "line",
    modules: Sequence[ModuleType] = WRITING,
) -> bool:
    """Run `act` in a process that is killed before it runs so many lines of code that writes.

    With the event `call`, functions are counted. False where it came to its end before that.
    """
    files = {module.__file__ for module in modules}
    moments = count()

    def trace(frame: FrameType, seen: str, _: object) -> object:
        if frame.f_code.co_filename not in files:
            return None
        if seen == event and next(moments) == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    def traced() -> None:
        sys.settrace(trace)  # type: ignore[arg-type]  # a trace function gives one
        act()

    return Child(traced).was_killed()


def killed_before(step: int, act: Callable[[], object]) -> bool:
    """Run `act` in a process that is killed before the rename or deletion of this number."""
    steps, make = count(), journal._make

    def dying(*arguments: object) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        make(*arguments)  # type: ignore[arg-type]  # as they were given

    def patched() -> None:
        journal._make = dying  # type: ignore[assignment]  # in the child only
        act()

    return Child(patched).was_killed()
