"""Counties on disk, and lakes of them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partyschool_cli.many.engine import Done, Engine, G, T, attempt
from partyschool_cli.many.finding_catalogs import find_catalogs
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.many.lake.catalog_digest import catalog_digest
from partyschool_cli.many.lake.duckdb_rows import connect
from partyschool_cli.many.lake.schemas import Table, tables
from partyschool_cli.many.lake.write_lake import LakeOutcome, LakeRequest, write_lake
from partyschool_cli.model.kind import Kind
from partyschool_cli.progress import Progress
from tests.catalogs import BASE, write_catalog

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TODAY = dt.date(2026, 3, 2)
TEACHER = "teachers/wang.yaml"
# What nobody may see whose own catalog it is not.
SECRETS = ("住院手术", "爱人是书记", "13812345678", "11010519491231002X")
SECRET_TEACHER = (
    "name: 王示例\ncategory: school-teacher\nnotes: 爱人是书记,电话13812345678\n"
    "unit: 11010519491231002X\n"
    "unavailable:\n  - {from: 2026-10-12, to: 2026-10-12, why: 住院手术}\n"
)


def table_of(kind: Kind) -> Table:
    """The table of a kind."""
    return next(table for table in tables() if table.name == kind.plural)


def manifest_of(code: str, title: str = "") -> str:
    """The manifest of a county; its code is text, however it looks."""
    return BASE["catalog.yaml"].replace("示例目录", f'{title or code}县\ncode: "{code}"')


def county(folder: Path, code: str, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The catalog of a county with a code, in a folder of its own."""
    return write_catalog(folder / code, {"catalog.yaml": manifest_of(code), **(files or {})})


def counties(folder: Path, *codes: str) -> list[Path]:
    return [county(folder, code) for code in codes]


def given(*roots: Path) -> tuple[GivenCatalog, ...]:
    return find_catalogs(roots).catalogs


_made: dict[tuple[object, ...], Done[Any]] = {}


class Remembering:
    """An engine that makes the files of equal catalogs once a process.

    Most tests are about where they are put, and to make them takes most of the time.
    """

    def run(
        self, work: Callable[[G], T], catalogs: Sequence[G], progress: Progress, /
    ) -> Iterator[Done[T]]:
        assert isinstance(work, partial)
        for catalog in catalogs:
            key = (catalog.county, catalog_digest(catalog.tree), *work.keywords.items())
            done = _made.get(key) or attempt(work, catalog)
            if not done.error:  # which would name the folder
                _made[key] = done
            yield done


def lake_of(
    lake: Path,
    *roots: Path,
    engine: Callable[[], Engine] = Remembering,
    today: dt.date = TODAY,
    private: bool = False,
    prunes: bool = False,
) -> LakeOutcome:
    """Write the catalogs at some folders into a lake."""
    request = LakeRequest(today, private, prunes)
    return write_lake(lake, given(*roots), lambda _: engine(), request)


def contents(lake: Path) -> dict[str, bytes]:
    """The files of a lake without its lock, by path."""
    return {
        path.relative_to(lake).as_posix(): path.read_bytes()
        for path in sorted(lake.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def ids(lake: Path, key: str, table: str = "teachers") -> list[str]:
    """The ids of a county's rows."""
    file = lake / f"county={key}" / f"{table}.parquet"
    return [row[0] for row in asked(f"SELECT id FROM '{file}'")]


def asked(query: str) -> list[tuple[Any, ...]]:
    """What DuckDB answers, in a database that holds nothing."""
    with _database().cursor() as cursor:
        return cursor.execute(query).fetchall()


@cache
def _database() -> "DuckDBPyConnection":
    """One for the process; it keeps nothing of files that it has read, for tests replace them."""
    database = connect()
    database.execute("SET enable_external_file_cache = false")
    return database
