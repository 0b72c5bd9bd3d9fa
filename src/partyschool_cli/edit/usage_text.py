"""Usages in a clerk's words: what uses an entity, and in which field."""

from collections.abc import Sequence
from typing import Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.validate import value_at
from partyschool_cli.edit.usages import Usage
from partyschool_cli.source.files.listing import MANIFEST, entity_file, shown_path

_SESSIONS: Final = "sessions"


def usage_text(lookup: Lookup, usage: Usage, keys: Sequence[Key]) -> str:
    """`课程 党章导读：授课人`; of several that are removed, with the title of which."""
    named = next(key for key in keys if (usage.field.refers_to, usage.word) == key)
    which = f" {lookup.title(named)}" if len(keys) > 1 else ""
    if usage.source.path == MANIFEST:
        title = value_at(usage.source.content, (*usage.path[:2], "title"))
        return f"课程目录 {title or shown_path(MANIFEST)}：{usage.field.title}{which}"
    file = entity_file(usage.source.path)
    owner = f"{file.kind.title} {lookup.title(Key(file.kind, file.id))}"
    match usage.path:
        case (head, int(position), *_) if head == _SESSIONS:
            name = value_at(usage.source.content, (_SESSIONS, position, "id"))
            owner = f"{owner} 课次 {name or position + 1}"
    return f"{owner}：{usage.field.title}{which}"
