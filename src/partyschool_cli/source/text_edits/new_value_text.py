"""How a new value is written: as its neighbours are, else in house style.

House style: mappings in lines, lists of words in brackets on one line if they fit, sentences a line
each, quotes only where needed, text of several lines as it stands, below its key.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from partyschool_cli.markup.json_text import json_line
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import field_at
from partyschool_cli.source.style.block_scalar import block_scalar, fits_block_scalar
from partyschool_cli.source.style.field_text import field_text
from partyschool_cli.source.style.yaml_layout import WIDTH, columns
from partyschool_cli.source.style.yaml_writer import is_word
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text_edits.edit_steps import value_at
from partyschool_cli.source.yaml.joined_items import has_separator
from partyschool_cli.source.yaml.places import Places
from partyschool_cli.source.yaml.yaml_scalar import is_printable, scalar


class ValueText(NamedTuple):
    """A value as text: `head` after the key or dash, then whole lines below, without line ends."""

    head: str
    lines: tuple[str, ...] = ()


class Likes(NamedTuple):
    """Values to imitate, nearest first: `same` are in the same field, `kin` are beside it."""

    same: Sequence[FieldPath] = ()
    kin: Sequence[FieldPath] = ()

    @property
    def all(self) -> Iterator[FieldPath]:
        """All of them."""
        yield from self.same
        yield from self.kin


class Indents(NamedTuple):
    """Columns from a key to keys below it and to dashes below it, and from a dash to its item."""

    keys: int = 2
    dashes: int = 2
    item: int = 2


def quoted(text: str, style: str | None) -> str | None:
    """`text` on one line in the quotes `style`; None where it cannot be."""
    if style == '"':
        return json_line(text)
    if style == "'" and is_printable(text):
        return "'" + text.replace("'", "''") + "'"
    return None


def literal(text: str, indent: int) -> ValueText | None:
    """`text` of several lines as a block scalar; None where it has to be quoted."""
    return ValueText(*block_scalar(text, " " * indent)) if fits_block_scalar(text) else None


class ValueWriter:
    """Writes new values for one text, with its `content`, `places` and `indents`."""

    def __init__(
        self,
        content: Any,
        places: Places,
        model: type[FrozenModel],
        indents: Indents,
        *,
        has_block_text: bool,
    ) -> None:
        self._has_block_text = has_block_text
        self._content = content
        self._places = places
        self._model = model
        self._indents = indents

    def in_brackets(self, value: Any, path: FieldPath, likes: Likes) -> str:
        """A value on one line, as it may stand in brackets."""
        if isinstance(value, dict):
            entries = (
                f"{self.key(key, likes)}: "
                f"{self.in_brackets(each, (*path, key), self._of_key(likes, key))}"
                for key, each in value.items()
            )
            return f"{{{', '.join(entries)}}}"
        if isinstance(value, list):
            of_items = self._of_items(likes)
            items = (
                self.in_brackets(each, (*path, index), of_items) for index, each in enumerate(value)
            )
            return f"[{', '.join(items)}]"
        text = self.scalar(value, path, likes)
        is_item = bool(path) and isinstance(path[-1], int)
        # Without quotes, one item with a full-width comma is taken for several.
        return json_line(value) if is_item and text == value and has_separator(text) else text

    def below_key(self, value: Any, path: FieldPath, likes: Likes, column: int) -> ValueText:
        """A value of a key in this column, -1 for the whole content."""
        before = column + len(str(path[-1])) + 1 if path else 0
        in_line = self._in_line(value, path, likes, before)
        if in_line is not None:
            return ValueText(in_line)
        if isinstance(value, dict):
            indent = column + self._indent(value, likes, self._indents.keys) if path else 0
            return ValueText("", tuple(self.entries(value, path, likes, indent)))
        if isinstance(value, list):
            indent = column + self._indent(value, likes, self._indents.dashes) if path else 0
            return ValueText("", tuple(self.items(value, path, likes, indent)))
        return self._text(value, path, likes, column + self._indents.keys)

    def _indent(self, value: Any, likes: Likes, usual: int) -> int:
        """Columns from a key to a mapping or list below it, as the nearest of its kind has them."""
        places = self._places
        for like in likes.all:
            other = value_at(self._content, like)
            if type(other) is type(value) and not places.is_flow(like) and places.has_key(like):
                return places.whole(like).column - places.key(like).column
        return usual

    def after_dash(
        self, value: Any, path: FieldPath, likes: Likes, column: int, width: int
    ) -> ValueText:
        """An item of a list whose dashes are in this column, `width` columns before the items."""
        indent = column + width
        in_line = self._in_line(value, path, likes, indent)
        if in_line is not None:
            return ValueText(in_line)
        if isinstance(value, dict):
            first, *rest = self.entries(value, path, likes, indent)
            return ValueText(first.lstrip(" "), tuple(rest))
        if isinstance(value, list):
            first, *rest = self.items(value, path, likes, indent)
            return ValueText(first.lstrip(" "), tuple(rest))
        return self._text(value, path, likes, indent)

    def entries(
        self, entries: Mapping[str, Any], path: FieldPath, likes: Likes, column: int
    ) -> Iterator[str]:
        """The lines of a mapping's entries."""
        for key, value in entries.items():
            found = self.below_key(value, (*path, key), self._of_key(likes, key), column)
            yield f"{' ' * column}{self.key(key, likes)}:{f' {found.head}' if found.head else ''}"
            yield from found.lines

    def items(
        self, items: Sequence[Any], path: FieldPath, likes: Likes, column: int
    ) -> Iterator[str]:
        """The lines of a list's items."""
        gap, of_items = " " * (self._indents.item - 1), self._of_items(likes)
        for index, value in enumerate(items):
            found = self.after_dash(value, (*path, index), of_items, column, self._indents.item)
            yield f"{' ' * column}-{gap}{found.head}"
            yield from found.lines

    def key(self, key: str, likes: Likes) -> str:
        """A key, in quotes where the first mapping like it has its keys in needless ones."""
        for like in likes.all:
            content = value_at(self._content, like)
            if isinstance(content, dict) and content:
                other = next(iter(content))
                style = self._places.key_style((*like, other))
                return (scalar(other) == other and quoted(key, style)) or scalar(key)
        return scalar(key)

    def scalar(self, value: Any, path: FieldPath, likes: Likes, *, in_block: bool = False) -> str:
        """A scalar on one line, in quotes where values like it are in needless ones."""
        field = field_at(self._model, path)
        text = field_text(value, field, in_block=in_block)
        if not isinstance(value, str):
            return text
        is_quoted = text.startswith('"')
        same = [like for like in likes.same if isinstance(value_at(self._content, like), str)]
        if same:
            style = self._places.style(same[0])
            has_habit = self._is_needless(same[0])
        else:
            kin = [like for like in likes.kin if isinstance(value_at(self._content, like), str)]
            style = next(
                (self._places.style(like) for like in kin if self._places.style(like)), None
            )
            is_text = field is None or field.type == "text"
            has_habit = is_text and bool(kin) and all(map(self._is_needless, kin))
        return (quoted(value, style) or text) if is_quoted or has_habit else text

    def _is_needless(self, path: FieldPath) -> bool:
        """Whether the text at `path` is in quotes that it does not need."""
        text = value_at(self._content, path)
        is_quoted = self._places.style(path) in ("'", '"')
        return is_quoted and field_text(text, field_at(self._model, path)) == text

    def _text(self, value: Any, path: FieldPath, likes: Likes, indent: int) -> ValueText:
        if self._has_block_text and isinstance(value, str):
            found = literal(value, indent)
            if found is not None:
                return found
        return ValueText(self.scalar(value, path, likes, in_block=True))

    def _in_line(self, value: Any, path: FieldPath, likes: Likes, before: int) -> str | None:
        """A list or mapping that is written on one line after `before` columns."""
        if not isinstance(value, dict | list):
            return None
        if value and not self._is_in_brackets(value, path, likes):
            return None
        text = self.in_brackets(value, path, likes)
        return text if not value or before + 1 + columns(text) <= WIDTH else None

    def _is_in_brackets(self, value: Any, path: FieldPath, likes: Likes) -> bool:
        is_plain = isinstance(value, list) and not any(isinstance(i, dict | list) for i in value)
        is_words = is_plain and self._is_of_words(value, path)
        for like in likes.all:
            other = value_at(self._content, like)
            if type(other) is not type(value) or not other:
                continue
            if like in likes.same:
                return self._places.is_flow(like)
            if is_plain != (isinstance(other, list) and not isinstance(other[0], dict | list)):
                continue
            if not is_plain or is_words == self._is_of_words(other, like):
                return self._places.is_flow(like)
        return is_words

    def _is_of_words(self, items: Sequence[Any], path: FieldPath) -> bool:
        """Whether a list of scalars at `path` is one of words rather than of sentences."""
        field = field_at(self._model, path)
        return all(is_word(item, field) for item in items)

    def _of_key(self, likes: Likes, key: str) -> Likes:
        """What to imitate for a key of a mapping that imitates `likes`."""
        mappings = [like for like in likes.all if isinstance(value_at(self._content, like), dict)]
        same = [(*like, key) for like in mappings if key in value_at(self._content, like)]
        kin = [(*like, other) for like in mappings[:1] for other in value_at(self._content, like)]
        return Likes(same, [like for like in kin if like not in same])

    def _of_items(self, likes: Likes) -> Likes:
        lists = (like for like in likes.all if isinstance(value_at(self._content, like), list))
        return Likes(
            [(*like, i) for like in lists for i in range(len(value_at(self._content, like)))]
        )
