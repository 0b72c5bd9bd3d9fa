"""Split a catalog into components that rules check one by one.

A component is a connected component of the reference graph: in practice a township with its
courses, teachers, sites and classes. What is called the same (PS207) is connected too. Only
references to a school above do not connect: what belongs to the schools above a component is
visible to it; to a county school, the sites of those below it (for its library) and the sites
without a school.

Rules on the catalog receive one component and what is visible to it, and nothing else. So their
findings there are the same as long as nothing of that changes: see `lint/incremental`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.names import same_name_key
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher

# Small components are combined: each takes a run of the rules.
_ENOUGH_FILES = 50


class Component(NamedTuple):
    """A part of a catalog as a catalog: its own files (by path) and those visible to it."""

    number: int
    catalog: Catalog
    paths: frozenset[str]


class Split(NamedTuple):
    """How a catalog is split: its `partition`, and its `visible_sets`."""

    component_of: Mapping[str, int]
    visible: Mapping[str, list[str]]


def split(catalog: Catalog) -> Split | None:
    """How to split a catalog; None if it cannot be split."""
    if not can_split(catalog):
        return None
    return Split(partition(catalog.files), visible_sets(catalog))


def components_of(catalog: Catalog, how: Split | None) -> tuple[Component, ...]:
    """The components of a catalog; all of it as one if it cannot be split."""
    if how is None:
        paths = frozenset(file.source.path for file in catalog.files)
        return (Component(0, catalog, paths),)
    return components(catalog, *how)


def components(
    catalog: Catalog, number_of: Mapping[str, int], visible: Mapping[str, Sequence[str]]
) -> tuple[Component, ...]:
    """The components to which `number_of` assigns files by path, with what is visible to them.

    `visible` has the names of sets of files (`sets_of`) by the paths of schools.
    """
    file_at = {file.source.path: file for file in catalog.files}
    members = members_by_set(catalog.files, visible)
    own: dict[int, list[str]] = {}
    for path in file_at:
        if path in number_of:
            own.setdefault(number_of[path], []).append(path)
    found = []
    for number, paths in own.items():
        names = {name for path in paths for name in visible.get(path, ())}
        seen = {path for name in names for path in members.get(name, ())}.difference(paths)
        together = {path: file_at[path] for path in paths}
        together |= {path: as_visible(file_at[path]) for path in seen}
        files = tuple(together[path] for path in sorted(together))
        part = replace(catalog, files=files, unexpected=())
        found.append(Component(number, part, frozenset(paths)))
    return tuple(found)


def partition(files: Sequence[LoadedFile], first: int = 0) -> Mapping[str, int]:
    """The component of each file by its path: numbers from `first` on."""
    parent: dict[Key, Key] = {}
    for file in files:
        root = _find(parent, file.key)
        for other in (*named_by(file), *_same_names(file)):
            if parent.get(other) is not root:
                parent[_find(parent, other)] = root
    groups: dict[Key, list[str]] = {}
    for file in files:
        groups.setdefault(_find(parent, file.key), []).append(file.source.path)
    numbers: dict[str, int] = {}
    number, size = first, 0
    for group in groups.values():
        numbers.update(dict.fromkeys(group, number))
        size += len(group)
        if size >= _ENOUGH_FILES:
            number, size = number + 1, 0
    return numbers


def _find(parent: dict[Key, Key], node: Key) -> Key:
    """Union-find root, with path compression."""
    while (above := parent.setdefault(node, node)) is not node:
        parent[node] = parent[above]
        node = above
    return node


def named_by(file: LoadedFile) -> list[Key]:
    """The entities that a file is connected with by reference: its neighbours in the graph."""
    return [] if file.key.kind is Kind.SCHOOL else [one.target for one in file.mentions]


def _same_names(file: LoadedFile) -> Iterator[Key]:
    """A key that stands for the name of an entity, where no reference connects those who share it.

    Teachers and sites of a school are connected by that.
    """
    if file.entity is not None and is_named_alone(file):
        name = same_name_key(file.entity)
        if name is not None:
            yield Key(file.key.kind, "\n".join(("", *name)))  # no file's key


def is_named_alone(file: LoadedFile) -> bool:
    """Whether an entity may share its name with one that no reference connects it with."""
    if file.key.kind is Kind.SCHOOL:
        return True
    return isinstance(file.entity, Teacher | Site) and file.entity.school is None


def sets_of(file: LoadedFile) -> Iterator[str]:
    """The names of the visible sets that a file is in."""
    entity, kind = file.entity, file.key.kind
    if entity is None:
        return
    if kind is Kind.SCHOOL:
        yield from (_belonging(entity.id), _sites(entity.id))
        return
    school = getattr(entity, "school", None)
    if school is not None:
        yield _belonging(school)
    if kind is Kind.SITE:
        yield _sites(school or "")


def visible_sets(catalog: Catalog) -> dict[str, list[str]]:
    """The names of the sets (`sets_of`) that each school can see, by the path of its file."""
    below: dict[str, list[str]] = {}
    found: dict[str, list[str]] = {}
    for name in catalog.schools:
        _, *above = (school.id for school in catalog.ancestors(name))
        found[name] = [_belonging(one) for one in above]
        for one in above:
            below.setdefault(one, []).append(_sites(name))
    for name, school in catalog.schools.items():
        if school.tier == "county":
            found[name] += [*below.get(name, ()), _sites("")]
    schools = (file for file in catalog.files if file.key.kind is Kind.SCHOOL)
    path_of = {file.key.id: file.source.path for file in schools}
    return {path_of[name]: names for name, names in found.items()}


def _belonging(school: str) -> str:
    return f"of {school}"


def _sites(school: str) -> str:
    return f"sites of {school}"


def as_visible(file: LoadedFile) -> LoadedFile:
    """A file of another component, without its references."""
    return file._replace(mentions=())


def can_split(catalog: Catalog) -> bool:
    """Whether findings depend on components only: no unknowns that could be in any of them."""
    named = (mention.target for mention in catalog.manifest_file.mentions)
    return bool(catalog.files) and is_certain(catalog) and catalog.known.issuperset(named)


def is_certain(catalog: Catalog) -> bool:
    """Whether all files are valid, and visibility is certain."""
    return (
        catalog.is_sound
        and all(_ends_at_county(catalog, name) for name in catalog.schools)
        and not any(_is_in_use(catalog, one) for one in catalog.sites.values())
        and not any(_is_in_use(catalog, one) for one in catalog.schools.values())
    )


def _ends_at_county(catalog: Catalog, school: str) -> bool:
    # A cycle does not, and a site of its schools may be any county's.
    return [above.tier for above in catalog.ancestors(school)][-1] == "county"


def _is_in_use(catalog: Catalog, entity: Site | School) -> bool:
    """Whether a site or school is retired and still used.

    The status may be wrong: such a site could be in any library; such a school may have others
    below it, which are in other components.
    """
    key = Key(entity.kind_of_entity, entity.id)
    return entity.status == "retired" and catalog.is_in_use(key)


def members_by_set(
    files: Iterable[LoadedFile], visible: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """The paths of the files in each visible set."""
    names = frozenset(chain.from_iterable(visible.values()))
    found: dict[str, list[str]] = {}
    for file in files:
        for name in sets_of(file):
            if name in names:
                found.setdefault(name, []).append(file.source.path)
    return found
