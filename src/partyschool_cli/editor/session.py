"""One session with a client: what is open, when it is linted, and what is published.

All but the lint runs in the thread that reads the client's messages.
"""

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any, Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from partyschool_cli.editor.client.positions import Encoding
from partyschool_cli.editor.completion.warm_up import warm_up
from partyschool_cli.editor.diagnostics.diagnostics import Diagnostics
from partyschool_cli.editor.diagnostics.findings_watch import FindingsWatch, Wanted
from partyschool_cli.editor.diagnostics.publishing import Found, Publishing
from partyschool_cli.editor.diagnostics.rule_pages import RulePages
from partyschool_cli.editor.workspace.moment import Moment
from partyschool_cli.editor.workspace.workspace import Workspace

_log = logging.getLogger(__name__)
# Nothing is published within so many seconds of a key.
PAUSE: Final = 0.2
# A lint that takes long starts before that is over, but not within so many seconds of a key.
_SOONEST: Final = 0.05
# So long a broken file says of others what it said last: somebody is typing.
_PATIENCE: Final = 1.0
# At most this part of the time goes into looking at files; and where the client watches them.
_SHARE: Final = 20
_SHARE_WATCHED: Final = 100
_LOOKS_EVERY: Final = 1.0


class Session:
    """What is open, and what was published of it."""

    def __init__(
        self,
        server: LanguageServer,
        today: Callable[[], dt.date],
        failed: Callable[[Exception], None],
    ) -> None:
        self.client = types.ClientCapabilities()
        self.workspace = Workspace(today)
        self.is_watched = False
        self._server = server
        self._today = today
        self._failed = failed
        self._pages = RulePages()
        self._publishing = Publishing(Diagnostics(self.client, self._pages.address))
        self._loop: asyncio.AbstractEventLoop | None = None
        self._watch: FindingsWatch | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._looking: asyncio.TimerHandle | None = None
        self._number = 0  # of changes that the client told of
        self._linted: Moment | None = None
        self._due = 0.0  # nothing is published before
        self._started = 0.0
        self._lasted = 0.0
        self._looked = 0.0
        self._cost = 0.0
        self._told: set[str] = set()
        self._is_warm = False

    def begin(self, client: types.ClientCapabilities, encoding: Encoding) -> None:
        """Take what the client can do."""
        self.client = client
        self.workspace = Workspace(self._today, encoding, client)
        self._publishing = Publishing(Diagnostics(client, self._pages.address))

    def start(self) -> None:
        """Begin to publish findings."""
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(self._failed_in_loop)
        self._watch = FindingsWatch(self._from_thread, self._failed_in_thread)
        self.changed(looks_at_disk=True)
        self._look_again()

    def close(self) -> None:
        """End what runs beside."""
        for timer in (self._timer, self._looking):
            if timer is not None:
                timer.cancel()
        if self._watch is not None:
            self._watch.stop()
        self._pages.close()

    def now(self, *, looks_at_disk: bool = False) -> Moment:
        """What is open now, with the files as they are on disk, if it is time to look."""
        start = time.monotonic()
        share = _SHARE_WATCHED if self.is_watched else _SHARE
        looks_at_disk = looks_at_disk or start - self._looked >= share * self._cost
        moment = self.workspace.now(looks_at_disk=looks_at_disk)
        if looks_at_disk:
            self._looked = time.monotonic()
            self._cost = self._looked - start
        if self._linted is not None and moment is not self._linted and self._timer is None:
            self._lint_after(PAUSE)  # something changed on disk
        return moment

    def typed(self) -> None:
        """Lint when no key was hit for a while, so that findings are there after the pause."""
        self._number += 1
        if self._watch is not None:
            self._watch.want(None)
        self._due = time.monotonic() + PAUSE
        self._lint_after(max(_SOONEST, PAUSE - self._lasted))

    def changed(self, *, looks_at_disk: bool) -> None:
        """Lint at once, and exactly: files changed, or what is open."""
        self._number += 1
        self._due = 0.0
        self._lint(is_exact=True, looks_at_disk=looks_at_disk)

    def touched(self) -> None:
        """Lint soon, and exactly: files changed on disk, and more may."""
        self.workspace.search()
        self._looked = 0.0
        self._lint_after(_SOONEST, is_exact=True)

    def _lint_after(self, seconds: float, *, is_exact: bool = False) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._loop is not None:
            self._timer = self._loop.call_later(seconds, self._lint_now, is_exact)

    def _lint_now(self, is_exact: bool) -> None:
        self._timer = None
        self._lint(is_exact=is_exact)

    def _lint(self, *, is_exact: bool, looks_at_disk: bool = False) -> None:
        if self._watch is None:
            return
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._linted = None  # while this looks at files, it is no news that they changed
        self._started = time.monotonic()
        self._linted = moment = self.now(looks_at_disk=looks_at_disk)
        is_exact = is_exact or all(one.good is one.typed for one in moment.catalogs)
        self._watch.want(Wanted(self._number, moment, is_exact))
        if not is_exact:
            self._lint_after(_PATIENCE, is_exact=True)
        self._tell_of_baselines(moment)

    def _from_thread(self, wanted: Wanted, found: Found) -> None:
        self._lasted = time.monotonic() - self._started
        self._in_loop(self._publish, wanted, found)

    def _failed_in_thread(self, error: Exception) -> None:
        self._in_loop(self._failed, error)

    def _in_loop(self, called: Callable[..., None], *arguments: object) -> None:
        """Have something called in the thread that reads messages, if that goes on."""
        if self._loop is not None:
            with suppress(RuntimeError):  # it may end between a check and a call
                self._loop.call_soon_threadsafe(called, *arguments)

    def _failed_in_loop(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._failed(error)
        else:
            _log.error("%s", context.get("message"))

    def _publish(self, wanted: Wanted, found: Found) -> None:
        """Publish findings after the pause, unless something was typed meanwhile."""
        if wanted.number != self._number or wanted.moment is not self._linted:
            return
        now = time.monotonic()
        if now < self._due and self._loop is not None:
            self._loop.call_later(self._due - now, self._publish, wanted, found)
            return
        for params in self._publishing.changes(wanted.moment, found):
            self._server.text_document_publish_diagnostics(params)
        if not self._is_warm:
            self._is_warm = True
            Thread(target=_warm_up, args=(wanted.moment,), name="warm-up", daemon=True).start()

    def _look_again(self) -> None:
        """Look at the files from time to time, where the client does not watch them."""
        if self._loop is None:
            return
        seconds = max(_LOOKS_EVERY, _SHARE * self._cost)
        self._looking = self._loop.call_later(seconds, self._look_again)
        if not self.is_watched:
            self.workspace.search()
            self.now()

    def _tell_of_baselines(self, moment: Moment) -> None:
        for catalog in moment.catalogs:
            error = catalog.baseline_error
            if error and error not in self._told:
                self._told.add(error)
                self._server.window_show_message(
                    types.ShowMessageParams(types.MessageType.Warning, f"{error}；基线没有用")
                )


def _warm_up(moment: Moment) -> None:
    for catalog in moment.catalogs:
        warm_up(catalog.good)
