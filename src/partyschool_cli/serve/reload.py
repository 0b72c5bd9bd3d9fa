"""Load a catalog again of which a few files changed: only these are read."""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from partyschool_cli.cache.stat_snapshot import StatSnapshot
from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.load import load
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.source.files.listing import MANIFEST, Listing, entity_file
from partyschool_cli.source.files.tree import Subset

_SUFFIX: Final = ".yaml"
# More at once are another branch, or another catalog.
_FEW: Final = 200


def changed_paths(old: StatSnapshot, new: StatSnapshot) -> frozenset[str]:
    """The files that changed between two moments, came, or went.

    Those that had been written just before the first are among them: the same stat proves nothing.
    """
    before, after = old.identities, new.identities
    racy = (path for path in old.racy if path in before)
    differing = (path for path, _ in before.items() ^ after.items())
    return frozenset((*differing, *racy))


def reloaded(old: Catalog, before: StatSnapshot, now: StatSnapshot) -> Catalog:
    """The catalog as it is now, given the one that was loaded, and the files then and now."""
    changed = changed_paths(before, now)
    is_alike = before.layout == now.layout and MANIFEST not in changed and len(changed) <= _FEW
    if is_alike and all(path.endswith(_SUFFIX) for path in changed):
        found = _patched(old, changed, now.identities)
        if found is not None:
            return found
    return load(old.tree)


def _patched(old: Catalog, changed: Collection[str], there: Container[str]) -> Catalog | None:
    """The old catalog with changed files; None where others have to be checked again for them."""
    kept = {file.source.path: file for file in old.files if file.source.path not in changed}
    files = {**kept, **_loaded(old, kept, [path for path in changed if path in there])}
    if _own_themes(old.files) != _own_themes(files.values()):
        return None
    if _has_one_id_twice(old.files) or _has_one_id_twice(files.values()):
        return None
    return replace(old, files=tuple(files[path] for path in sorted(files)))


def _loaded(
    old: Catalog, kept: Mapping[str, LoadedFile], paths: Collection[str]
) -> Mapping[str, LoadedFile]:
    if not paths:
        return {}
    # Schools have vocabularies that the other files are checked against.
    schools = [path for path, file in kept.items() if file.key.kind is Kind.SCHOOL]
    listing = Listing(tuple(entity_file(path) for path in sorted((*paths, *schools))), ())
    found = load(Subset(old.tree, listing)).files
    return {file.source.path: file for file in found if file.source.path not in kept}


def _has_one_id_twice(files: Collection[LoadedFile]) -> bool:
    return len({file.key for file in files}) < len(files)


def _own_themes(files: Iterable[LoadedFile]) -> Mapping[str, Any]:
    return {
        file.key.id: file.entity.themes if isinstance(file.entity, School) else file.content
        for file in files
        if file.key.kind is Kind.SCHOOL
    }
