"""What all five kinds of files have in common, and how one says that fields do not fit together."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NamedTuple

from partyschool_cli.model.base import FrozenModel, field
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import Id, Status, Text, Words

Path = tuple[str | int, ...]
Raw = Mapping[str, Any]


class Conflict(NamedTuple):
    """Fields that are right one by one and wrong together.

    `path` points at the value at fault (or at the field that is missing), `needs` lists the paths
    that must be right for the conflict to mean anything.
    """

    code: str
    path: Path
    message: str
    hint: str
    needs: tuple[Path, ...]


class Entity(FrozenModel):
    """One file. `id` is the file's stem; the rest is its content."""

    kind_of_entity: ClassVar[Kind]

    id: Id = field(title="编号")
    tags: Words = field(default=(), title="标签", description="随意的词，便于查找")
    notes: Text | None = field(default=None, title="备注", description="给自己人看的话，不印出来")
    status: Status = field(
        default="active", title="状态", description="草稿不满足任何要求；停用的不再列出"
    )

    @classmethod
    def conflicts(cls, raw: Raw) -> Iterator[Conflict]:  # noqa: ARG003 - for those who have some
        """What does not fit together in `raw`, the file's content before validation."""
        yield from ()


def is_reversed(raw: Raw, start: str = "from", end: str = "to") -> bool:
    """Whether a range of dates ends before it starts. What is no text is no range."""
    first, last = raw.get(start), raw.get(end)
    return isinstance(first, str) and isinstance(last, str) and last < first


def takes_no_time(raw: Raw, start: str = "start", end: str = "end") -> bool:
    """Whether times of day (`8:30`, `08:30`) end when they start, or before."""
    first, last = raw.get(start), raw.get(end)
    return isinstance(first, str) and isinstance(last, str) and last.zfill(5) <= first.zfill(5)


def reversed_ranges(raw: Raw, field: str) -> Iterator[Conflict]:
    """A conflict for each item of the list `field` whose `to` is before its `from`."""
    items = raw.get(field)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict) and is_reversed(item):
            path: Path = (field, index)
            yield end_before_start((*path, "to"), (*path, "from"), f"{item['from']}")


def end_before_start(end: Path, start: Path, start_text: str) -> Conflict:
    """The conflict of a range whose end is before its start."""
    return Conflict(
        "PS105",
        end,
        f"结束早于开始（开始是 {start_text}）",
        "把结束改到开始之后，或把两个值对调",
        (end, start),
    )


def end_not_after_start(end: Path, start: Path, start_text: str) -> Conflict:
    """The conflict of times of day between which there is no time."""
    conflict = end_before_start(end, start, start_text)
    return conflict._replace(message=f"结束要晚于开始（开始是 {start_text}）")
