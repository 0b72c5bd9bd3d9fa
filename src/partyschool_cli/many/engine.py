"""Engines: do the same work for each of many catalogs, here, in processes, or elsewhere."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from partyschool_cli.errors import UserError
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.progress import Progress, no_progress

T = TypeVar("T")
G = TypeVar("G", bound=GivenCatalog)

# How often the work on a catalog is begun again after the process that did it died.
MOST_RETRIES: Final = 2
DIED: Final = "做这个目录的进程每次都中途死掉（多半是内存不够），没有做完"


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What became of one catalog: a value, or in `error` why there is none, in Chinese."""

    value: T | None = None
    error: str = ""


class Engine(Protocol):
    """Does work for catalogs."""

    def run(
        self, work: Callable[[G], T], catalogs: Sequence[G], progress: Progress, /
    ) -> Iterator[Done[T]]:
        """The result for each catalog, in their order, as they come.

        `work` is a function of a module, or a `partial` of one: it and its results are pickled. A
        catalog whose work raises, or whose process dies again and again, has an error. To close
        the iterator stops all that still runs.
        """
        ...


def attempt(work: Callable[[G], T], catalog: G) -> Done[T]:
    """Do the work; what it raises is an error of this catalog alone."""
    try:
        return Done(work(catalog))
    except UserError as error:
        return Done(error=error.line)
    except MemoryError:
        return Done(error="内存不够，没有做完")
    except Exception as error:  # noqa: BLE001  # the others are to be done all the same
        return Done(error=f"程序内部出错：{type(error).__name__}: {error}")


def run_all(
    engine: Engine,
    work: Callable[[G], T],
    catalogs: Sequence[G],
    progress: Progress = no_progress,
) -> Generator[tuple[G, Done[T]], None, None]:
    """Each catalog with its result, in order; those that cannot be read are not handed on.

    Stops what runs when the caller is interrupted or stops iterating.
    """
    sound = [catalog for catalog in catalogs if not catalog.error]
    results = engine.run(work, sound, progress)
    try:
        for catalog in catalogs:
            yield catalog, Done(error=catalog.error) if catalog.error else next(results)
    finally:
        close = getattr(results, "close", None)
        if close is not None:
            close()
