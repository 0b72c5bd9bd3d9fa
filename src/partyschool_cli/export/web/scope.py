"""What a site of some schools has: what is theirs, and what that refers to."""

from collections.abc import Iterator

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.structure import school_structure
from partyschool_cli.model.kind import Kind


def keys_in_scope(catalog: Catalog, schools: frozenset[str]) -> frozenset[Key]:
    """The entities of `schools`, the theme courses that these share, and what all these name.

    How far two sites are apart is told of sites that are both in scope.
    """
    waiting = list(_own(catalog, schools))
    found: set[Key] = set()
    while waiting:
        key = waiting.pop()
        if key not in found and key in catalog.file_of:
            found.add(key)
            waiting += _named(catalog.file_of[key])
    return frozenset(found)


def _own(catalog: Catalog, schools: frozenset[str]) -> Iterator[Key]:
    for name in schools:
        yield Key(Kind.SCHOOL, name)
        structure = school_structure(catalog, catalog.schools[name])
        yield from (Key(Kind.COURSE, course.id) for course in structure.from_above)
    for file in catalog.files:
        if getattr(file.entity, "school", None) in schools:
            yield file.key


def _named(file: LoadedFile) -> Iterator[Key]:
    return (one.target for one in file.mentions if one.path[0] != "travel_minutes")
