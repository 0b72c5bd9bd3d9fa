"""What of a catalog is published on the web: the one place that decides it.

`published` gives a catalog in which only that is: drafts, retired and invalid entities, notes of
one's own and reasons of absence are not in it, nor is any name of them. Whatever is made for the
web is made of this catalog, by the functions that any other catalog is given to.
"""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.records.build import records, title_of
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.web.class_codes import class_code
from partyschool_cli.export.web.digest import digest_of_fields
from partyschool_cli.export.web.scope import keys_in_scope
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.model.types import Absence
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.marks import with_cohort

_NOTHING_EARLIER: Final[Mapping[str, Slot]] = MappingProxyType({})


class Named(NamedTuple):
    """Something that is named on a page: its title, and its page from the site's root, if any.

    `status` is `active`, but for what only a private site names.
    """

    title: str
    path: str | None = None
    status: str = "active"


@dataclass(frozen=True, eq=False)
class WebSession:
    """A meeting as the site tells it: `entry` has its texts, as they are printed, the rest links.

    `schools` are the ids of those that hold its classes.
    """

    entry: Entry
    course: Named | None
    classes: tuple[Named, ...]
    teachers: tuple[Named, ...]
    site: Named | None
    schools: frozenset[str]

    @cached_property
    def digest(self) -> str:
        """A digest of it: computed once, for it is on many pages."""
        return digest_of_fields(self)

    @property
    def date(self) -> dt.date:
        """The day."""
        return self.entry.date

    @property
    def class_ids(self) -> tuple[str, ...]:
        """The ids of its classes."""
        return tuple(dict.fromkeys(ref.partition("/")[0] for ref in self.entry.refs))


@dataclass(frozen=True, eq=False)
class Published:
    """What is published: `catalog` has that, and nothing else.

    `schools` are those that the site is of; others are in the catalog only for what they are named
    by. `earlier` are the slots that moved sessions had before, by `class/s01`, where known.
    `code_of` gives the code of the printed timetable of a class of it.
    """

    catalog: Catalog
    schools: frozenset[str]
    is_private: bool = False
    earlier: Mapping[str, Slot] = field(default_factory=lambda: _NOTHING_EARLIER)
    code_of: Callable[[str], str] = str

    def named(self, kind: Kind, name: str) -> Named:
        """What an id is called, with its page; the id itself where nothing is known of it."""
        key = Key(kind, name)
        found = self._named.get(key)
        if found is None:
            found = self._named[key] = _named(self.catalog.entities(kind).get(name), name)
        return found

    def entity_at(self, path: str) -> Entity | None:
        """The entity whose page is at a path from the site's root, if it is that of one."""
        return self._by_path.get(path)

    @cached_property
    def _by_path(self) -> Mapping[str, Entity]:
        return {
            page_path(file.key.kind, file.key.id): file.entity
            for file in self.catalog.files
            if file.entity is not None
        }

    @cached_property
    def _named(self) -> dict[Key, Named]:
        return {}

    def records(self, kind: Kind) -> tuple[Record, ...]:
        """The records of all of a kind: several files for programs are made of them."""
        found = self._records.get(kind)
        if found is None:
            found = self._records[kind] = tuple(records(self.catalog, kind))
        return found

    @cached_property
    def _records(self) -> dict[Kind, tuple[Record, ...]]:
        return {}

    @cached_property
    def sessions(self) -> tuple[WebSession, ...]:
        """Every meeting in order of time, cancelled ones too; 合班 is one."""
        entries = sheet(self.catalog, None, earlier=self.earlier).entries
        return tuple(self.session_of(entry) for entry in entries)

    def session_of(self, entry: Entry) -> WebSession:
        """The session that an entry of any timetable of the catalog is."""
        refs = [ref.split("/", 1) for ref in entry.refs]
        first = self._sessions[entry.refs[0]]
        classes = [self.catalog.classes[name] for name, _ in refs]
        return WebSession(
            entry,
            None if first.course is None else self.named(Kind.COURSE, first.course),
            tuple(self.named(Kind.CLASS, own.id) for own in classes),
            tuple(self.named(Kind.TEACHER, name) for name in first.teachers),
            None if first.site is None else self.named(Kind.SITE, first.site),
            frozenset(own.school for own in classes),
        )

    @cached_property
    def _sessions(self) -> Mapping[str, Session]:
        return {one.ref: one.session for one in self.catalog.sessions}

    def session_at(self, ref: str) -> Session:
        """What the file says of a session, by `class/s01`. Raises KeyError."""
        return self._sessions[ref]

    @cached_property
    def by_class(self) -> Mapping[str, tuple[WebSession, ...]]:
        """The sessions of each class, by id."""
        return self._by(lambda one: (ref.split("/", 1)[0] for ref in one.entry.refs))

    @cached_property
    def by_course(self) -> Mapping[str, tuple[WebSession, ...]]:
        """The sessions of each course, by id."""
        return self._by(lambda one: filter(None, (self._first(one).course,)))

    @cached_property
    def by_teacher(self) -> Mapping[str, tuple[WebSession, ...]]:
        """The sessions of each teacher, by id."""
        return self._by(lambda one: self._first(one).teachers)

    @cached_property
    def by_site(self) -> Mapping[str, tuple[WebSession, ...]]:
        """The sessions at each site, by id."""
        return self._by(lambda one: filter(None, (self._first(one).site,)))

    @cached_property
    def by_school(self) -> Mapping[str, tuple[WebSession, ...]]:
        """The sessions of the classes that each school holds itself, by id."""
        return self._by(lambda one: one.schools)

    @cached_property
    def by_day(self) -> Mapping[dt.date, tuple[WebSession, ...]]:
        """The sessions of each day that has any, in order of day."""
        found: dict[dt.date, list[WebSession]] = {}
        for one in self.sessions:
            found.setdefault(one.date, []).append(one)
        return {day: tuple(own) for day, own in found.items()}

    def _first(self, one: WebSession) -> Session:
        return self._sessions[one.entry.refs[0]]

    def _by(
        self, names: Callable[[WebSession], Iterable[str]]
    ) -> Mapping[str, tuple[WebSession, ...]]:
        found: dict[str, list[WebSession]] = {}
        for one in self.sessions:
            for name in dict.fromkeys(names(one)):
                found.setdefault(name, []).append(one)
        return {name: tuple(own) for name, own in found.items()}


