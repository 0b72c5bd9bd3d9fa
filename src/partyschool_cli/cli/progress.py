"""A progress bar on standard error for long tasks."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from partyschool_cli.progress import Progress, no_progress

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

# In seconds. Rich is imported with the first bar only, to keep quick runs quick.
_SHOW_AFTER = 0.5
_REFRESH_EVERY = 0.1


@contextmanager
def progress(task: str, *, unit: str = "个文件", colour: bool | None = None) -> Iterator[Progress]:
    """A callback that draws a transient bar with `task` and the number of units done.

    Draws nothing unless standard error is a terminal that can erase it. `colour` is False for a bar
    without colours, None for the environment's setting.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield no_progress
        return
    bar = _Bar(task, unit, colour)
    try:
        yield bar.update
    finally:
        bar.stop()


class _Bar:
    """A bar that appears with the first update after `_SHOW_AFTER`.

    It is refreshed by updates rather than by a thread, which would compete with the task.
    """

    def __init__(self, task: str, unit: str, colour: bool | None) -> None:
        self._task = task
        self._unit = unit
        self._colour = colour
        self._next_refresh = time.monotonic() + _SHOW_AFTER
        self._display: RichProgress | None = None

    def update(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next_refresh:
            return
        self._next_refresh = now + _REFRESH_EVERY
        with suppress(OSError):  # the terminal is gone; the task goes on
            if self._display is None:
                self._display = _rich_progress(self._unit, self._colour)
                self._display.add_task(self._task, total=total, completed=done)
                self._display.start()
            else:
                [task] = self._display.task_ids
                self._display.update(task, completed=done, total=total, refresh=True)

    def stop(self) -> None:
        if self._display is not None:
            with suppress(OSError):
                self._display.stop()


def _rich_progress(unit: str, colour: bool | None) -> "RichProgress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit, markup=False),
        console=Console(stderr=True, no_color=True if colour is False else None),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
