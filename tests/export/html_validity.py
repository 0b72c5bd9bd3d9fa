"""What a validator of HTML finds wrong most often, for tests: it needs Java or Node, these do not.

Tags that do not match, attributes or ids given twice, references to no id, roles on parts of
tables, rows of tables that are not equally long, blocks within text, headings that skip a level.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID: Final = _words("area base br col embed hr img input link meta source track wbr")
_TABLE_PARTS: Final = _words("table caption colgroup col thead tbody tfoot tr th td")
_BLOCKS: Final = _words(
    "address article aside div dl figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre "
    "section table ul"
)
# What holds text and the like only. `a` holds what its parent may.
_PHRASING: Final = _words("bdi em h1 h2 h3 h4 h5 h6 label p s small span strong time")
_REFERENCES: Final = ("aria-labelledby", "aria-describedby", "for", "headers")
# What an element may be the child of, where that matters.
_PARENTS: Final = {
    "li": {"ol", "ul"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "caption": {"table"},
}


def html_errors(page: str) -> list[str]:
    """What is wrong with a page, each with its line."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return [*reader.errors, *reader.left_open(), *reader.lost_references()]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.errors: list[str] = []
        self._open: list[str] = []
        self._ids: set[str] = set()
        self._references: list[tuple[str, str]] = []
        self._tables: list[_Table] = []
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self._say(f"<{tag}> has an attribute twice")
        own = {name: value or "" for name, value in attrs}
        self._check_place(tag)
        self._check_attributes(tag, own)
        self._check_heading(tag)
        self._check_table(tag, own)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self._say(f"</{tag}> closes {self._open[-1:]}")
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        if tag == "table" and self._tables:
            self.errors += [f"table: {error}" for error in self._tables.pop().errors()]

    def _check_place(self, tag: str) -> None:
        parents = _PARENTS.get(tag)
        if parents and (not self._open or self._open[-1] not in parents):
            self._say(f"<{tag}> in {self._open[-1:]}")
        if tag in _BLOCKS and (inside := _PHRASING.intersection(self._open)):
            self._say(f"<{tag}> within <{'> <'.join(sorted(inside))}>")
        if tag == "a" and "a" in self._open:
            self._say("<a> within <a>")

    def _check_attributes(self, tag: str, own: dict[str, str]) -> None:
        if "role" in own and tag in _TABLE_PARTS:
            self._say(f"role on <{tag}>")
        if "id" in own:
            if own["id"] in self._ids or not own["id"] or own["id"].split() != [own["id"]]:
                self._say(f"id {own['id']!r} twice, empty or with a space")
            self._ids.add(own["id"])
        if tag == "img" and "alt" not in own:
            self._say("<img> without alt")
        if tag == "time" and not own.get("datetime", "x"):
            self._say("<time> with an empty datetime")
        for name in _REFERENCES:
            self._references += [(name, one) for one in own.get(name, "").split()]
        if own.get("href", "").startswith("#") and len(own["href"]) > 1:
            self._references.append(("href", own["href"][1:]))

    def _check_heading(self, tag: str) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            if int(tag[1]) > self._heading + 1:
                self._say(f"<{tag}> after level {self._heading}")
            self._heading = int(tag[1])

    def _check_table(self, tag: str, own: dict[str, str]) -> None:
        if tag == "table":
            self._tables.append(_Table())
        elif self._tables and tag == "tr":
            self._tables[-1].begin_row()
        elif self._tables and tag in {"thead", "tbody", "tfoot"}:
            self._tables[-1].begin_group()
        elif self._tables and tag in {"td", "th"}:
            spans = (int(own.get(name, "1")) for name in ("rowspan", "colspan"))
            self._tables[-1].add(*spans)

    def _say(self, error: str) -> None:
        self.errors.append(f"line {self.getpos()[0]}: {error}")

    def left_open(self) -> Iterator[str]:
        yield from (f"<{tag}> is not closed" for tag in self._open)

    def lost_references(self) -> Iterator[str]:
        for name, one in self._references:
            if one not in self._ids:
                yield f"{name} names no id: {one}"


class _Table:
    """The cells of a table that its rows take, with those of rows above."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._below: dict[int, int] = {}  # column → rows that a cell from above still takes
        self._at = 0
        self._is_open = False
        self._errors: list[str] = []

    def begin_group(self) -> None:
        self._end_row()
        if any(self._below.values()):
            self._errors.append("a cell goes on below its group of rows")
        self._below = {}

    def begin_row(self) -> None:
        self._end_row()
        self._rows.append(0)
        self._at, self._is_open = 0, True

    def add(self, rows: int, columns: int) -> None:
        while self._below.get(self._at, 0):
            self._at += 1
        for column in range(self._at, self._at + columns):
            if self._below.get(column, 0):
                self._errors.append("two cells in one place")
            self._below[column] = rows
        self._at += columns

    def _end_row(self) -> None:
        if self._is_open:
            self._is_open = False
            taken = [column for column, left in self._below.items() if left]
            self._rows[-1] = max(taken, default=-1) + 1
            self._below = {column: max(0, left - 1) for column, left in self._below.items()}

    def errors(self) -> list[str]:
        self.begin_group()
        if len(set(self._rows)) > 1:
            self._errors.append(f"rows of {sorted(set(self._rows))} columns")
        return self._errors
