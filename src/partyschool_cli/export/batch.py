"""Export a document for every class. The failure of one does not stop the others."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeVar

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import UserError
from partyschool_cli.export.document import Scope
from partyschool_cli.export.export_format import Exported, load_format
from partyschool_cli.export.job import Built, Job, build, write
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.progress import Progress, with_progress

T = TypeVar("T")

# A process takes a second to start: with fewer files than this, one process is done sooner.
_MIN_FILES: Final = 60


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a class has no file, in a line of Chinese."""

    message: str


def classes_in(catalog: Catalog, scope: Scope) -> tuple[TrainingClass, ...]:
    """The classes of a batch, by their first day; retired ones are left out, drafts unless asked.

    A school as the scope's subject and its days narrow them down to that school's classes with a
    session in those days.
    """
    schools = scope.schools(catalog)
    left_out = {"retired"} if scope.drafts else {"retired", "draft"}
    shown = (
        own
        for own in catalog.classes.values()
        if own.status not in left_out
        and (schools is None or own.school in schools)
        and _meets_in(own, scope)
    )
    return tuple(sorted(shown, key=lambda own: (own.from_, own.id)))


def _meets_in(own: TrainingClass, scope: Scope) -> bool:
    if scope.first is None and scope.last is None:
        return True
    return any(
        (scope.first is None or scope.first <= session.date)
        and (scope.last is None or session.date <= scope.last)
        for session in own.sessions
    )


def export_classes(
    catalog: Catalog,
    classes: Sequence[TrainingClass],
    job: Job,
    progress: Progress,
) -> Iterator[Exported | Failure]:
    """Runs a job for each class, which takes the place of its subject; results in that order.

    Many files of a slow format are written in several processes.
    """
    jobs = (
        replace(job, scope=replace(job.scope, subject=Key(Kind.CLASS, own.id))) for own in classes
    )
    built = (_attempt(build, catalog, each) for each in jobs)
    is_shared = (
        load_format(job.format).is_slow and len(classes) >= _MIN_FILES and (os.cpu_count() or 1) > 1
    )
    results = _in_processes(job, built) if is_shared else (_write(job, each) for each in built)
    yield from with_progress(results, len(classes), progress)


def _in_processes(job: Job, built: Iterator[Built | Failure]) -> Iterator[Exported | Failure]:
    """Workers get built content, so that none has to load the catalog."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Spawned, not forked: Typst's compiler must not be shared between processes.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=context) as pool:
        yield from pool.map(partial(_write, job), built, chunksize=4)


def _write(job: Job, built: Built | Failure) -> Exported | Failure:
    return built if isinstance(built, Failure) else _attempt(write, job, built)


def _attempt(step: Callable[..., T], *arguments: object) -> T | Failure:
    try:
        return step(*arguments)
    except UserError as error:
        return Failure(error.message)
    except Exception as error:  # noqa: BLE001  # the others are to be written all the same
        return Failure(f"程序内部出错：{type(error).__name__}: {error}")
