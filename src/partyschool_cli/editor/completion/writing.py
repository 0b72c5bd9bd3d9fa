"""How a proposal is written at a place: in quotes, in brackets, with a dash, on a line."""

from dataclasses import dataclass
from typing import Final

from partyschool_cli.editor.client.snippet import escaped
from partyschool_cli.editor.text.cursor import Cursor
from partyschool_cli.editor.text.place import Place
from partyschool_cli.model.describe import Field
from partyschool_cli.source.text.line_ends import line_start
from partyschool_cli.source.yaml.yaml_scalar import scalar

_STEP: Final = "  "


@dataclass(frozen=True)
class Writing:
    """How to write at a cursor.

    `base` is the indent that the client adds to each line after the first of what it inserts.
    """

    cursor: Cursor
    base: int
    uses_snippets: bool

    def value(self, text: str, field: Field, *, quoted: bool = True) -> str:
        """A scalar as the value of a field, or as an item of its list."""
        cursor = self.cursor
        if cursor.quote:
            return text if cursor.is_closed else f"{text}{cursor.quote}"
        is_new_item = self.is_new_item(field)
        in_brackets = cursor.is_flow or (is_new_item and not cursor.own_line)
        written = scalar(text, in_block=not in_brackets) if quoted else text
        if is_new_item:
            written = f"- {written}" if cursor.own_line else f"[{written}]"
        return self.set_off(written)

    def is_new_item(self, field: Field) -> bool:
        """Whether what is written has to begin an item of a list."""
        return (field.many and self.is_new_list) or self.cursor.needs_dash

    @property
    def is_new_list(self) -> bool:
        """Whether the value is a whole list, of which not even a dash is there."""
        path = self.cursor.path
        return self.cursor.on == "value" and not isinstance(path[-1] if path else "", int)

    def mapping_key(self, text: str) -> str:
        """A key of a mapping of one's own words, with its colon."""
        if self.cursor.quote:
            return text if self.cursor.is_closed else f"{text}{self.cursor.quote}: "
        return self.set_off(scalar(text) if self.cursor.has_colon else f"{scalar(text)}: ")

    def key(self, field: Field, *, is_new_item: bool = False) -> str:
        """A field's name, its colon, and what its value begins with; with a dash for a new item."""
        cursor = self.cursor
        if cursor.has_colon or (cursor.quote and cursor.is_closed):
            return self._plain(field.name)
        if cursor.quote:
            return self._plain(f"{field.name}{cursor.quote}: ")
        if cursor.is_flow:
            return self._plain(f"{field.name}: ")
        dash = "- " if is_new_item else ""
        has_lines = field.type in ("group", "mapping")
        if not self.uses_snippets:  # some editors cannot insert several lines then
            rest = "" if has_lines else " "
        elif has_lines:
            inner = self.indent(cursor.indent + len(dash) + len(_STEP))
            rest = f"\n{inner}{'- ' if field.many and field.model else ''}"
        else:
            rest = " [$1]" if field.many else " "
        return self.set_off(f"{dash}{self._plain(field.name)}:{rest}")

    def indent(self, column: int) -> str:
        """The spaces of a further line that begins in a column."""
        return " " * max(0, column - self.base)

    def _plain(self, text: str) -> str:
        return escaped(text) if self.uses_snippets else text

    def set_off(self, text: str) -> str:
        """`text` behind a space, where it would stick to a colon or a dash."""
        return f" {text}" if self.cursor.needs_space else text


def writing_at(place: Place, cursor: Cursor, *, uses_snippets: bool, adds_indent: bool) -> Writing:
    """How to write at a place for a client; one that `adds_indent` repeats that of the line."""
    start = line_start(place.text, cursor.start)
    line = place.text[start : cursor.start]
    base = len(line) - len(line.lstrip(" \t")) if adds_indent else 0
    return Writing(cursor, base, uses_snippets)
