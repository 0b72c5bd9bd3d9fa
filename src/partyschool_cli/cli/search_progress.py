"""How far a search for a timetable is, on standard error."""

from typing import Final

from partyschool_cli.cli.console import Console
from partyschool_cli.schedule.cost.cost_by_wish import UNIT
from partyschool_cli.schedule.search.result import Progress

# In seconds: on a terminal, and as lines of a log.
_REFRESH: Final = 0.2
_LOG_EVERY: Final = 5.0


class SearchProgress:
    """Shows what a search reports: a line that is written over, or now and then one of a log."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._is_line = console.has_status
        self._next = _REFRESH if self._is_line else _LOG_EVERY

    def __call__(self, progress: Progress) -> None:
        """Show how far it is, unless that was shown just now."""
        if progress.seconds < self._next:
            return
        self._next = progress.seconds + (_REFRESH if self._is_line else _LOG_EVERY)
        left = f"还有 {progress.left_over} 次没有排下" if progress.left_over else "都排下了"
        text = f"正在排课：{left}，代价 {progress.cost / UNIT:g}，{progress.seconds:.0f} 秒"
        if self._is_line:
            self._console.status(text)
        else:
            self._console.note(text)

    def stop(self) -> None:
        """Take the line away."""
        if self._is_line:
            self._console.status("")
