"""Names that are nearly those of the catalog: which, where, and who may be meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.lookup import sessions_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.class_sessions import moment_of, session_title
from partyschool_cli.exchange.entities.files_read import TableOfFile
from partyschool_cli.exchange.entities.fill import Request
from partyschool_cli.exchange.entities.name_matches import Known, Said, Unclear
from partyschool_cli.exchange.entities.references import NameKey, References
from partyschool_cli.exchange.entities.row_names import RowName, row_names, taught
from partyschool_cli.exchange.entities.row_values import CLASS, TITLE, cell_of, written
from partyschool_cli.exchange.foreign.reading import ReadRow, TableReading
from partyschool_cli.model.kind import Kind


class NamePlace(NamedTuple):
    """Where a name stands."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class UnclearName:
    """A name, the places that it stands at, and the entities that it may mean."""

    said: Said
    places: tuple[NamePlace, ...]
    match: Unclear

    @property
    def key(self) -> NameKey:
        """By which it is decided."""
        return NameKey.of(self.said.kind, self.said.text)


def unclear_names(
    tables: Iterable[TableOfFile], references: References, request: Request
) -> tuple[UnclearName, ...]:
    """The names that somebody has to decide about, in order, each once."""
    found: dict[NameKey, tuple[Said, Unclear, list[NamePlace]]] = {}
    for place, said in _Names(references, request).all(tables):
        match = references.unclear(said)
        if match is not None:
            _, _, places = found.setdefault(NameKey.of(said.kind, said.text), (said, match, []))
            if place is not None and place not in places:
                places.append(place)
    return tuple(UnclearName(said, tuple(places), match) for said, match, places in found.values())


class _Names:
    """The names in rows, with their places; not those that need no deciding."""

    def __init__(self, references: References, request: Request) -> None:
        self._references, self._request = references, request
        self._there: dict[Key, frozenset[tuple[str, ...]]] = {}

    def all(self, tables: Iterable[TableOfFile]) -> Iterator[tuple[NamePlace | None, Said]]:
        """All names, of the command line first."""
        wanted = self._request.class_request
        schools = (self._request.school, wanted.school if wanted is not None else None)
        for school in dict.fromkeys(filter(None, schools)):
            yield None, Said(Kind.SCHOOL, school)
        for table in (one.reading for one in tables):
            take = self._of_session if table.kind is Kind.SESSION else self._of_entity
            for row in table.rows:
                for one in take(table, row):
                    yield NamePlace(table.sheet, cell_of(table, row, one.field)), one.said

    def _of_entity(self, table: TableReading, row: ReadRow) -> Iterator[RowName]:
        kind, school = table.kind, self._request.school
        title = row.values.get(kind.title_field)
        # What has an id of its own is not what is called nearly so.
        if title is not None and "id" not in row.values:
            yield RowName(kind.title_field, Said(kind, str(title.value).strip(), school))
        yield from row_names(kind, row, school)

    def _of_session(self, _: TableReading, row: ReadRow) -> Iterator[RowName]:
        key = self._class_of(row)
        school = self._school_of(key)
        named = taught(self._references, row, school)
        if named is not None and not (key is not None and self._is_there(key, row)):
            yield named
        if self._request.class_request is None and CLASS in row.values:
            yield RowName(CLASS, Said(Kind.CLASS, str(row.values[CLASS].value).strip()))
        yield from row_names(Kind.SESSION, row, school)

    def _class_of(self, row: ReadRow) -> Key | None:
        """The class of the catalog that a row's session goes into; None for a new one."""
        if self._request.class_request is not None:
            return self._request.class_request.key
        read = row.values.get(CLASS)
        return self._known(Said(Kind.CLASS, str(read.value).strip())) if read is not None else None

    def _school_of(self, key: Key | None) -> str | None:
        """The id of the school of a class, where it is known."""
        if key is not None:
            school = self._references.targets.lookup.content(key).get("school")
            return school if isinstance(school, str) else None
        wanted = self._request.class_request or self._request.new_class
        found = self._known(Said(Kind.SCHOOL, wanted.school or ""))
        return found.id if found is not None else None

    def _known(self, said: Said) -> Key | None:
        match = self._references.matcher.match(said)
        return match.key if isinstance(match, Known) else None

    def _is_there(self, key: Key, row: ReadRow) -> bool:
        """Whether the class has the session of a row: its title needs no deciding then."""
        if key not in self._there:
            lookup = self._references.targets.lookup
            self._there[key] = frozenset(
                (*moment_of(one), search_key(session_title(lookup, one)).strip())
                for one in sessions_in(lookup.content(key))
            )
        moment = (written(row.values[n].value) for n in ("date", "start") if n in row.values)
        return (*moment, search_key(str(row.values[TITLE].value)).strip()) in self._there[key]
