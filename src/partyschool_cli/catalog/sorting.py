"""Sort records: by `--sort theme,-hours`, else in the default order of their kind."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import fold, is_empty, texts_in
from partyschool_cli.catalog.pinyin import pinyin_order
from partyschool_cli.catalog.query.fields import field_names, find_field, unknown_field
from partyschool_cli.catalog.records.row import Record, RecordField
from partyschool_cli.catalog.structure import catalog_structure
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import TIERS

SortKey = Callable[[Record], tuple[Any, ...]]

_DESCENDING = ("-", "－")
_COMMAS = str.maketrans("，、", ",,")


def default_order(catalog: Catalog, kind: Kind) -> SortKey:
    """The sort key of a kind's records.

    Schools go by tier, then as in the tree. Courses go by school in the tree's order, then by theme
    as the school has them, special courses last. Teachers go by their rank, those without one last;
    sites by school; classes by first day; sessions by date and time. Equal ones go by id.
    """
    if kind is Kind.TEACHER:
        return lambda record: (record["order"] is None, record["order"], record["id"])
    if kind is Kind.CLASS:
        return lambda record: (record["from"], record["id"])
    if kind is Kind.SESSION:
        return lambda record: (record["date"], record["start"], record["class"], record["id"])
    schools = _places(
        school.school.id for school in catalog_structure(catalog, with_retired=True).schools
    )
    if kind is Kind.SCHOOL:
        tiers = _places(TIERS)
        return lambda record: (tiers.get(record["tier"], len(tiers)), schools[record["id"]])
    last = len(schools)
    if kind is Kind.SITE:
        return lambda record: (schools.get(record["school"], last), record["id"])
    themes = {school: _places(catalog.themes_of(school)) for school in catalog.schools}
    return lambda record: (
        schools.get(record["school"], last),
        _theme_place(record, themes),
        record["id"],
    )


def _places(ids: Any) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(ids)}


def _theme_place(record: Record, themes: Mapping[str, Mapping[str, int]]) -> tuple[bool, int]:
    known = themes.get(record["school"], {})
    return record["kind"] == "special", known.get(record["theme"], len(known))


def sort_records(
    records: Iterable[Record], keys: str, fields: tuple[RecordField, ...]
) -> list[Record]:
    """`records` by `keys`, which are field names with commas between, `-` before descending ones.

    Records without a value come last either way; equal ones stay in the order they came in.
    Numbers go as numbers, dates and times as such, built-in words in their vocabulary's order, text
    and titles by pinyin, a list by its first item, groups by how many there are. An unknown key
    raises CommandLineError.
    """
    ordered = list(records)
    for field, descending in reversed(sort_fields(keys, fields)):
        ordered = _by(ordered, field, descending)
    return ordered


def sort_fields(keys: str, fields: tuple[RecordField, ...]) -> tuple[tuple[RecordField, bool], ...]:
    """The fields that `keys` name, each with whether it is descending.

    Raises CommandLineError for an unknown one.
    """
    named = field_names(fields)
    found = []
    for key in keys.translate(_COMMAS).split(","):
        name = key.strip()
        descending = name.startswith(_DESCENDING)
        found.append((_field(name[descending:], keys, named), descending))
    return tuple(found)


def _field(name: str, keys: str, named: Mapping[str, RecordField]) -> RecordField:
    if not name:
        raise CommandLineError(f"--sort“{keys}”里有一个空的字段名", "写成 theme,-hours 这样")
    found = find_field(name, named)
    if found is None:
        raise CommandLineError(*unknown_field(name, named))
    return found


def _by(records: list[Record], field: RecordField, descending: bool) -> list[Record]:
    rank = _rank_of(field)
    ranked: list[tuple[Any, Record]] = []
    without: list[Record] = []
    for record in records:
        value = _value(record, field)
        if value is None:
            without.append(record)
        else:
            ranked.append((rank(value), record))
    # `reverse` keeps equal ones in their order.
    ranked.sort(key=lambda pair: pair[0], reverse=descending)
    return [record for _, record in ranked] + without


def _value(record: Record, field: RecordField) -> Any:
    """What a record sorts by: the title rather than the id, the first of a list; None without."""
    value = record.get(field.name)
    if field.type == "flag":
        return value is True
    if field.titles and not is_empty(record.get(field.titles)):
        value = record[field.titles]
    if field.type == "group" and isinstance(value, list):
        return len(value)
    if isinstance(value, list):
        value = next((item for item in value if not is_empty(item)), None)
    return None if is_empty(value) else value


def _rank_of(field: RecordField) -> Callable[[Any], Any]:
    if field.choices is not None:
        places = {choice: place for place, choice in enumerate(field.choices)}
        return lambda value: places.get(value, len(places))
    if field.type in ("number", "flag") or (field.type == "group" and field.many):
        return float
    if field.type in ("date", "time", "day"):
        return str
    return lambda value: [(pinyin_order(text), fold(text)) for text in texts_in(value)]
