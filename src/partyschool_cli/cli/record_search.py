"""Search the records of one kind for `list`, and tell what a query that finds nothing is near."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.query.condition import Condition, written
from partyschool_cli.catalog.query.error import QueryError
from partyschool_cli.catalog.query.match import Query, compiled, parse_query
from partyschool_cli.catalog.records.build import records_in_use
from partyschool_cli.catalog.records.query_fields import WAS, derived_names, query_fields
from partyschool_cli.catalog.records.row import Record, RecordField
from partyschool_cli.catalog.sorting import default_order, sort_fields, sort_records
from partyschool_cli.model.kind import Kind
from partyschool_cli.wording.measure_words import counted, measured

if TYPE_CHECKING:
    from partyschool_cli.cli.workspace import Workspace
    from partyschool_cli.timetable.meetings import Slot


class RecordSearch:
    """The records of a kind in default order; retired ones, and their sessions, if `retired`."""

    def __init__(
        self, workspace: "Workspace", catalog: Catalog, kind: Kind, *, retired: bool
    ) -> None:
        self.workspace = workspace
        self.catalog = catalog
        self.kind = kind
        self.today = workspace.today
        self.retired = retired

    @cached_property
    def fields(self) -> tuple[RecordField, ...]:
        """The fields that may be named."""
        return query_fields(self.kind, self.catalog.manifest.day_parts)

    @cached_property
    def records(self) -> list[Record]:
        """All records."""
        found = records_in_use(self.catalog, self.kind, with_retired=self.retired)
        return sorted(found, key=default_order(self.catalog, self.kind))

    def query(self, words: Collection[str]) -> Query:
        """The query of a command line's words. Raises QueryError."""
        return parse_query(tuple(words), self.fields, self.today)

    def matching(self, query: Query) -> list[Record]:
        """The records that match."""
        return list(filter(query.matches, self.with_derived(self.records, query.fields)))

    def count(self, words: Collection[str]) -> int:
        """How many records match the query `words`; 0 if it is none of this kind."""
        try:
            query = self.query(words)
        except QueryError:  # a field that other kinds have
            return 0
        found = list(records_in_use(self.catalog, self.kind, with_retired=self.retired))
        return sum(map(query.matches, self.with_derived(found, query.fields)))

    @property
    def has_retired(self) -> bool:
        """Whether there are retired records, which only a search for them has."""
        holder = Kind.CLASS if self.kind is Kind.SESSION else self.kind
        return any(each.status == "retired" for each in self.catalog.entities(holder).values())

    def with_derived(self, records: list[Record], names: Collection[str]) -> list[Record]:
        """`records` with those of the fields `names` that are derived."""
        derived = derived_names(self.kind).intersection(names)
        if not derived or not records or derived <= records[0].keys():
            return records
        from partyschool_cli.planning.derived_values import with_derived

        earlier = self._earlier if WAS in derived else {}
        year = self.today.year
        return with_derived(self.catalog, self.kind, records, derived, year, earlier=earlier)

    @cached_property
    def _earlier(self) -> Mapping[str, "Slot"]:
        return self.workspace.earlier_slots(self.catalog)

    def shows_was(self, query: Query, found: Iterable[Record]) -> bool:
        """Whether to show when sessions were to be: moved ones are `found` where one asks so."""
        is_asked = self.kind is Kind.SESSION and not query.fields.isdisjoint((WAS, "status"))
        return is_asked and any(record["status"] == "moved" for record in found)

    def sorted_by(self, records: list[Record], keys: str) -> list[Record]:
        """`records` by the fields that `--sort` names. Raises CommandLineError."""
        names = {field.name for field, _ in sort_fields(keys, self.fields)}
        return sort_records(self.with_derived(records, names), keys, self.fields)

    def of(self, kind: Kind, *, retired: bool) -> "RecordSearch":
        """The search of another kind."""
        return RecordSearch(self.workspace, self.catalog, kind, retired=retired)


def nothing_found(search: RecordSearch, words: Collection[str], query: Query) -> str:
    """What to say where `query` finds nothing: and a near one that finds something."""
    kind = search.kind
    text = f"没有符合条件的{kind.title}" if words else f"目录里还没有{kind.title}"
    if search.has_retired and not search.retired:
        retired = search.of(kind, retired=True).count(words)
        if retired:
            return f"{text}；停用的有 {measured(retired, kind)}，加 --all 列出"
    return f"{text}；{near}" if words and (near := _near(search, words, query)) else text


def _near(search: RecordSearch, words: Collection[str], query: Query) -> str:
    from partyschool_cli.catalog.query.near import near_conditions, same_in_other_words

    asked = (query.condition, search.records, search.fields)
    return (
        _first_that_finds(search, same_in_other_words(*asked))
        or _in_other_kinds(search, words, query.text)
        or _first_that_finds(search, near_conditions(*asked))
    )


def _first_that_finds(search: RecordSearch, conditions: Iterable[Condition]) -> str:
    for condition in conditions:
        text = written(condition)
        try:
            found = len(search.matching(compiled(text, condition, search.fields, search.today)))
        except QueryError:  # a typo's correction need not be a value of the field
            continue
        if found:
            return f"写 {text} 有 {counted(found, search.kind)}"
    return ""


def _in_other_kinds(search: RecordSearch, words: Collection[str], text: str) -> str:
    counts = {
        kind: search.of(kind, retired=search.retired).count(words)
        for kind in Kind
        if kind is not search.kind
    }
    return "，".join(
        f"list {kind.title} {text} 有 {counted(count, kind)}"
        for kind, count in counts.items()
        if count
    )
