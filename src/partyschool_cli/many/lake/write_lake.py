"""Write catalogs into a lake: those that changed, a folder a county."""

import datetime as dt
import time
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
from partyschool_cli.many.lake.county_files import CountyFiles, county_files
from partyschool_cli.many.lake.git_commit import checked_out
from partyschool_cli.many.lake.lake_files import has_compact, is_fresh
from partyschool_cli.many.lake.lake_folder import (
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
from partyschool_cli.many.lake.lake_paths import COMPACT, counties_on_disk, county_folder
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files.interrupts import interrupts_deferred
from partyschool_cli.source.text.personal import mask

# So often the manifest is written, in seconds: no more than that of a killed run is done again.
_MANIFEST_EVERY: Final = 1.0

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

    `unchanged` are those whose files would be the same. `rows` are all of the lake now. `is_stale`:
    the compacted files are older than the counties'.
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
        sound = [given for given in catalogs if not given.error]
        digests = {given.county.key: catalog_digest(given.tree) for given in sound}
        changed = [given for given in catalogs if given.error or writer.is_new(given, digests)]
        with writer.manifest_at_end():
            if changed:
                writer.begin(changed)
                work = partial(county_files, today=request.today, is_private=request.is_private)
                for given, done in run_all(engine_for(changed), work, changed, progress):
                    if done.value is None:
                        writer.fail(given, done.error)
                    else:
                        writer.put(given, digests[given.county.key], done.value)
            if request.prunes and not writer.failed:
                writer.prune({given.county.key for given in catalogs})
        return writer.outcome(len(catalogs))


@dataclass
class _Writer:
    """A run. `begun` are the counties whose files may be replaced at any moment.

    `told` is when the manifest was written.
    """

    lake: Path
    counties: dict[str, CountyEntry]
    request: LakeRequest
    begun: set[str] = field(default_factory=set)
    told: float = 0.0
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def is_new(self, given: GivenCatalog, digests: dict[str, str]) -> bool:
        key, request = given.county.key, self.request
        known = self.counties.get(key)
        if known is None or request.anew:
            return True
        return not known.is_of(digests[key], request.today.isoformat(), private=request.is_private)

    def begin(self, changed: Sequence[GivenCatalog]) -> None:
        """Have the manifest say nothing of the counties to be written, in case of being killed.

        Else it would tell the next run that a county, replaced by this one, is as it was.
        """
        self.begun = {given.county.key for given in changed if not given.error}
        known = [self.counties[key] for key in self.begun if key in self.counties]
        if not self.request.is_private and any(entry.private for entry in known):
            # The compacted files have what is private too, until they are made again.
            remove_folder(self.lake / COMPACT)
        self.write_manifest()

    def fail(self, given: GivenCatalog, error: str) -> None:
        """Note a county of which nothing was written."""
        self.begun.discard(given.county.key)
        self.failed.append((given.name, error))

    def put(self, given: GivenCatalog, digest: str, made: CountyFiles) -> None:
        """Put a county's files in place, unless they are there already."""
        key, request = given.county.key, self.request
        entry = CountyEntry(
            title=mask(given.county.title),
            digest=digest,
            version=program_version(),
            today=request.today.isoformat(),
            private=request.is_private,
            **checked_out(given.tree.folder)._asdict(),
            rows=made.rows,
            parquet=files_digest(made.files[name] for name in sorted(made.files)),
        )
        known = self.counties.get(key)
        with interrupts_deferred():
            if known is None or known.parquet != entry.parquet or request.anew:
                try:
                    put_folder(county_folder(self.lake, key), made.files)
                except CommandLineError as error:
                    if known is not None:
                        self.counties[key] = known.unknown()
                    self.fail(given, error.line)
                    return
                self.written.append(key)
            self.counties[key] = entry
            self.begun.discard(key)
        if time.monotonic() - self.told >= _MANIFEST_EVERY:
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
            self.begun.clear()
            self.write_manifest()

    def write_manifest(self) -> None:
        """Write it as it is to be should this process be killed now."""
        told = {
            key: entry.unknown() if key in self.begun else entry
            for key, entry in self.counties.items()
        }
        write_manifest(self.lake, LakeManifest(told))
        self.told = time.monotonic()

    def outcome(self, named: int) -> LakeOutcome:
        manifest = LakeManifest(self.counties)
        return LakeOutcome(
            tuple(self.written),
            named - len(self.written) - len(self.failed),
            tuple(self.removed),
            tuple(self.failed),
            len(self.counties),
            manifest.row_count,
            has_compact(self.lake) and not is_fresh(self.lake, manifest),
        )
