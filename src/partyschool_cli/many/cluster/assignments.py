"""Which worker is given which catalog, and what becomes of those whose worker was lost.

Dask itself would blame every task that a lost worker had, also those that only waited there, and
how often it tries again is a setting of the scheduler. So each task is for one worker, and what a
lost worker had is tried again with no other beside it: then the next loss tells who did it.
"""

from collections import deque
from collections.abc import Collection
from itertools import chain
from typing import Final, TypeAlias

# A worker has one batch in work, and one that waits, so that it need not wait for the next.
_DEPTH: Final = 2
# Catalogs go out in batches, since each task takes Dask milliseconds; in small ones where few are
# left, so that all workers are done at about the same time.
_BATCH: Final = 8
_BATCHES_LEFT: Final = 4

Batch: TypeAlias = tuple[int, ...]
# So many catalogs for each worker may be done before the first that is not.
_AHEAD: Final = 32


class Assignments:
    """The catalogs that are to be done, by number, and the workers that have them."""

    def __init__(self, count: int, retries: int) -> None:
        self._count = count
        self._retries = retries
        self._fresh = 0
        self._suspects: deque[int] = deque()
        self._losses: dict[int, int] = {}
        self._running: dict[str, list[Batch]] = {}
        self._alone: set[str] = set()

    def next_for(self, worker: str, threads: int, limit: int, share: int) -> Batch:
        """Assign catalogs below `limit` to a worker, none if it may not have more now.

        It is one of `share` workers. One of several threads would run the second batch beside the
        first, of which neither is faster.
        """
        running = self._running.setdefault(worker, [])
        if worker in self._alone or len(running) >= (_DEPTH if threads == 1 else 1):
            return ()
        if not self._suspects:
            batch = self._fresh_batch(limit, share)
        elif running:  # it is kept free for a suspect
            return ()
        else:
            self._alone.add(worker)
            batch = (self._suspects.popleft(),)
        if batch:
            running.append(batch)
        return batch

    def _fresh_batch(self, limit: int, share: int) -> Batch:
        left = self._count - self._fresh
        size = min(_BATCH, max(left // (_BATCHES_LEFT * share), 1), left, limit - self._fresh)
        first = self._fresh
        self._fresh += max(size, 0)
        return tuple(range(first, self._fresh))

    def done(self, worker: str, batch: Batch) -> None:
        """The worker has no longer these catalogs."""
        self._running[worker].remove(batch)
        self._alone.discard(worker)

    def split(self, worker: str, batch: Batch) -> None:
        """The worker could not do this batch: its catalogs are to be tried one by one."""
        self.done(worker, batch)
        self._suspects.extend(batch)

    def lost(self, worker: str) -> tuple[int, ...]:
        """Take back what a lost worker had; the catalogs that were lost too often to go on."""
        given_up = []
        for number in chain.from_iterable(self._running.pop(worker, ())):
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
