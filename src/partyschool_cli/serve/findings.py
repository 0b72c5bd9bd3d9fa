"""What lint finds in the files that are shown, found in the background."""

import datetime as dt
import os
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread
from typing import Final

from partyschool_cli.cache.stat_snapshot import take
from partyschool_cli.errors import UserError, reason_of
from partyschool_cli.lint.finding import SEVERITY_RANK, Finding
from partyschool_cli.lint.job import LintJob
from partyschool_cli.lint.own_baseline import known_in_own, own_baseline_file
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.selection import rules_for
from partyschool_cli.locate import absolute, git_root, shown_prefix
from partyschool_cli.serve.preview import Moment
from partyschool_cli.source.files.disk_tree import DiskTree

# A page waits that long for findings, and not at all where the last lint took longer.
_PATIENCE: Final = 0.15
# A lint that takes longer starts when the pages are there.
_AFTER_PAGES: Final = 0.6
_SORRY: Final = "程序出错了；出了什么错，显示在运行 pschool serve 的窗口里"


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of a moment; `error` is why there are none. `number` is that of the moment."""

    number: int
    found: tuple[Finding, ...] = ()
    files: int = 0
    error: str = ""


class FindingsWatch:
    """Lints each new moment, one at a time, the newest only."""

    def __init__(
        self,
        root: Path,
        today: Callable[[], dt.date],
        changed: Callable[[], None],
        *,
        caches: bool,
    ) -> None:
        """`changed` is called when there are new findings. With `caches`, lint's cache is used."""
        self._root = root
        self._today = today
        self._changed = changed
        self._caches = caches
        self._condition = Condition()
        self._wanted: Moment | None = None
        self._done: Findings | None = None
        self._lasted = 0.0

    def start(self) -> None:
        """Begin to lint what is wanted, until the process ends."""
        Thread(target=self._run, name="lint", daemon=True).start()

    def want(self, moment: Moment) -> None:
        """Have a moment linted, unless a newer one is."""
        with self._condition:
            if self._wanted is None or self._wanted.number < moment.number:
                self._wanted = moment
                self._condition.notify_all()

    def of(self, moment: Moment, *, waits: bool = False) -> Findings | None:
        """The findings of a moment; None where they are not there yet, or soon if it `waits`."""
        self.want(moment)
        with self._condition:
            if waits and self._lasted < _PATIENCE:
                self._condition.wait_for(lambda: self._is_done(moment), _PATIENCE)
            return self._done if self._is_done(moment) else None

    def _is_done(self, moment: Moment) -> bool:
        return self._done is not None and self._done.number >= moment.number

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(self._is_wanted)
                if self._lasted > _PATIENCE:
                    self._condition.wait(_AFTER_PAGES)
                moment = self._wanted
            if moment is None:
                continue
            start = time.monotonic()
            found = self._linted(moment)
            with self._condition:
                self._lasted = time.monotonic() - start
                self._done = found
                self._condition.notify_all()
            self._changed()

    def _is_wanted(self) -> bool:
        return self._wanted is not None and not self._is_done(self._wanted)

    def _linted(self, moment: Moment) -> Findings:
        try:
            prefix = shown_prefix(self._root, Path(git_root(absolute(self._root)) or Path.cwd()))
            known = known_in_own(own_baseline_file(DiskTree(self._root)), prefix)
            context = LintContext(self._today(), rules_for)
            snapshot = take(os.fspath(self._root)) if self._caches else None
            outcome = LintJob(self._root, context, known=known, snapshot=snapshot).run()
        except UserError as error:
            return Findings(moment.number, error=error.message)
        except OSError as error:
            return Findings(moment.number, error=reason_of(error))
        except Exception:  # noqa: BLE001 -- without this thread nothing would be linted any more
            traceback.print_exc()
            return Findings(moment.number, error=_SORRY)
        return Findings(moment.number, _by_severity(outcome.reported), len(outcome.paths))


def _by_severity(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The same findings, the worst first, else in their order."""
    return tuple(sorted(findings, key=lambda one: SEVERITY_RANK[one.severity]))