def published(
    catalog: Catalog,
    *,
    schools: frozenset[str] | None = None,
    is_private: bool = False,
    earlier: Mapping[str, Slot] = _NOTHING_EARLIER,
) -> Published:
    """What of a catalog is published: of some `schools` what they have and refer to, or of all.

    `is_private` is for one's own use: nothing is left out but what cannot be read.
    """
    shown = {
        file.key: file
        for file in catalog.files
        if file.entity is not None and (is_private or file.entity.status == "active")
    }
    visible = _visible(catalog, shown, is_private=is_private)
    own = frozenset(visible.schools)
    if schools is not None:
        own &= schools
        kept = keys_in_scope(visible, own)
        narrowed = {key: file for key, file in shown.items() if key in kept}
        visible = _visible(catalog, narrowed, is_private=is_private)
    return Published(visible, own, is_private, earlier, partial(class_code, catalog))


def page_path(kind: Kind, name: str) -> str:
    """Where the page of an entity is, from the site's root: `courses/charter.html`."""
    return f"{kind.plural}/{name}.html"


def _named(entity: Entity | None, name: str) -> Named:
    if entity is None:
        return Named(name)
    title = title_of(entity)
    if isinstance(entity, TrainingClass):
        title = with_cohort(title, entity.cohort)
    return Named(title, page_path(entity.kind_of_entity, name), entity.status)


def _visible(catalog: Catalog, shown: Mapping[Key, LoadedFile], *, is_private: bool) -> Catalog:
    """The catalog of these files only, in which nothing else is named."""
    parents = _shown_parents(catalog, shown)
    files = tuple(
        _visible_file(file, shown, parents, is_private=is_private)
        for file in catalog.files
        if shown.get(file.key) is file  # of two with one id, the second is invalid
    )
    return replace(catalog, files=files, unexpected=(), unread_folders=())


def _shown_parents(catalog: Catalog, shown: Container[Key]) -> Mapping[str, str | None]:
    """The nearest school above each that is shown: one that is not is passed over."""
    return {
        name: next(
            (
                above.id
                for above in catalog.ancestors(name)
                if above.id != name and Key(Kind.SCHOOL, above.id) in shown
            ),
            None,
        )
        for name in catalog.schools
    }


def _visible_file(
    file: LoadedFile,
    shown: Container[Key],
    parents: Mapping[str, str | None],
    *,
    is_private: bool,
) -> LoadedFile:
    entity = file.entity
    if entity is None:
        raise ValueError(file.source.path)
    mentions = tuple([one for one in file.mentions if one.target in shown])
    if not is_private:
        updates: dict[str, object] = {}
        # What these may have to lose beside names are reasons of absence.
        if len(mentions) < len(file.mentions) or isinstance(entity, Teacher | Site):
            updates |= _without_hidden(entity, shown)
        if entity.notes is not None:
            updates["notes"] = None
        if isinstance(entity, School) and entity.parent != parents.get(entity.id):
            updates["parent"] = parents.get(entity.id)
        if updates:
            entity = entity.model_copy(update=updates)
    return file._replace(entity=entity, mentions=mentions, problems=())


def _without_hidden(model: FrozenModel, shown: Container[Key]) -> Iterator[tuple[str, object]]:
    """The fields of a model that have to change, so that it names only what is shown."""
    for one in fields_of(type(model)):
        name = "from_" if one.name == "from" else one.name
        value = getattr(model, name)
        if not value:
            continue
        found = _public_value(one, value, shown)
        if found is not value:
            yield name, found


def _public_value(one: Field, value: Any, shown: Container[Key]) -> Any:
    """The value of a field without what is not shown; the same object if all of it is."""
    kind = one.refers_to
    if kind is not None:
        if one.type == "mapping":
            kept = {name: item for name, item in value.items() if Key(kind, name) in shown}
            return value if len(kept) == len(value) else kept
        if one.many:
            names = tuple(name for name in value if Key(kind, name) in shown)
            return value if len(names) == len(value) else names
        return value if Key(kind, value) in shown else None
    if one.model is None:
        return value
    groups = value if one.many else (value,)
    changed = tuple(_public_group(group, shown) for group in groups)
    if all(new is old for new, old in zip(changed, groups, strict=True)):
        return value
    return changed if one.many else changed[0]


def _public_group(group: FrozenModel, shown: Container[Key]) -> FrozenModel:
    updates = dict(_without_hidden(group, shown))
    if isinstance(group, Absence) and group.why is not None:
        updates["why"] = None
    return group.model_copy(update=updates) if updates else group
