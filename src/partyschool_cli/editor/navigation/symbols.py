"""Entities and sessions as an editor lists them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lsprotocol import types

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.names import names_in
from partyschool_cli.catalog.records.build import title_or_id
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import file_title
from partyschool_cli.catalog.search import search
from partyschool_cli.editor.text.outline import Outline, read_outline
from partyschool_cli.editor.text.place import model_at
from partyschool_cli.editor.text.times import read_date
from partyschool_cli.editor.text.token import Token
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.source.files.listing import entity_at
from partyschool_cli.source.style.field_order import field_of
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.wording.dates import day_text
from partyschool_cli.wording.marks import UNDECIDED

SYMBOL_KINDS: Final[Mapping[Kind, types.SymbolKind]] = {
    Kind.SCHOOL: types.SymbolKind.Namespace,
    Kind.COURSE: types.SymbolKind.Class,
    Kind.TEACHER: types.SymbolKind.Object,
    Kind.SITE: types.SymbolKind.Field,
    Kind.CLASS: types.SymbolKind.Module,
    Kind.SESSION: types.SymbolKind.Event,
}
# More is nothing to choose from.
MOST_FOUND: Final = 200


class Symbol(NamedTuple):
    """Something in a text: where it is, the offsets of what names it, and what is in it."""

    name: str
    detail: str
    kind: types.SymbolKind
    start: int
    end: int
    named: tuple[int, int]
    inner: tuple["Symbol", ...] = ()


class FoundEntity(NamedTuple):
    """An entity that a query means, and its title."""

    key: Key
    title: str


def symbols_in(catalog: Catalog, path: str, text: str) -> Symbol | None:
    """The entity of a file with its sessions, or the manifest with its parts."""
    outline, own = read_outline(text), entity_at(path)
    if model_at(path) is None:
        return None
    title_field = own.kind.title_field if own is not None else "title"
    title = outline.values().get((title_field,))
    inner = _sessions(catalog, outline) if own is not None else _parts(path, outline)
    return Symbol(
        name=title.text if title is not None and title.text else own.id if own else "总目录",
        detail=f"{own.kind.title} {own.id}" if own is not None else "总目录",
        kind=SYMBOL_KINDS[own.kind] if own is not None else types.SymbolKind.Package,
        start=0,
        end=len(text),
        named=(title.start, title.end) if title is not None else (0, 0),
        inner=tuple(inner),
    )


def _sessions(catalog: Catalog, outline: Outline) -> Iterator[Symbol]:
    by_session: dict[FieldPath, list[Token]] = {}
    for token in outline.tokens:
        if token.path[:1] == ("sessions",) and len(token.path) > 2:
            by_session.setdefault(token.path[:2], []).append(token)
    for path, tokens in by_session.items():
        said = {token.path[2:]: token for token in tokens if token.on == "value"}
        texts = {name[0]: token.text for name, token in said.items() if len(name) == 1}
        named = said.get(("id",), tokens[0])
        yield Symbol(
            name=_session_name(catalog, texts) or str(path[1]),
            detail=texts.get("id", ""),
            kind=SYMBOL_KINDS[Kind.SESSION],
            start=tokens[0].start,
            end=tokens[-1].end,
            named=(named.start, named.end),
        )


def _session_name(catalog: Catalog, texts: Mapping[str | int, str]) -> str:
    """`10月12日（周一）08:30 党章导读`."""
    day = read_date(texts.get("date"))
    when = day_text(day) if day is not None else texts.get("date", "")
    course = texts.get("course")
    what = title_or_id(catalog, Kind.COURSE, course) if course else texts.get("activity")
    return f"{when}{texts.get('start', '')} {what or UNDECIDED}".strip()


def _parts(path: str, outline: Outline) -> Iterator[Symbol]:
    model = model_at(path)
    tops = [token for token in outline.tokens if token.on == "key" and len(token.path) == 1]
    for token in tops:
        field = field_of(model, token.path) if model is not None else None
        own = [one for one in outline.tokens if one.path[:1] == token.path]
        name = field.title if field is not None else token.text
        yield Symbol(
            name,
            token.text,
            types.SymbolKind.Key,
            token.start,
            own[-1].end,
            (token.start, token.end),
        )


def found_entities(catalog: Catalog, query: str) -> Sequence[FoundEntity]:
    """The entities that a query means, the best first; of none typed, the first ones."""
    records: dict[Kind, list[Record]] = {
        kind: [_record(file) for file in _files(catalog, kind)] for kind in FILE_KINDS
    }
    if not query.strip():
        every = [(kind, one) for kind in FILE_KINDS for one in records[kind]]
    else:
        every = [(hit.kind, hit.record) for hit in search([query], records)]
    return [
        FoundEntity(Key(kind, str(record["id"])), str(record["title"]))
        for kind, record in every[:MOST_FOUND]
    ]


def _files(catalog: Catalog, kind: Kind) -> Iterator[LoadedFile]:
    return (
        file
        for file in catalog.files
        if file.key.kind is kind and catalog.file_of[file.key] is file
    )


def _record(file: LoadedFile) -> Record:
    first, *others = (*names_in(file), file_title(file) or file.key.id)
    return {"id": file.key.id, "title": first, "also_called": others}


def with_query(title: str, id: str, query: str) -> str:  # what it is
    """A title; behind it the id or what was typed, if that is not in the title as it is typed.

    For clients that look through the answers again, by their names alone.
    """
    sought = query.strip().lower()
    if sought in title.lower():
        return title
    return f"{title} {id if sought in id else sought}"
