"""Make one entity of two: what names the one names the other, which gets what it lacks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.joined_fields import Joined, LeftOut, joined
from partyschool_cli.edit.plan import Plan, editable_text, model_of, sole_file
from partyschool_cli.edit.rename_word import refuse_words
from partyschool_cli.edit.usage_edits import by_file, changes_of, dropped, redirected
from partyschool_cli.edit.usages import IsNamed, usages_in, usages_of
from partyschool_cli.edit.value_words import value_words
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import fields_of
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.source.changes.change_set import ChangeSet, Delete, base_of
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.text_edits.text_edits import edit_content


def merge(lookup: Lookup, reference: str, into: str) -> Plan:
    """Merge the entity that `reference` means into that of `into`; its file is deleted.

    Raises CommandLineError where one is unknown, both are the same or of different kinds, or a file
    cannot be edited.
    """
    gone, kept = _both(lookup, reference, into)
    path, gone_path = sole_file(lookup, kept), sole_file(lookup, gone)
    for key in (kept, gone):
        editable_text(lookup.source(key))

    def is_named(field: Any, word: str) -> bool:
        return field.refers_to is gone.kind and word == gone.id

    def is_either(field: Any, word: str) -> bool:
        return field.refers_to is gone.kind and word in (gone.id, kept.id)

    named = by_file(usages_of(lookup, (gone.id,), is_named))
    edits = {
        one: (found[0].source, redirected(found, kept.id, once=True))
        for one, found in named.items()
        if one not in (path, gone_path)
    }
    own = dropped(named.get(path, ()))
    model, source = model_of(path), lookup.source(kept)
    # Neither may name itself once they are one.
    content = edit_content(source.content, own, model)
    other = _without(lookup, gone, is_either)
    together = joined(model, content, other)
    edits[path] = (source, [*own, *together.edits])
    deleted = Delete(gone_path, base_of(lookup.source(gone)))
    changes = ChangeSet((*changes_of(edits), deleted))
    return Plan(changes, tuple(_notes(lookup, gone, together)), _renamed(gone, kept, together))


def _both(lookup: Lookup, reference: str, into: str) -> tuple[Key, Key]:
    """The entities that are merged: two of one kind."""
    refuse_words((reference, into), "合并")
    for one in (reference, into):
        if "/" in one.replace("／", "/"):
            message = f"“{one}”是课次，课次不能合并"
            raise CommandLineError(message, "多出来的一次，用 pschool remove 删去")
    gone, kept = (lookup.resolve(one, FILE_KINDS) for one in (reference, into))
    if gone == kept:
        raise CommandLineError(f"两个都是 {gone.id}，没有什么可合并", "写两个不同的编号")
    if gone.kind is not kept.kind:
        message = f"{gone.id} 是{gone.kind.title}，{kept.id} 是{kept.kind.title}，不能并成一个"
        raise CommandLineError(message, "两个都要是同一种，如 course:a course:b")
    return gone, kept


def _renamed(gone: Key, kept: Key, together: Joined) -> Mapping[Key, Key]:
    """What has another id afterwards: the entity, and sessions whose ids were taken."""
    sessions = {
        Key(Kind.SESSION, f"{gone.id}/{old}"): Key(Kind.SESSION, f"{kept.id}/{new}")
        for old, new in together.sessions.items()
    }
    return {gone: kept, **sessions}


def _without(lookup: Lookup, key: Key, is_named: IsNamed) -> Mapping[str, Any]:
    """The content of an entity's file without its mentions of some entities."""
    source = lookup.source(key)
    own = [usage for usage in usages_in(source) if is_named(usage.field, usage.word)]
    content = edit_content(source.content, dropped(own), model_of(source.path))
    return {name: value for name, value in content.items() if value not in (None, [], {})}


def _notes(lookup: Lookup, gone: Key, together: Joined) -> Iterator[str]:
    yield from _left_out(together.left_out, lookup)
    yield from _unknown(lookup, gone)
    for old, new in together.sessions.items():
        yield f"课次 {old} 并入后编号是 {new}：原来的编号已经有课次用了"


def _left_out(left: Iterable[LeftOut], lookup: Lookup) -> Iterator[str]:
    for field, own, other in left:
        kept = field.default if own is None else own
        stays = "空着" if kept is None else f"留下 {value_words(kept, field, lookup)}"
        yield f"{field.title}：{stays}，没有用 {value_words(other, field, lookup)}"


def _unknown(lookup: Lookup, key: Key) -> Iterator[str]:
    known = {field.name for field in fields_of(model_of(lookup.files[key].path))}
    for name in lookup.content(key):
        if name not in known:
            yield f"{shown_path(lookup.files[key].path)} 的 {name} 不是目录格式里的字段，没有并入"
