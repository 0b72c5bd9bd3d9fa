"""Tell open pages that files changed: looks at them as long as a page listens."""

import time
from collections.abc import Generator
from threading import Condition, Event, Thread
from typing import Final

from partyschool_cli.errors import UserError
from partyschool_cli.serve.preview import Preview

_INTERVAL: Final = 0.1
# Of a large catalog, at most this part of the time goes into looking.
_SHARE: Final = 8
# So often something is sent, to find out that a page was closed.
_HEARTBEAT: Final = 10.0


class Watch:
    """Watches the files of a preview for pages that listen."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._condition = Condition()
        self._listeners = 0
        self._files = 0
        self._findings = 0
        self._stopped = Event()

    def start(self) -> None:
        """Begin to look, until `stop`."""
        Thread(target=self._run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """End it, and what pages listen to."""
        self._stopped.set()
        with self._condition:
            self._condition.notify_all()

    def found(self) -> None:
        """Tell that lint is done."""
        with self._condition:
            self._findings += 1
            self._condition.notify_all()

    def events(self, after: int) -> Generator[bytes, None, None]:
        """What a page is sent that shows the moment `after`, until the watch is stopped."""
        with self._condition:
            self._listeners += 1
            findings = self._findings
            self._condition.notify_all()
        try:
            yield b"retry: 1000\n\n"
            # A page of a server that was stopped may know of more moments than there are now.
            files = after if after <= self._number() else 0
            while not self._stopped.is_set():
                with self._condition:
                    if not self._is_news(files, findings):
                        self._condition.wait(_HEARTBEAT)
                    is_news = self._is_news(files, findings)
                    name = "files" if self._files > files else "findings"
                    files, findings = max(files, self._files), self._findings
                yield f"event: {name}\ndata: {files}\n\n".encode() if is_news else b":\n\n"
        finally:
            with self._condition:
                self._listeners -= 1

    def _number(self) -> int:
        """That of the moment; the last one's where the folder cannot be read just now."""
        try:
            return self._preview.now().number
        except (UserError, OSError):
            return self._files

    def _is_news(self, files: int, findings: int) -> bool:
        return self._stopped.is_set() or self._files > files or self._findings > findings

    def _run(self) -> None:
        while not self._stopped.is_set():
            with self._condition:
                self._condition.wait_for(lambda: self._listeners > 0 or self._stopped.is_set())
            start = time.monotonic()
            number = self._number()
            with self._condition:
                if number > self._files:
                    self._files = number
                    self._condition.notify_all()
            lasted = time.monotonic() - start
            self._stopped.wait(max(_INTERVAL, min(lasted * _SHARE, 0.5)))
