"""Names that are nearly those of the catalog: which, where, and who may be meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.catalog.lookup import sessions_in
from partyschool_cli.exchange.entities.class_sessions import session_title
from partyschool_cli.exchange.entities.files_read import TableOfFile
from partyschool_cli.exchange.entities.fill import Request
from partyschool_cli.exchange.entities.name_matches import Known, Said, Unclear
from partyschool_cli.exchange.entities.references import NameKey, References
from partyschool_cli.exchange.entities.row_names import RowName, row_names, taught
from partyschool_cli.exchange.entities.row_values import CLASS, TITLE, cell_of, written
from partyschool_cli.exchange.entities.targets import is_same
from partyschool_cli.exchange.foreign.reading import ReadRow, TableReading
from partyschool_cli.model.kind import Kind


class Place(NamedTuple):
    """Where a name stands."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class UnclearName:
    """A name, the places that it stands at, and the entities that it may mean."""

    said: Said
    places: tuple[Place, ...]
    match: Unclear

    @property
    def key(self) -> NameKey:
        """By which it is decided."""
        return NameKey.of(self.said.kind, self.said.text)


def unclear_names(
    tables: Iterable[TableOfFile], references: References, request: Request
) -> tuple[UnclearName, ...]:
    """The names that somebody has to decide about, in order, each once."""
    found: dict[NameKey, tuple[Said, Unclear, list[Place]]] = {}
    for place, said in _all_names(tuple(tables), references, request):
        match = references.unclear(said)
        if match is not None:
            _, _, places = found.setdefault(NameKey.of(said.kind, said.text), (said, match, []))
            if place is not None and place not in places:
                places.append(place)
    return tuple(UnclearName(said, tuple(places), match) for said, match, places in found.values())


def _all_names(
    tables: tuple[TableOfFile, ...], references: References, request: Request
) -> Iterator[tuple[Place | None, Said]]:
    wanted = request.class_request
    schools = (request.school, wanted.school if wanted is not None else None)
    for school in dict.fromkeys(filter(None, schools)):
        yield None, Said(Kind.SCHOOL, school)
    for table in (one.reading for one in tables):
        for row in table.rows:
            for one in _names(table, row, references, request):
                yield Place(table.sheet, cell_of(table, row, one.field)), one.said


def _names(
    table: TableReading, row: ReadRow, references: References, request: Request
) -> Iterator[RowName]:
    kind = table.kind
    if kind is Kind.SESSION:
        school = _school_of_class(references, request)
        named = taught(references, row, school)
        if named is not None and not _is_there(row, references, request):
            yield named
        if request.class_request is None and CLASS in row.values:
            yield RowName(CLASS, Said(Kind.CLASS, str(row.values[CLASS].value)))
    else:
        school = request.school
        title = row.values.get(kind.title_field)
        if title is not None and "id" not in row.values:
            yield RowName(kind.title_field, Said(kind, str(title.value).strip(), school))
    yield from row_names(kind, row, school)


def _school_of_class(references: References, request: Request) -> str | None:
    """The id of the school of the class that all sessions go into, where it is known."""
    wanted = request.class_request
    if wanted is None:
        return None
    if wanted.key is not None:
        school = references.targets.lookup.content(wanted.key).get("school")
        return school if isinstance(school, str) else None
    match = references.matcher.match(Said(Kind.SCHOOL, wanted.school or ""))
    return match.key.id if isinstance(match, Known) else None


def _is_there(row: ReadRow, references: References, request: Request) -> bool:
    """Whether the class has the session of a row: its title needs no deciding then."""
    wanted = request.class_request
    if wanted is None or wanted.key is None:
        return False
    moment = tuple(written(row.values[n].value) for n in ("date", "start") if n in row.values)
    title = str(row.values[TITLE].value)
    lookup = references.targets.lookup
    return len(moment) == 2 and any(
        (one.get("date"), str(one.get("start")).zfill(5)) == moment
        and is_same(session_title(lookup, one), title)
        for one in sessions_in(lookup.content(wanted.key))
    )
