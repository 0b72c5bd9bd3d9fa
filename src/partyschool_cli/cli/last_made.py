"""Which of a catalog's files was made or changed last."""

from collections.abc import Iterator
from pathlib import Path

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind


def school_of_last(lookup: Lookup, root: Path, kind: Kind) -> str | None:
    """The school of the entity of a kind whose file was written last; None without one."""
    for _, key in sorted(_with_times(lookup, root, kind), reverse=True):
        school = lookup.content(key).get("school")
        if isinstance(school, str):
            return school
    return None


def _with_times(lookup: Lookup, root: Path, kind: Kind) -> Iterator[tuple[int, Key]]:
    for key, file in lookup.files.items():
        if key.kind is kind:
            try:
                yield (root / file.path).stat().st_mtime_ns, key
            except OSError:  # it has gone meanwhile
                continue
