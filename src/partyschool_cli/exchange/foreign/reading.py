"""What was understood of a table that somebody else made, and what was not.

`read_sheets` makes sheets of a file's bytes, `read_tables` makes this of the sheets.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest

# What a cell was understood as. Times are of minutes; words of a vocabulary are their ids.
Value = str | int | float | bool | dt.date | dt.time | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A value: `text` as in the cell, `value` as its field's, `why` what was guessed, in Chinese.

    `why` is empty where nothing was. People, places, schools and courses are names as written:
    nothing is looked up.
    """

    text: str
    value: Value
    why: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column and the field that it was taken for; None for a column that is not read.

    `field` is a field of the kind's model, or `weekday`, `day_part`, `time` of which sessions are
    made, or `class` and `course_or_activity`. `guessed` is false where the heading is a known word
    or `--map` says so.
    """

    index: int
    letter: str
    heading: str
    field: str | None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row. `cell` is its first cell (`B4`), in a grid the cell of the session.

    Of sessions the keys are `date`, `start`, `end`, `title` (of a course or an activity), and as
    far as they are said `teachers`, `site`, `delivery`, `moderator`, `note`, `status`,
    `contact_hours`, `class`. Of other kinds they are fields of the model, and `id`.
    """

    number: int
    cell: str
    values: Mapping[str, ReadValue]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was not taken over, and why, in Chinese; `text` has personal numbers masked.

    `is_failure` is true for a row that could not be taken: the process is to exit 1.
    """

    sheet: str
    cell: str
    text: str
    why: str
    is_failure: bool = False


@dataclass(frozen=True, slots=True)
class TextAround:
    """A line above or below a table."""

    cell: str
    text: str
    is_above: bool


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table: `cells` is its extent (`B3:H20`), `is_grid` a 课程表 with days across or down.

    `about` has what the texts around it say of the class: `title`, `from`, `to`, `audience`,
    `size`, `cohort`, `school`, `organizer`, `adviser`, `purpose`, `remarks`.
    """

    sheet: str
    cells: str
    kind: Kind
    is_kind_guessed: bool
    columns: tuple[Column, ...]
    rows: tuple[ReadRow, ...]
    left_out: tuple[LeftOut, ...]
    texts_around: tuple[TextAround, ...] = ()
    about: Mapping[str, ReadValue] = field(default_factory=dict)
    is_grid: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All tables of a file. `left_out` is what belongs to none of them: a sheet without a table."""

    tables: tuple[TableReading, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names that the catalog has, to tell a place from a person in a cell that has both.

    `teacher_categories` are titles (田秀才); the manifest's are known without being given here.
    """

    courses: frozenset[str] = frozenset()
    teachers: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    teacher_categories: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read: what `--as`, `--map 列=FIELD`, `--sheet` and `--year` say, and what is known.

    A key of `mapping` is a heading or the letter of a column. `class_dates` are those of the class
    that the sessions are for, where it exists. The manifest has the vocabularies and the parts of
    the day.
    """

    today: dt.date
    manifest: Manifest
    kind: Kind | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    year: int | None = None
    class_dates: tuple[dt.date, dt.date] | None = None
    names: KnownNames = KnownNames()
