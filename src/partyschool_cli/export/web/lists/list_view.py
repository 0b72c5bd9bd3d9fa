"""A page that lists the entities of a kind: filters, and rows that have all that these ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export.web.course_line import Mark
from partyschool_cli.export.web.published import Named

# A longer list is plain links, which a script makes the table of.
MOST_ROWS: Final = 300


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of values, each with what it is called; `any` is what no choice is called.

    A box to check has no choices: it asks for the value `1`.
    """

    name: str
    title: str
    choices: tuple[tuple[str, str], ...] = ()
    any: str = "全部"


# A cell with more characters: as in `filters.js`.
LONG: Final = 14


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and the name of its sort key, if one can sort by it.

    `is_short`: on a phone it is a word of the first line of a card, between `before` and `after`.
    """

    title: str
    sort: str = ""
    is_number: bool = False
    is_short: bool = False
    before: str = ""
    after: str = ""

    def look(self, texts: tuple[str, ...]) -> str:
        """The classes of its cell with these texts: a `long` one may be broken into lines."""
        looks = (
            ("in", self.is_short),
            ("num", self.is_number),
            ("long", sum(map(len, texts)) > LONG),
        )
        return " ".join(name for name, holds in looks if holds)


@dataclass(frozen=True, slots=True)
class ListRow:
    """An entity: its page, marks and cells, what the filters look at, and what it is sorted by.

    `text` has further words that a search in the list finds. `fields` are ids with blanks between.
    `group` is the heading that it stands under in a plain list. `span` is from when to when it
    takes, where it has a time.
    """

    named: Named
    marks: tuple[Mark, ...]
    cells: tuple[tuple[str, ...], ...]
    text: str
    fields: tuple[tuple[str, str], ...]
    sort: tuple[tuple[str, str | float], ...]
    group: str = ""
    span: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """What the page shows: `unit` counts its entities (门), `what` they are (课程).

    `file`, in `assets/`, has the rows of a list that is too long for a table, which has only links.
    """

    lead: str
    what: str
    unit: str
    find: str
    example: str
    filters: tuple[Filter, ...]
    columns: tuple[Column, ...]
    rows: tuple[ListRow, ...]
    links: tuple[tuple[str, tuple[Named, ...]], ...] = ()
    count: int = 0
    file: str = ""

    @property
    def scripts(self) -> tuple[str, ...]:
        """What makes it a table that filters: its rows come first, if they are not in the page."""
        return (*filter(None, (self.file,)), "filters.js")


def grouped_links(rows: Iterable[ListRow]) -> tuple[tuple[str, tuple[Named, ...]], ...]:
    """The entities of rows under the headings of their groups."""
    found: dict[str, list[Named]] = {}
    for row in rows:
        found.setdefault(row.group, []).append(row.named)
    return tuple((group, tuple(own)) for group, own in found.items())
