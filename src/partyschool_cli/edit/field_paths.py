"""The field that a change names: `学时`, `season.from`, `sessions[s02].site`, `unavailable[0].to`.

Names are those that queries take: the file's name, the Chinese title, aliases, in any width. A key
of a mapping may be called by the title of what it is.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.folding import fold, search_key, texts_in
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.query.fields import field_names, find_field, unknown_field
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.catalog.records.row import RecordField
from partyschool_cli.edit.said import ValueContext, named
from partyschool_cli.edit.values import read_key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.source.text.span import FieldPath

_STEP: Final = re.compile(r"(?P<name>[^.\[\]]+)|\[(?P<item>[^\[\]]*)\]")
_ID_NAMES: Final = ("id", "编号")
_TIME_NAMES: Final = ("time", "时间")
_TIME_ENDS: Final = frozenset(("start", "end"))


class Location(NamedTuple):
    """Where in a file a value is: its path, the field that is there, and what it holds now.

    `beside` are the fields of the group around it.
    """

    path: FieldPath
    field: Field
    value: Any
    beside: Mapping[str, Any]


class Start(NamedTuple):
    """Where a path begins: in a file, or in one of its groups, such as a session."""

    path: FieldPath
    fields: tuple[Field, ...]
    content: Mapping[str, Any]


def locate(lookup: Lookup, start: Start, name: str, context: ValueContext) -> Location:
    """Where the field `name` is. Raises CommandLineError, with suggestions, for none."""
    walk = _Walk(lookup, start, context, name)
    for step in _steps(name):
        walk.go(step)
    if walk.field is None:
        raise CommandLineError(f"{shown(name)}不是字段", "写成 字段=值，如 学时=2")
    return Location(walk.path, walk.field, walk.value, walk.beside)


def begins_with_field(model: type[FrozenModel], name: str) -> bool:
    """Whether the first step of `name` is a field of `model`."""
    step = next(_steps(name), None)
    known = field_names(tuple(map(_as_record_field, fields_of(model))))
    return step is not None and find_field(step["name"] or "", known) is not None


def _steps(name: str) -> Iterator[re.Match[str]]:
    text = name.strip()
    for wide, narrow in (("［", "["), ("］", "]"), ("【", "["), ("】", "]"), ("．", ".")):
        text = text.replace(wide, narrow)
    at = 0
    while at < len(text):
        found = _STEP.match(text, at + (at > 0 and text[at] == "."))
        if found is None:
            hint = "分项用点、序号用方括号，如 season.from、unavailable[0].to"
            raise CommandLineError(f"{shown(name)}看不明白", hint)
        yield found
        at = found.end()


class _Walk:
    """The way along a path; each step leads to a field of a group, a key or an item."""

    def __init__(self, lookup: Lookup, start: Start, context: ValueContext, name: str) -> None:
        self.lookup, self.context, self.name = lookup, context, name
        self.path, self.fields = start.path, start.fields
        self.field: Field | None = None
        self.value: Any = start.content
        self.beside: Mapping[str, Any] = start.content

    def go(self, step: re.Match[str]) -> None:
        """Take one step. Raises CommandLineError where nothing is there."""
        if step["item"] is not None:
            self._to_item(step["item"].strip())
        elif self.field is not None and self.field.many:
            example = f"{self.field.name}[{_first_item(self.value)}].{step['name']}"
            message = f"{named(self.field)}有几项，要说明是哪一项"
            raise CommandLineError(message, f"如 {example}（从 0 数起）")
        elif self.field is not None and self.field.type == "mapping":
            self._to_key(self.field, step["name"].strip())
        else:
            self._to_field(step["name"].strip())

    def _to_field(self, name: str) -> None:
        if self.field is not None and not self.fields:
            raise CommandLineError(f"{named(self.field)}没有分项", f"写 {self.field.name}=值")
        if fold(name) in _ID_NAMES:
            message = "编号不用 set 改：别处提到它的地方要一起改"
            raise CommandLineError(message, "写 pschool rename 条目 新编号")
        if fold(name) in _TIME_NAMES and not _TIME_ENDS - {one.name for one in self.fields}:
            message = "时间要写开始（start）和结束（end）两头"
            raise CommandLineError(message, "如 start=14:30 end=16:00；整次课改时间：pschool move")
        known = field_names(tuple(map(_as_record_field, self.fields)))
        found = find_field(name, known)
        if found is None:
            raise CommandLineError(*unknown_field(name, known))
        field = next(one for one in self.fields if one.name == found.name)
        self._at(field.name, field)

    def _to_key(self, field: Field, name: str) -> None:
        if field.item is None:
            raise TypeError(field)
        key = read_key(self.lookup, field, name, self.context)
        self._at(key, field.item)

    def _to_item(self, said: str) -> None:
        field = self.field
        if field is None or not field.many:
            what = named(field) if field is not None else shown(self.name)
            raise CommandLineError(f"{what}不是几项的列表", "去掉方括号")
        items = self.value if isinstance(self.value, list) else []
        self._at(_index(field, items, said), field._replace(many=False))

    def _at(self, step: str | int, field: Field) -> None:
        holder, self.beside = self.value, _mapping(self.value)
        if isinstance(step, int):
            self.value = holder[step]
        else:
            self.value = self.beside.get(step)
        self.path = (*self.path, step)
        self.field, self.fields = field, field.fields


def _index(field: Field, items: list[Any], said: str) -> int:
    """The position of an item by its number from 0, its `id`, or its text."""
    if fold(said).isdecimal() and not any(item == said for item in items):
        if int(said) < len(items):
            return int(said)
        message = f"{named(field)}里没有 [{said}]：它有 {len(items)} 项"
        hint = f"从 [0] 数起，到 [{len(items) - 1}]" if items else f"先加一项：{field.name}+=…"
        raise CommandLineError(message, hint)
    sought = search_key(said)
    names = [_name_of(item) for item in items]
    found = [at for at, name in enumerate(names) if search_key(name) == sought]
    if len(found) == 1:
        return found[0]
    listed = "、".join(name for name in names if name)
    message = f"{named(field)}里没有{shown(said)}"
    raise CommandLineError(message, f"它有：{listed}" if listed else "它还没有内容")


def _name_of(item: Any) -> str:
    """What an item is called: its id, its title; of a text, itself."""
    if isinstance(item, dict):
        return str(next((item[key] for key in ("id", "title", "why") if key in item), ""))
    return next(texts_in(item), "")


def _first_item(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else None
    return str(first["id"]) if isinstance(first, dict) and "id" in first else "0"


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _as_record_field(field: Field) -> RecordField:
    return RecordField(field.name, field.title, field.type, field.many, field.aliases)
