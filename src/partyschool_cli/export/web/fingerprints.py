"""What pages of entities depend on, as digests: known without making what the pages show.

A page of an entity tells of it, of what it names and what names it, and of what these name or are
named by: a course, its classes, and their teachers. It tells nothing that is further away, but of
schools and of the manifest, which count for every page. That of a school tells of all that it and
the schools above and below it have. Not of the public catalog but of the whole one: printed codes
are of that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.web.digest import digest_of, digest_of_texts
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.timetable.meetings import Slot, meetings_of

_SIZE: Final = 16
_WHEN: Final = {"sessions": {"__all__": {"date", "start", "end"}}}


@dataclass(frozen=True, eq=False)
class Fingerprints:
    """Digests for each entity's page, for all entities of each kind, and for the whole catalog.

    They are made when they are asked for, of digests of what each file says itself (`own`) and of
    what counts for every page (`common`): schools, the manifest, how much is shown.
    """

    catalog: Catalog
    own: Mapping[Key, bytes]
    common: bytes

    @cached_property
    def of_entity(self) -> Mapping[Key, str]:
        """A digest of all that the page of each entity tells."""
        own = self.own
        near = _neighbours(self.catalog.files, own)
        one_step = {
            key: _joined(value, (own[each] for each in near[key])) for key, value in own.items()
        }
        two_steps = {
            key: _joined(value, (self.common, *(one_step[each] for each in near[key])))
            for key, value in one_step.items()
        }
        two_steps |= _of_schools(self.catalog, two_steps)
        return {key: value.hex() for key, value in two_steps.items()}

    @cached_property
    def of_kind(self) -> Mapping[Kind, str]:
        """A digest of all that the records of each kind say: what they name by its title."""
        return _of_kinds(self.catalog, self.own, self.common)

    @cached_property
    def whole(self) -> str:
        """A digest of the whole catalog."""
        return _joined(self.common, self.own.values()).hex()

    @cached_property
    def outline(self) -> str:
        """A digest of what lists count and the search box finds.

        Of when sessions are it has the year, their order in a class, and who is together.
        """
        return _outline(self.catalog, self.own, self.common)


def fingerprints(catalog: Catalog, earlier: Mapping[str, Slot], scope: object) -> Fingerprints:
    """The fingerprints of a catalog; `earlier` are the slots that moved sessions had before.

    `scope` says how much of the catalog is shown, in any data.
    """
    before: dict[str, list[object]] = {}
    for ref, slot in earlier.items():
        before.setdefault(ref.partition("/")[0], []).append((ref, slot.span))
    own = {file.key: _own(file, before) for file in catalog.files}
    common = _joined(
        bytes.fromhex(digest_of((scope, catalog.manifest))),
        (value for key, value in own.items() if key.kind is Kind.SCHOOL),
    )
    return Fingerprints(catalog, own, common)


def _outline(catalog: Catalog, own: Mapping[Key, bytes], common: bytes) -> str:
    taught: dict[str, list[object]] = {name: [] for name in catalog.classes}
    for meeting in meetings_of(catalog, catalog.sessions):
        together = tuple((one.training_class.id, one.position) for one in meeting.sessions)
        for name in meeting.classes:
            taught[name].append((together, meeting.date.year))
    classes = tuple(
        (_said(each, but=_WHEN), taught[name]) for name, each in catalog.classes.items()
    )
    known = catalog.classes
    others = (own[key] for key in own if key.kind is not Kind.CLASS or key.id not in known)
    return _joined(bytes.fromhex(digest_of(classes)), (common, *others)).hex()


def _of_kinds(catalog: Catalog, own: Mapping[Key, bytes], common: bytes) -> Mapping[Kind, str]:
    """A digest of what the files of each kind say, and of what those that they name are called."""
    titles: dict[Kind, list[object]] = {kind: [] for kind in FILE_KINDS}
    named: dict[Kind, set[Kind]] = {kind: set() for kind in FILE_KINDS}
    for file in catalog.files:
        named[file.key.kind].update([one.target.kind for one in file.mentions])
        if (entity := file.entity) is not None:
            theme = getattr(entity, "theme", None)
            titles[file.key.kind].append((file.key, title_of(entity), entity.status, theme))
    called = {kind: bytes.fromhex(digest_of(found)) for kind, found in titles.items()}
    of_kind: dict[Kind, list[bytes]] = {kind: [] for kind in FILE_KINDS}
    for key, value in own.items():
        of_kind[key.kind].append(value)
    found = {
        kind: _joined(common, (*values, *(called[one] for one in named[kind]))).hex()
        for kind, values in of_kind.items()
    }
    return {**found, Kind.SESSION: found[Kind.CLASS]}


def _of_schools(catalog: Catalog, known: Mapping[Key, bytes]) -> Mapping[Key, bytes]:
    """A school's page tells of what is its own, and of the schools above and below it."""
    held: dict[str, list[bytes]] = {name: [] for name in catalog.schools}
    for file in catalog.files:
        school = getattr(file.entity, "school", None)
        if school in held:
            held[school].append(known[file.key])
    own = {name: _joined(b"", values) for name, values in held.items()}
    above = {name: [each.id for each in catalog.ancestors(name)] for name in own}
    near: dict[str, set[str]] = {name: {name, *lineage} for name, lineage in above.items()}
    for name, lineage in above.items():
        for each in lineage:
            near[each].add(name)
    keys = {name: Key(Kind.SCHOOL, name) for name in own}
    return {
        key: _joined(known[key], (own[each] for each in near[name])) for name, key in keys.items()
    }


def _own(file: LoadedFile, before: Mapping[str, list[object]]) -> bytes:
    """A digest of what a file says, and of when its moved sessions were to be."""
    told = repr(file.content) if file.entity is None else _said(file.entity)
    slots = before.get(file.key.id) if file.key.kind is Kind.CLASS else None
    moved = digest_of(slots) if slots else ""
    return bytes.fromhex(digest_of_texts(*file.key, told, moved))


def _said(entity: Entity, *, but: Mapping[str, Any] | None = None) -> str:
    """What a file says, in half the time that a digest of the model takes."""
    # Days and times are texts for Pydantic: it would warn of each.
    return entity.model_dump_json(exclude=but, warnings=False)


def _neighbours(files: Iterable[LoadedFile], known: Mapping[Key, object]) -> Mapping[Key, set[Key]]:
    """The entities that each names or is named by; schools are all counted anyway."""
    near: dict[Key, set[Key]] = {key: set() for key in known}
    for file in files:
        if file.key.kind is Kind.SCHOOL:
            continue
        for mention in file.mentions:
            target = mention.target
            if target.kind is not Kind.SCHOOL and target in near:
                near[file.key].add(target)
                near[target].add(file.key)
    return near


def _joined(first: bytes, others: Iterable[bytes]) -> bytes:
    """A digest of a digest and others, in whatever order these come."""
    return blake2b(b"".join((first, *sorted(others))), digest_size=_SIZE).digest()
