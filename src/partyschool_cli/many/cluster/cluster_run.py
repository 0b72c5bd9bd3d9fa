"""One run on a cluster: catalogs go out as workers have room for them, results come in order."""

import queue
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple

from partyschool_cli.errors import CommandLineError, RefusedError
from partyschool_cli.many.cluster.assignments import Assignments, Batch, limit_of
from partyschool_cli.many.cluster.on_worker import Introduction, introduce, work_on
from partyschool_cli.many.cluster.program import difference, program
from partyschool_cli.many.engine import DIED, MOST_RETRIES, Done, G, T, attempt
from partyschool_cli.progress import Progress
from partyschool_cli.source.files.listing import shown_path

if TYPE_CHECKING:
    from distributed import Client, Future

# In seconds: between two looks at which workers there are, and until a result is there.
_LOOK_EVERY: Final = 0.2
_FETCH_TIMEOUT: Final = 10
# Without a worker: when it is said, and when no more is waited for.
_TELL_AFTER: Final = 5
PATIENCE: Final = 60
_SAME: Final = "在那台机器上装与这里相同的 pschool，再重新启动 dask worker"


class Tasks(NamedTuple, Generic[G, T]):
    """What is to be done. `prepared` makes a catalog ready to be sent, just before it is.

    `shared_folder` is one that all workers must see, if there is such a one.
    """

    work: Callable[[G], T]
    catalogs: Sequence[G]
    prepared: Callable[[G], G]
    shared_folder: str = ""


class _Sent(NamedTuple):
    """A task that a worker has: catalogs by number, or the introduction, which has none."""

    future: "Future[Any]"
    worker: str
    batch: Batch


