"""Write the result of a query: a table, a format of records, or Parquet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from partyschool_cli.cli.console import Console
from partyschool_cli.cli.output import refuse_catalog_file, write_output
from partyschool_cli.cli.querying.formats import FORMATS, PARQUET
from partyschool_cli.cli.record_output import deliver, refuse_terminal
from partyschool_cli.cli.record_target import TABLE, RecordTarget, record_target
from partyschool_cli.many.sql.run_query import QueryResult
from partyschool_cli.terminal.style import Styled
from partyschool_cli.views.query_result import footer, result_listing, result_table

# Rows that a terminal shows; and that Excel holds below a heading.
_MOST_SHOWN: Final = 1000
_MOST_HELD: Final = 1_048_575


def result_target(console: Console, format: str | None, output: str | None) -> RecordTarget:
    """Where the result goes. Raises CommandLineError if it may not."""
    target = record_target(format, output, FORMATS)
    if target.file is not None:
        refuse_catalog_file(Path(target.file))
    if target.name == PARQUET:
        refuse_terminal(console, target)
    return target


def write_result(
    console: Console, target: RecordTarget, result: QueryResult, parquet: str | None
) -> None:
    """Write the result, which is the file `parquet` if that is the target's format."""
    if parquet is not None:
        _write_file(console, target, result, Path(parquet))
    elif target.name == TABLE:
        _print_table(console, result)
    else:
        _deliver(console, target, result)


def _print_table(console: Console, result: QueryResult) -> None:
    if console.is_terminal:
        rows, count = _first(result.rows(), _MOST_SHOWN)
    else:
        rows = result.gathered(_MOST_HELD)
        count = len(rows)
    table = result_table(result_listing(result.columns, rows, for_people=True), console.width)
    console.print(table.lines)
    text = footer(count, len(rows), table.hidden)
    if console.is_terminal:
        console.print([(Styled(text, "muted"),)])
    else:
        console.note(text)


def _first(rows: Iterator[list[Any]], most: int) -> tuple[list[list[Any]], int]:
    """The first rows, and how many there are."""
    found: list[list[Any]] = []
    count = 0
    for row in rows:
        count += 1
        if count <= most:
            found.append(row)
    return found, count


def _deliver(console: Console, target: RecordTarget, result: QueryResult) -> None:
    takes_rows = target.format is not None and target.format.takes_rows
    if takes_rows and target.file is None:
        listing = result_listing(result.columns, result.rows(), for_people=target.for_people)
        deliver(console, target, listing, str)
        return
    rows = result.gathered(_MOST_HELD)
    listing = result_listing(result.columns, rows, for_people=target.for_people)
    deliver(console, target, listing, lambda: f"{len(rows)} 行")


def _write_file(console: Console, target: RecordTarget, result: QueryResult, path: Path) -> None:
    for _ in result.rows():
        raise ValueError("rows instead of a file")
    data = path.read_bytes()
    if target.file is None:
        console.write(data)
    else:
        write_output(console, data, target.file, "查询结果")
