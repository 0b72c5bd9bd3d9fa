"""What a row says differently from the catalog, as it is told to a clerk."""

from collections.abc import Iterator, Mapping
from typing import Any

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.row_values import cell_of
from partyschool_cli.exchange.entities.targets import Targets, is_empty, is_same
from partyschool_cli.exchange.foreign.reading import LeftOut, ReadRow, TableReading
from partyschool_cli.model.describe import MODELS, Field, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.personal import mask


def differences(
    targets: Targets,
    place: tuple[TableReading, ReadRow],
    kind: Kind,
    old: Mapping[str, Any],
    given: Mapping[str, Any],
) -> Iterator[LeftOut]:
    """The values of a row that differ from what is there, which stays."""
    table, row = place
    for name, value in given.items():
        field = field_at(MODELS[kind], (name,))
        held = field.default if field is not None and is_empty(old.get(name)) else old.get(name)
        if field is None or is_same(held, value):
            continue
        there = _said_value(targets, field, held)
        why = f"目录里的{field.title}是“{there}”，没有改"
        text = row.values[name].text if name in row.values else _said_value(targets, field, value)
        yield LeftOut(table.sheet, cell_of(table, row, name), mask(text), mask(why))


def _said_value(targets: Targets, field: Field, value: Any) -> str:
    """A field's value in a clerk's words."""
    if isinstance(value, list | tuple):
        return "、".join(_said_value(targets, field, one) for one in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if field.refers_to is not None:
        return targets.title(Key(field.refers_to, str(value)))
    words = field.choices
    if words is None and field.vocabulary is not None:
        words = targets.lookup.manifest.vocabulary(field.vocabulary)
    return (words or {}).get(str(value), f"{value:g}" if isinstance(value, float) else str(value))
