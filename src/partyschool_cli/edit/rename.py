"""Give an entity, a session, a word of a vocabulary or an office another id everywhere."""

import os

from partyschool_cli.catalog.bad_id import bad_id
from partyschool_cli.catalog.lookup import Lookup, session_ids
from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.new_id import bad_id_error, free_id
from partyschool_cli.edit.plan import Plan, edited_bytes, sole_file
from partyschool_cli.edit.rename_word import rename_word, word_named
from partyschool_cli.edit.session_place import next_session_id
from partyschool_cli.edit.sessions import class_of, sole_position
from partyschool_cli.edit.usage_edits import by_file, changes_of, redirected
from partyschool_cli.edit.usages import usages_of
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import ChangeSet, Rename
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.tree import missing_file
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.text_edits.text_edits import SetValue, TextEdit
from partyschool_cli.source.yaml.source_file import SourceFile


def rename(lookup: Lookup, reference: str, new_id: str) -> Plan:
    """Change the id of what `reference` means to `new_id`, and every mention of it.

    `reference` may be `theme:ID`, `audience:ID`, `teacher-category:ID`, `site-category:ID`,
    `office:WORD` or `class/s01` as well. Raises CommandLineError where nothing is meant or several
    are, the new id is bad or taken, or a file that has the id cannot be parsed.
    """
    word = word_named(lookup, reference)
    return rename_named(lookup, word or lookup.resolve(reference), new_id)


def rename_named(lookup: Lookup, named: Key | Word, new_id: str) -> Plan:
    """Change the id of an entity, a session or a word, and every mention of it.

    Raises CommandLineError as `rename` does.
    """
    if isinstance(named, Word):
        return rename_word(lookup, named, new_id.strip())
    if named.kind is Kind.SESSION:
        return _rename_session(lookup, named, new_id.strip())
    return _rename_entity(lookup, named, new_id.strip())


def _rename_entity(lookup: Lookup, key: Key, new_id: str) -> Plan:
    if new_id == key.id:
        return Plan(ChangeSet())
    _refuse_bad(new_id, key.id)
    _refuse_taken(lookup, key, new_id)
    path = sole_file(lookup, key)
    usages = usages_of(
        lookup, (key.id,), lambda field, word: field.refers_to is key.kind and word == key.id
    )
    named = by_file(usages)
    edits = {
        one: (found[0].source, redirected(found, new_id))
        for one, found in named.items()
        if one != path
    }
    own = named.get(path, ())
    folder, _, name = path.rpartition("/")
    new_path = f"{folder}/{new_id}{os.path.splitext(name)[1]}"
    _refuse_same_file(lookup, key, new_id, new_path)
    renamed = _renamed_file(lookup.source(key), new_path, redirected(own, new_id))
    changes = ChangeSet((renamed, *changes_of(edits)))
    return Plan(changes, renamed={key: Key(key.kind, new_id)})


def _renamed_file(source: SourceFile, new_path: str, edits: list[TextEdit]) -> Rename:
    """A file under another name; one without edits need not be one that can be parsed."""
    data = source.read()
    if isinstance(data, Problem):
        raise CommandLineError(f"{shown_path(source.path)} {data.message}", data.hint)
    new = edited_bytes(source, edits) if edits else data
    return Rename(source.path, digest(data), new_path, new)


def _refuse_bad(new_id: str, old_id: str) -> None:
    bad = bad_id(new_id)
    if bad is not None:
        raise bad_id_error(new_id, bad, bad.suggestion if bad.suggestion != old_id else None)


def _refuse_taken(lookup: Lookup, key: Key, new_id: str) -> None:
    for other, file in lookup.files.items():
        # Windows and macOS take names that differ in case for one.
        is_alike = other.kind is key.kind and other.id.lower() == new_id
        if is_alike and (other != key):
            message = f"编号 {new_id} 已经有了：{shown_path(file.path)}（{lookup.title(other)}）"
            taken = {one.id.lower() for one in lookup.files if one.kind is key.kind}
            hint = f"换一个，如 {free_id(new_id, taken)}{_merge_hint(key, other)}"
            raise CommandLineError(message, hint)


def _refuse_same_file(lookup: Lookup, key: Key, new_id: str, new_path: str) -> None:
    """Refuse to change the case of a name where the disk takes both names for one file."""
    if key.id.lower() == new_id and lookup.tree.read(new_path) != missing_file():
        message = f"这个磁盘不分大小写，{key.id} 不能直接改成 {new_id}，什么都没有写"
        between = f"{new_id}-1"
        hint = f"分两步：pschool rename {key.id} {between}，再 pschool rename {between} {new_id}"
        raise CommandLineError(message, hint)


def _merge_hint(key: Key, other: Key) -> str:
    return f"；两个是同一个{key.kind.title}的，用 pschool merge {key.id} {other.id} 并成一个"


def _rename_session(lookup: Lookup, key: Key, new_id: str) -> Plan:
    class_id, _, old_id = key.id.rpartition("/")
    new_id = new_id.removeprefix(f"{class_id}/")
    if new_id == old_id:
        return Plan(ChangeSet())
    _refuse_bad(new_id, old_id)
    training_class = class_of(key)
    sole_file(lookup, training_class)
    source, content = lookup.source(training_class), lookup.content(training_class)
    position, ids = sole_position(source, content, key), session_ids(content)
    if new_id in ids:
        hint = f"换一个，如 {next_session_id(ids)}"
        raise CommandLineError(f"班次 {class_id} 里已经有课次 {new_id}", hint)
    edit = SetValue(("sessions", position, "id"), new_id)
    changes = ChangeSet(tuple(changes_of({source.path: (source, [edit])})))
    return Plan(changes, renamed={key: Key(Kind.SESSION, f"{class_id}/{new_id}")})
