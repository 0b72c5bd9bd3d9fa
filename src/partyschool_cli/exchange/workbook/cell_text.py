"""What a cell shows for the content of a field: titles for ids, one text for lists and groups."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.spoken_words import words_of
from partyschool_cli.edit.values import ValueContext
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.workbook.cell_values import group_of
from partyschool_cli.exchange.workbook.entity_names import Titles, titles_in_files
from partyschool_cli.exchange.workbook.item_text import LINE, WORD_SEPARATORS, guarded, joined
from partyschool_cli.exchange.workbook.layout import NO, YES
from partyschool_cli.model.describe import Field
from partyschool_cli.model.vocabulary import WEEKDAYS

_PART_SEPARATOR: Final = "；"
_COLON: Final = "："
_DAYS: Final = tuple(WEEKDAYS)
_ENDS: Final = ("from", "to")
_WEEKLY: Final = ("days", "day_parts")


class CellTexts:
    """Texts of cells, with the titles and words of a catalog."""

    def __init__(self, lookup: Lookup, titles: Titles | None = None) -> None:
        self.lookup, self._titles = lookup, titles or titles_in_files(lookup)
        self._references: dict[Key, str] = {}

    def text(self, field: Field, value: Any, context: ValueContext) -> str:
        """The text for a value of a field; empty for none. `context` is its entity's."""
        if value is None:
            return ""
        if field.type == "mapping" and isinstance(value, dict):
            entries = [self._entry(field, key, one) for key, one in value.items()]
            return joined(entries, also=WORD_SEPARATORS if field.refers_to else "")
        if field.many and isinstance(value, list):
            items = [self.item(field, one, context) for one in value]
            if field.type == "group":
                return joined(items, LINE)
            is_words = field.refers_to is not None or words_of(self.lookup, field, context)
            return joined(items, also=WORD_SEPARATORS if is_words else "")
        return self.item(field, value, context)

    def item(self, field: Field, value: Any, context: ValueContext) -> str:
        """The text for one item."""
        if isinstance(value, bool):
            return YES if value else NO
        if field.type == "group" and isinstance(value, dict):
            return self._group(field, value, context)
        if field.refers_to is not None:
            return self.reference(Key(field.refers_to, str(value)))
        words = words_of(self.lookup, field, context)
        return str(value) if words is None else self.word(words, str(value))

    def reference(self, key: Key) -> str:
        """`名称 (编号)`; the id alone where nothing has it."""
        if key not in self._references:
            title = self._titles(key)
            self._references[key] = key.id if title is None else f"{title} ({key.id})"
        return self._references[key]

    def word(self, words: Mapping[str, str], value: str) -> str:
        """What a word is called, with the word itself where two are called the same."""
        title = words.get(value)
        if title is None:
            return value
        is_clear = list(words.values()).count(title) == 1 and (title == value or title not in words)
        return title if is_clear else f"{title} ({value})"

    def _entry(self, field: Field, key: str, value: Any) -> str:
        name = self.reference(Key(field.refers_to, key)) if field.refers_to is not None else key
        return f"{name}{_COLON}{guarded(str(value))}"

    def _group(self, field: Field, value: Mapping[str, Any], context: ValueContext) -> str:
        short = " ".join(self._short_parts(field, value, context))
        try:
            if group_of(field, short, context, self.lookup) == value:
                return short
        except CommandLineError:
            pass
        return self.named_group(field, value, context)

    def named_group(self, field: Field, value: Mapping[str, Any], context: ValueContext) -> str:
        """A group with the name of each field: `从：2026-03-20；原因：外出`."""
        known = {one.name: one for one in field.fields}
        parts = [
            f"{known[name].title}{_COLON}{guarded(self.text(known[name], one, context))}"
            for name, one in value.items()
            if name in known
        ]
        return joined(parts, _PART_SEPARATOR, also=";")

    def _short_parts(
        self, field: Field, value: Mapping[str, Any], context: ValueContext
    ) -> Iterator[str]:
        """Days, week days and parts of the day, times, and then the rest, as a person says it."""
        known = {one.name: one for one in field.fields}
        has_times = any(one.type == "time" for one in field.fields)
        if not has_times:
            yield from _both_ends(value)
        for name in _WEEKLY:
            if name in value:
                yield self._short_part(known[name], value[name], context)
        if has_times:
            yield from _both_ends(value, "-")
        for name, one in value.items():
            if name in known and name not in (*_WEEKLY, *_ENDS):
                yield self._short_part(known[name], one, context)

    def _short_part(self, field: Field, value: Any, context: ValueContext) -> str:
        items = value if isinstance(value, list) else [value]
        texts = [self.item(field, item, context) for item in items]
        at = _DAYS.index(items[0]) if field.choices is WEEKDAYS and items[0] in _DAYS else -1
        is_row = at >= 0 and len(items) > 2 and list(_DAYS[at : at + len(items)]) == items
        return f"{texts[0]}至{texts[-1]}" if is_row else "".join(texts)


def _both_ends(value: Mapping[str, Any], sign: str = "至") -> Iterator[str]:
    first, last = (str(value.get(name, "")) for name in _ENDS)
    if first or last:
        yield first if first == last else f"{first}{sign}{last}"
