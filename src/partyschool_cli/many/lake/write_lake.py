"""Write catalogs into a lake: those that changed, a folder a county."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.engine import Engine, run_all
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.many.lake.catalog_digest import catalog_digest
from partyschool_cli.many.lake.compact import has_compact, is_fresh
from partyschool_cli.many.lake.county_files import CountyFiles, county_files
from partyschool_cli.many.lake.git_commit import checked_out
from partyschool_cli.many.lake.lake_folder import (
    counties_on_disk,
    county_folder,
    opened_lake,
    put_folder,
    remove_folder,
    write_manifest,
)
from partyschool_cli.many.lake.lake_manifest import (
    CountyEntry,
    LakeManifest,
    files_digest,
    program_version,
)
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files.interrupts import interrupts_deferred

# After so many counties the manifest is written, so that a killed run need not begin anew.
_MANIFEST_EVERY: Final = 50

# Where the work on catalogs is done: it is asked once it is known which have changed.
EngineFor = Callable[[Sequence[GivenCatalog]], Engine]


@dataclass(frozen=True, slots=True)
class LakeRequest:
    """How to write: the day of the findings, what is private too, what becomes of other counties.

    `anew`: counties that have not changed are made again.
    """

    today: dt.date
    is_private: bool = False
    prunes: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class LakeOutcome:
    """What was done: keys of counties, and of those that failed the name and why.

    `rows` are all of the lake now. `is_stale`: the compacted files are older than the counties'.
    """

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]
    counties: int
    rows: int
    is_stale: bool


def write_lake(
    lake: Path,
    catalogs: Sequence[GivenCatalog],
    engine_for: EngineFor,
    request: LakeRequest,
    progress: Progress = no_progress,
) -> LakeOutcome:
    """Write the catalogs that changed into the lake, each all at once.

    A catalog that cannot be read fails alone, and what the lake has of it stays. Others stay too,
    unless the request `prunes`. Raises CommandLineError for a folder that is no lake.
    """
    with opened_lake(lake) as manifest:
        writer = _Writer(lake, dict(manifest.counties), request)
        digests = {given.county.key: catalog_digest(given) for given in catalogs if not given.error}
        changed = [given for given in catalogs if given.error or writer.is_new(given, digests)]
        with writer.manifest_at_end():
            if changed:
                work = partial(county_files, today=request.today, is_private=request.is_private)
                for given, done in run_all(engine_for(changed), work, changed, progress):
                    if done.value is None:
                        writer.failed.append((given.name, done.error))
                    else:
                        writer.put(given, digests[given.county.key], done.value)
            if request.prunes and not writer.failed:
                writer.prune({given.county.key for given in catalogs})
        return writer.outcome(len(catalogs) - len(changed))


@dataclass
class _Writer:
    lake: Path
    counties: dict[str, CountyEntry]
    request: LakeRequest
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def is_new(self, given: GivenCatalog, digests: dict[str, str]) -> bool:
        key, request = given.county.key, self.request
        known = self.counties.get(key)
        if known is None or request.anew:
            return True
        return not known.is_of(digests[key], request.today.isoformat(), private=request.is_private)

    def put(self, given: GivenCatalog, digest: str, made: CountyFiles) -> None:
        """Put a county's files in place, unless they are there already."""
        key, request = given.county.key, self.request
        entry = CountyEntry(
            title=given.county.title,
            digest=digest,
            version=program_version(),
            today=request.today.isoformat(),
            private=request.is_private,
            **checked_out(given.tree.folder)._asdict(),
            rows=made.rows,
            parquet=files_digest(made.files[name] for name in sorted(made.files)),
        )
        known = self.counties.get(key)
        try:
            if known is None or known.parquet != entry.parquet or request.anew:
                with interrupts_deferred():
                    put_folder(county_folder(self.lake, key), made.files)
        except CommandLineError as error:
            self.failed.append((given.name, "；".join(filter(None, (error.message, error.hint)))))
            return
        self.counties[key] = entry
        self.written.append(key)
        if len(self.written) % _MANIFEST_EVERY == 0:
            self.write_manifest()

    def prune(self, named: set[str]) -> None:
        """Remove the counties that were not named."""
        for key in counties_on_disk(self.lake):
            if key not in named:
                with interrupts_deferred():
                    remove_folder(county_folder(self.lake, key))
                self.counties.pop(key, None)
                self.removed.append(key)

    @contextmanager
    def manifest_at_end(self) -> Iterator[None]:
        """Write the manifest last, also after an interrupt."""
        try:
            yield
        finally:
            self.write_manifest()

    def write_manifest(self) -> None:
        write_manifest(self.lake, LakeManifest(self.counties))

    def outcome(self, unchanged: int) -> LakeOutcome:
        manifest = LakeManifest(self.counties)
        return LakeOutcome(
            tuple(self.written),
            unchanged,
            tuple(self.removed),
            tuple(self.failed),
            len(self.counties),
            manifest.row_count,
            has_compact(self.lake) and not is_fresh(self.lake, manifest),
        )
