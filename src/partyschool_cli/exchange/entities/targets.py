"""The entities that rows change or make: their content so far, and the files that come of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.new_id import free_id, spelled_id
from partyschool_cli.edit.new_path import new_path
from partyschool_cli.edit.plan import Plan, edited, sole_file
from partyschool_cli.exchange.entities.filled import NewEntity
from partyschool_cli.model.describe import MODELS, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import Change, ChangeSet, Create
from partyschool_cli.source.style.house_style import document_text
from partyschool_cli.source.text_edits.text_edits import SetValue, TextEdit


class Target:
    """One entity: `content` is what its file will hold; `edits` lead there from what it holds."""

    def __init__(self, key: Key, content: Mapping[str, Any], *, is_new: bool) -> None:
        self.key, self.is_new = key, is_new
        self.content = dict(content)
        self.edits: list[TextEdit] = []

    def fill(self, given: Mapping[str, Any]) -> tuple[str, ...]:
        """Take over the fields that are empty. Gives the names of those that were."""
        empty = to_fill(self.key.kind, self.content, given)
        for name in empty:
            self.content[name] = given[name]
            self.edits.append(SetValue((name,), given[name]))
        return empty


def is_empty(value: Any) -> bool:
    """Whether a field holds nothing."""
    return value is None or value in ("", [], {})


def to_fill(kind: Kind, content: Mapping[str, Any], given: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the given fields that `content` lacks; what a field has anyway is none."""
    return tuple(
        name
        for name, value in given.items()
        if is_empty(content.get(name)) and not is_same(_default(kind, name), value)
    )


def _default(kind: Kind, name: str) -> Any:
    """What a field that is not written holds."""
    field = field_at(MODELS[kind], (name,))
    return field.default if field is not None else None


def is_same(old: Any, new: Any) -> bool:
    """Whether two values of a field say the same: lists in any order, texts in any width."""
    if isinstance(old, list) and isinstance(new, list):
        return sorted(map(str, old)) == sorted(map(str, new))
    if isinstance(old, str) and isinstance(new, str):
        return search_key(old).strip() == search_key(new).strip()
    return bool(old == new)


class Targets:
    """All entities that an import changes or makes."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self._targets: dict[Key, Target] = {}
        self._new: dict[tuple[Kind, str], Target] = {}
        self._taken = {kind: {key.id for key in lookup.files if key.kind is kind} for kind in Kind}
        self._folders: dict[tuple[Kind, object], str] = {}

    def existing(self, key: Key) -> Target:
        """The entity of that key. Raises CommandLineError where two files have its id."""
        if key not in self._targets:
            sole_file(self.lookup, key)
            self._targets[key] = Target(key, self.lookup.content(key), is_new=False)
        return self._targets[key]

    def new_one(self, kind: Kind, name: str) -> Target | None:
        """The entity of that name that is made here; None if there is none."""
        return self._new.get((kind, search_key(name)))

    def made_here(self, key: Key) -> Target | None:
        """The new entity of that key; None where it was there."""
        found = self._targets.get(key)
        return found if found is not None and found.is_new else None

    def make(self, kind: Kind, name: str, content: Mapping[str, Any], id: str = "") -> Target:
        """A new entity of that name, with a free id of its own where none is given."""
        wanted = id or free_id(spelled_id(name) or kind.value, self._taken[kind])
        key = Key(kind, wanted)
        target = Target(key, {kind.title_field: name, **content}, is_new=True)
        self._taken[kind].add(wanted)
        self._targets[key] = self._new[kind, search_key(name)] = target
        return target

    def is_taken(self, key: Key) -> bool:
        """Whether an entity has that id, in the catalog or of those made here."""
        return key.id in self._taken[key.kind]

    def title(self, key: Key) -> str:
        """What an entity is called, made here or not."""
        made = self._targets.get(key)
        if made is None or not made.is_new:
            return self.lookup.title(key)
        return str(made.content.get(key.kind.title_field) or key.id)

    def made(self) -> tuple[NewEntity, ...]:
        """The new entities, in order of kind and of what made them."""
        found = [
            NewEntity(one.key, self.title(one.key), str(one.content.get("status") or "active"))
            for one in self._targets.values()
            if one.is_new
        ]
        order = list(Kind)
        return tuple(sorted(found, key=lambda one: order.index(one.key.kind)))

    def plan(self) -> Plan:
        """The plan that writes them all. Raises CommandLineError where a file cannot be edited."""
        return Plan(ChangeSet(tuple(self._changes())))

    def _changes(self) -> Iterator[Change]:
        for target in self._targets.values():
            if target.is_new:
                text = document_text(target.content, MODELS[target.key.kind])
                yield Create(self._path(target), text.encode())
            elif target.edits:
                change = edited(self.lookup.source(target.key), target.edits)
                if change is not None:
                    yield change

    def _path(self, target: Target) -> str:
        """As `new_path`, which looks at every file of the kind, once for each school."""
        group = target.key.kind, target.content.get("school")
        if group not in self._folders:
            path = new_path(self.lookup, target.key, target.content)
            self._folders[group] = path.rpartition("/")[0]
        return f"{self._folders[group]}/{target.key.id}.yaml"