class ClusterRun(Generic[G, T]):
    """Tasks through a client. `notice` takes what is to be told meanwhile."""

    def __init__(
        self,
        client: "Client",
        tasks: Tasks[G, T],
        notice: Callable[[str], None],
        patience: float = PATIENCE,
    ) -> None:
        self._client = client
        self._tasks = tasks
        self._notice = notice
        self._patience = patience
        self._name = f"pschool-{uuid.uuid4().hex}"
        self._submitted = 0
        self._sent: dict[str, _Sent] = {}
        self._arrived: queue.SimpleQueue[Future[Any]] = queue.SimpleQueue()
        self._assignments = Assignments(len(tasks.catalogs), MOST_RETRIES)
        # All that the scheduler has by address, with their threads; those that may be given work.
        self._workers: dict[str, int] = {}
        self._first_workers: frozenset[str] = frozenset()
        self._ready: dict[str, int] = {}
        self._next_look = 0.0
        self._idle_since = time.monotonic()
        self._has_told = False
        self._results: dict[int, Done[T]] = {}
        self._first = 0

    def results(self, progress: Progress) -> Iterator[Done[T]]:
        """As `Engine.run`. Raises a UserError if the cluster cannot be used, or is lost."""
        count = len(self._tasks.catalogs)
        try:
            while self._first < count:
                self._step()
                progress(self._first + len(self._results), count)
                while self._first in self._results:
                    self._first += 1
                    yield self._results.pop(self._first - 1)
        except OSError:
            raise _scheduler_lost() from None
        finally:
            self._cancel()

    def _step(self) -> None:
        if time.monotonic() >= self._next_look:
            self._look()
            self._next_look = time.monotonic() + _LOOK_EVERY
        self._hand_out()
        with suppress(queue.Empty):
            self._take(self._arrived.get(timeout=_LOOK_EVERY))
            while True:
                self._take(self._arrived.get_nowait())

    def _look(self) -> None:
        """See which workers came and went."""
        if self._client.status != "running":
            raise _scheduler_lost()
        threads = self._client.nthreads()
        for worker in self._workers.keys() - threads.keys():
            self._lose(worker)
        joined = threads.keys() - self._workers.keys()
        self._workers = dict(threads)
        self._first_workers = self._first_workers or frozenset(joined)
        for worker in joined:
            self._send(worker, (), introduce, self._tasks.shared_folder)
        self._wait_for_workers()

    def _wait_for_workers(self) -> None:
        if self._ready:
            self._idle_since = time.monotonic()
            self._has_told = False
            return
        waited = time.monotonic() - self._idle_since
        if waited > self._patience:
            hint = "在工作的机器上运行 dask worker，写同一个调度器的地址"
            raise RefusedError(f"等了 {waited:.0f} 秒，调度器没有能用的工作进程", hint)
        if waited > _TELL_AFTER and not self._has_told:
            self._notice(f"调度器还没有能用的工作进程，最多等 {self._patience:.0f} 秒")
            self._has_told = True

    def _hand_out(self) -> None:
        """Give each worker that has room catalogs, then each that still has room again."""
        limit = limit_of(self._first, self._ready)
        workers = list(self._ready.items())
        while workers:
            workers = [one for one in workers if self._give(*one, limit)]

    def _give(self, worker: str, threads: int, limit: int) -> bool:
        batch = self._assignments.next_for(worker, threads, limit, len(self._ready))
        if batch:
            tasks = self._tasks
            ready = [attempt(tasks.prepared, tasks.catalogs[number]) for number in batch]
            self._send(worker, batch, work_on, tasks.work, ready)
        return bool(batch)

    def _send(self, worker: str, batch: Batch, function: Any, *values: object) -> None:
        self._submitted += 1
        key = f"{self._name}-{self._submitted}"
        future = self._client.submit(
            function, *values, key=key, pure=False, workers=[worker], allow_other_workers=False
        )
        self._sent[key] = _Sent(future, worker, batch)
        future.add_done_callback(self._arrived.put)

    def _take(self, future: "Future[Any]") -> None:
        """Take what a task gave, if it was not taken back meanwhile."""
        sent = self._sent.get(str(future.key))
        if sent is None:
            return
        try:
            value = future.result(timeout=_FETCH_TIMEOUT)
        except CancelledError:  # not by us
            if self._client.status != "running":
                raise _scheduler_lost() from None
            self._lose(sent.worker)
        except Exception as error:  # noqa: BLE001  # whatever cannot be read there or here
            if isinstance(error, TimeoutError) and future.status != "error":
                # Its worker may be lost: another look tells.
                future.add_done_callback(self._arrived.put)
                return
            self._fail(sent, error)
        else:
            self._finish(sent, value)

    def _finish(self, sent: _Sent, value: Any) -> None:
        del self._sent[str(sent.future.key)]
        if not sent.batch:
            self._welcome(sent.worker, value)
            return
        self._assignments.done(sent.worker, sent.batch)
        self._results |= dict(zip(sent.batch, value, strict=True))

    def _fail(self, sent: _Sent, error: Exception) -> None:
        """A task that Dask itself could not do: its worker died, or cannot read or answer it."""
        from distributed import KilledWorker

        if isinstance(error, KilledWorker):
            self._lose(sent.worker)
            return
        del self._sent[str(sent.future.key)]
        if not sent.batch:
            self._turn_away(sent.worker, f"用不了：那里没有装同样的 pschool（{error}）")
            return
        if len(sent.batch) > 1:  # each by itself tells which it is
            self._assignments.split(sent.worker, sent.batch)
            return
        self._assignments.done(sent.worker, sent.batch)
        text = f"程序内部出错：{type(error).__name__}: {error}"
        self._results[sent.batch[0]] = Done(error=text)

    def _welcome(self, worker: str, said: Introduction) -> None:
        """Take a worker into service, if it has the same program and sees the same folder."""
        if different := difference(said.program, program()):
            self._turn_away(worker, f"是另一个版本：{different}")
        elif not said.sees_folder:
            hint = "用 --shared，每台机器都要在同一个路径看到它；不用就把文件发过去"
            self._turn_away(worker, f"看不到文件夹 {shown_path(self._tasks.shared_folder)}", hint)
        elif worker in self._workers:
            self._ready[worker] = self._workers[worker]

    def _turn_away(self, worker: str, why: str, hint: str = _SAME) -> None:
        """Refuse to begin with such a worker; one that joins later is not used."""
        if worker in self._first_workers:
            raise CommandLineError(f"工作进程 {worker} {why}", hint)
        self._notice(f"新来的工作进程 {worker} {why}，没有用它")

    def _lose(self, worker: str) -> None:
        """Forget a worker; what it had is done elsewhere, or told."""
        self._ready.pop(worker, None)
        self._workers.pop(worker, None)
        gone = [one for one in self._sent.values() if one.worker == worker]
        for one in gone:
            del self._sent[str(one.future.key)]
        self._client.cancel([one.future for one in gone], force=True)
        for number in self._assignments.lost(worker):
            self._results[number] = Done(error=DIED)

    def _cancel(self) -> None:
        """Take back all that was sent, so that nothing goes on without us."""
        futures = [one.future for one in self._sent.values()]
        self._sent.clear()
        if futures and self._client.status == "running":
            with suppress(OSError):
                self._client.cancel(futures, force=True)


def _scheduler_lost() -> RefusedError:
    hint = "看那台机器上 dask scheduler 是否还在运行，再试一次"
    return RefusedError("和调度器的连接断了，没有做完", hint)
