"""Which worker is given which catalog, and what becomes of those whose worker was lost.

Dask itself would blame every task that a lost worker had, also those that only waited there, and
how often it tries again is a setting of the scheduler. So each task is for one worker, and what a
lost worker had is tried again with no other beside it: then the next loss tells who did it.
"""

from collections import deque
from collections.abc import Collection
from typing import Final

# A worker has one catalog in work, and one that waits, so that it need not wait for the next.
_DEPTH: Final = 2
# So many catalogs for each worker may be done before the first that is not.
_AHEAD: Final = 16


class Assignments:
    """The catalogs that are to be done, by number, and the workers that have them."""

    def __init__(self, count: int, retries: int) -> None:
        self._count = count
        self._retries = retries
        self._fresh = 0
        self._suspects: deque[int] = deque()
        self._losses: dict[int, int] = {}
        self._running: dict[str, list[int]] = {}
        self._alone: set[str] = set()

    def next_for(self, worker: str, threads: int, limit: int) -> int | None:
        """Assign a catalog below `limit` to a worker, if it may have another now.

        One of several threads would run the second beside the first, of which neither is faster.
        """
        running = self._running.setdefault(worker, [])
        if worker in self._alone or len(running) >= (_DEPTH if threads == 1 else 1):
            return None
        if self._suspects:
            if running:  # it is kept free for a suspect
                return None
            self._alone.add(worker)
            number = self._suspects.popleft()
        elif self._fresh < min(self._count, limit):
            number = self._fresh
            self._fresh += 1
        else:
            return None
        running.append(number)
        return number

    def done(self, worker: str, number: int) -> None:
        """The worker has no longer this catalog."""
        self._running[worker].remove(number)
        self._alone.discard(worker)

    def lost(self, worker: str) -> tuple[int, ...]:
        """Take back what a lost worker had; the catalogs that were lost too often to go on."""
        given_up = []
        for number in self._running.pop(worker, ()):
            self._losses[number] = self._losses.get(number, 0) + 1
            if self._losses[number] > self._retries:
                given_up.append(number)
            else:
                self._suspects.append(number)
        self._alone.discard(worker)
        return tuple(given_up)


def limit_of(first: int, workers: Collection[str]) -> int:
    """The number below which catalogs may be sent while `first` is the first without a result."""
    return first + _AHEAD * max(len(workers), 1)
