"""Run a query in a process of its own, within its limits of time and memory."""

import multiprocessing
import pickle
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final

from partyschool_cli.catalog.query.error import QueryError, QuerySpan
from partyschool_cli.errors import CommandLineError, RefusedError, UserError
from partyschool_cli.many.child_interrupts import no_interrupts_for_children
from partyschool_cli.many.sql.fault import Fault
from partyschool_cli.many.sql.query_process import run
from partyschool_cli.many.sql.request import ResultColumn, SqlRequest, Tables

# Of rows that are held at once, as they are sent.
_MOST_BYTES: Final = 256 * 2**20


class QueryResult:
    """The result of a query: its columns, and its rows as they come.

    Raises QueryError if the query is wrong, with the place in it, and RefusedError if it meets a
    limit.
    """

    def __init__(self, answers: "_Answers", tables: Tables) -> None:
        self._answers = answers
        self._tables = tables

    @cached_property
    def columns(self) -> tuple[ResultColumn, ...]:
        """The columns; the tables that the query reads are asked for first."""
        self._answers.send(self._tables(self._answers.expect("tables")))
        found: tuple[ResultColumn, ...] = self._answers.expect("columns")
        return found

    def rows(self) -> Iterator[list[Any]]:
        """The rows as they come, once.

        What the caller does with them counts as time of the query, as far as it takes a processor:
        a query of rows without end is ended, the slow reader of a pipe is not.
        """
        _ = self.columns
        while True:
            what, content = self._answers.receive()
            if what != "rows":
                return
            since = time.process_time()
            yield from content
            self._answers.spend(time.process_time() - since)

    def gathered(self, most: int) -> list[list[Any]]:
        """All rows. Raises RefusedError also if they are more, or too large to be held."""
        found: list[list[Any]] = []
        for row in self.rows():
            found.append(row)
            if len(found) > most or self._answers.received > _MOST_BYTES:
                message = f"结果太大：已经有 {len(found)} 行，这种格式放不下"
                hint = "加上 WHERE、LIMIT，或用 --format csv、jsonl 接管道，或 -o 结果.parquet"
                raise RefusedError(message, hint)
        return found


@contextmanager
def opened(request: SqlRequest, tables: Tables, name: str = "SQL") -> Iterator[QueryResult]:
    """The result of a query, which is called `name` where it is wrong.

    Its process starts at once, so that who calls can do other things meanwhile, and is gone after
    the block.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=run, args=(theirs, request), daemon=True)
    try:
        with no_interrupts_for_children():
            process.start()
        theirs.close()
        answers = _Answers(ours, process, request, name)
        yield QueryResult(answers, tables)
    finally:
        if process.pid is not None:
            process.kill()
            process.join()
        ours.close()


class _Answers:
    """What the process sends. The time counts in which it is waited for, and what is spent."""

    def __init__(
        self, ours: Connection, process: BaseProcess, request: SqlRequest, name: str
    ) -> None:
        self._ours = ours
        self._process = process
        self._request = request
        self._name = name
        self._left = request.seconds
        self.received = 0

    def expect(self, what: str) -> Any:
        """The content of the next answer, which is this one."""
        found, content = self.receive()
        if found != what:
            raise ValueError(f"{found} instead of {what}")
        return content

    def send(self, content: object) -> None:
        """Send what the process waits for; if it is gone, the next answer says so."""
        with suppress(OSError):
            self._ours.send(content)

    def spend(self, seconds: float) -> None:
        """Take seconds from the time that is left."""
        self._left -= seconds

    def receive(self) -> tuple[str, Any]:
        """The next answer and its content. Raises UserError for a fault, and after the time."""
        since = time.monotonic()
        if self._left <= 0 or not self._ours.poll(self._left):
            message = f"查询 {self._request.seconds:g} 秒没有做完，停了"
            raise RefusedError(message, "加上 WHERE、LIMIT 缩小范围，或用 --timeout 放宽")
        self.spend(time.monotonic() - since)
        try:
            data = self._ours.recv_bytes()
        except (EOFError, OSError):
            raise self._death() from None
        what, content = pickle.loads(data)  # noqa: S301  # of our own process
        self.received += len(data)
        if what == "fault":
            raise self._error(content)
        return what, content

    def _death(self) -> UserError:
        self._process.join()
        message = "做查询的进程中途停了，多半是内存不够"
        return RefusedError(message, "加上 WHERE、LIMIT 缩小范围，或用 --memory 放宽")

    def _error(self, fault: Fault) -> UserError:
        if fault.kind != "wrong":
            return RefusedError(fault.message, fault.hint)
        if fault.start is None or fault.end is None:
            return CommandLineError(fault.message, fault.hint)
        return _at_place(self._request.sql, self._name, fault, fault.start, fault.end)


def _at_place(sql: str, name: str, fault: Fault, start: int, end: int) -> QueryError:
    """The error with its line and column, and that line of the query."""
    first = sql.rfind("\n", 0, start) + 1
    last = sql.find("\n", start)
    line = sql[first : last if last >= 0 else len(sql)].rstrip("\r")
    number = sql.count("\n", 0, start) + 1
    message = f"{name}:{number}:{start - first + 1}: {fault.message}"
    span = QuerySpan(start - first, min(end - first, len(line)))
    return QueryError(message, line, span, fault.hint)
