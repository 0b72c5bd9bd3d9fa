"""What the drop-down list of a column offers: words of a vocabulary, entities, yes and no."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.spoken_words import words_of
from partyschool_cli.edit.values import ValueContext
from partyschool_cli.exchange.workbook.cell_text import CellTexts
from partyschool_cli.exchange.workbook.entity_names import titles_in_catalog
from partyschool_cli.exchange.workbook.exported import ExportedRow
from partyschool_cli.exchange.workbook.layout import NO, YES
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind

# Of a list, and of each of its items; more are of no help in a drop-down.
_MOST_CHOICES: Final = 5_000


class Choices:
    """The drop-down lists of a catalog's columns."""

    def __init__(self, lookup: Lookup, *, has_ids: bool) -> None:
        self._lookup, self._has_ids = lookup, has_ids
        self._titles = titles_in_catalog(lookup.catalog, lookup)
        self._texts = CellTexts(lookup, self._titles)
        self._entities: dict[Kind, Sequence[str]] = {}

    def of(self, kind: Kind, field: Field, rows: Iterable[ExportedRow]) -> Sequence[str]:
        """What a column offers; empty for one without a list. What is in `rows` is offered too."""
        if field.type == "flag":
            return (YES, NO)
        if field.type != "text":
            return ()
        if field.refers_to is not None:
            offered = self._of_kind(field.refers_to)
        else:
            offered = tuple(self._words(kind, field))
        if not offered:
            return ()
        used = (row.cells[field.name].text for row in rows if field.name in row.cells)
        single = () if field.many else used
        return tuple(dict.fromkeys((*offered, *filter(None, single))))[:_MOST_CHOICES]

    def _words(self, kind: Kind, field: Field) -> Iterator[str]:
        for words in self._vocabularies(kind, field):
            for word in words:
                yield self._texts.word(words, word)

    def _vocabularies(self, kind: Kind, field: Field) -> Iterator[Mapping[str, str]]:
        words = words_of(self._lookup, field, ValueContext(dt.date.min, kind))
        if words is not None:
            yield words
        if kind is Kind.COURSE and field.vocabulary == "themes":
            for school in self._lookup.catalog.schools.values():
                if school.themes:
                    yield school.themes

    def _of_kind(self, kind: Kind) -> Sequence[str]:
        if kind not in self._entities:
            entities = self._lookup.catalog.entities(kind).values()
            active = (one for one in entities if one.status != "retired")
            keys = [Key(kind, one.id) for one in active]
            shown = self._texts.reference if self._has_ids else self._titles
            self._entities[kind] = tuple(shown(key) or key.id for key in keys)
        return self._entities[kind]


def is_strict(field: Field) -> bool:
    """Whether nothing else may be typed: a new person is named before there is a row of hers."""
    is_open = field.refers_to is not None or field.name == "office"
    return not (field.many or is_open)
