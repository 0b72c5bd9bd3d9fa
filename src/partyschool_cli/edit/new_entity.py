"""A new entity: a file of its own, in house style, in the folder where its neighbours are."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.assignment import Assignment, schools_first
from partyschool_cli.edit.field_edits import field_edits
from partyschool_cli.edit.field_paths import Start, locate
from partyschool_cli.edit.new_id import spelled_id
from partyschool_cli.edit.new_path import new_path
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import ChangeSet, Create
from partyschool_cli.source.style.house_style import document_text
from partyschool_cli.source.text_edits.text_edits import edit_content

# What an entity does not take over from one that it is like: what tells the two apart.
_NOT_ALIKE: Final = frozenset(
    {"title", "name", "also_called", "short", "sessions", "status", "cohort", "reviewed"}
)


def new_entity(lookup: Lookup, key: Key, content: Mapping[str, Any]) -> Plan:
    """The file of a new entity with this content. Its id is taken as it is: see `checked_id`."""
    path = new_path(lookup, key, content)
    data = document_text(content, MODELS[key.kind]).encode()
    return Plan(ChangeSet((Create(path, data),)), tuple(_namesakes(lookup, key, content)))


def _namesakes(lookup: Lookup, key: Key, content: Mapping[str, Any]) -> Iterator[str]:
    """What to tell where the entity of that title's own id is called the same.

    The others are not read: in a large catalog that takes longer than the rest.
    """
    title = str(content.get("name" if key.kind is Kind.TEACHER else "title") or "")
    other = Key(key.kind, spelled_id(title))
    if other != key and other in lookup.files and lookup.title(other) == title:
        yield f"已经有叫“{title}”的{key.kind.title}：{other.id}；是同一个就不用再建"


def content_like(lookup: Lookup, key: Key) -> dict[str, Any]:
    """What a new entity takes over from another: all but its names, sessions and status."""
    content = lookup.content(key)
    return {name: value for name, value in content.items() if name not in _NOT_ALIKE}


def with_assignments(
    lookup: Lookup,
    content: Mapping[str, Any],
    assignments: Iterable[Assignment],
    context: ValueContext,
) -> dict[str, Any]:
    """The content of an entity of `context.kind` after assignments, made one after the other.

    Raises CommandLineError for a field or a value that cannot be read.
    """
    if context.kind is None:
        raise ValueError("the manifest is not made here")
    model = MODELS[context.kind]
    made = dict(content)
    for assignment in schools_first(assignments):
        start = Start((), fields_of(model), made)
        own = context._replace(content=made)
        location = locate(lookup, start, assignment.field, own)
        if location.path == ("sessions",):
            message = "课次不在这里写"
            raise CommandLineError(message, "先建班次，再写 pschool new 课次 班次 日期=… 课程=…")
        if location.beside is not made:
            own = own._replace(beside=location.beside)
        made = edit_content(made, tuple(field_edits(lookup, location, assignment, own)), model)
    return made
