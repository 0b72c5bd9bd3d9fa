"""What the rows of foreign tables come to in a catalog."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan
from partyschool_cli.exchange.foreign.reading import LeftOut, ReadRow, TableReading


class State(StrEnum):
    """Whether a row's entity or session is new, is there and gets more fields, or has them all."""

    NEW = "new"
    FILLED = "filled"
    SAME = "same"


class Guess(NamedTuple):
    """A value that was guessed: the cell's text, what it was taken for, and why, in Chinese."""

    field: str
    text: str
    value: Any
    why: str


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row and its entity or session (`class/s01`): `content` is what the row gives it."""

    row: ReadRow
    key: Key
    content: Mapping[str, Any]
    guesses: tuple[Guess, ...]
    state: State


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table of `file`, with the rows that were taken and all that was not."""

    file: str
    reading: TableReading
    rows: tuple[FilledRow, ...]
    left_out: tuple[LeftOut, ...]


class NewEntity(NamedTuple):
    """An entity that is made. `status` is `draft` where it lacks what an active one must have."""

    key: Key
    title: str
    status: str


@dataclass(frozen=True, slots=True)
class Filled:
    """The tables, the entities that are made, and the plan that writes it all.

    `guesses` are those about a new class, which no row says.
    """

    tables: tuple[FilledTable, ...]
    new: tuple[NewEntity, ...]
    plan: Plan
    guesses: tuple[Guess, ...] = ()
