"""What is renamed at a place in a file: an entity, a session, a word of a vocabulary, an office."""

from typing import NamedTuple

from partyschool_cli.catalog.lookup import Lookup, session_ids
from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.rename_word import RENAMED_VOCABULARIES
from partyschool_cli.edit.usages import OFFICE, Usage, usages_in
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import MANIFEST, entity_file
from partyschool_cli.source.text import span
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.source_file import SourceFile


class Target(NamedTuple):
    """What is renamed, and the stretch of the text that the cursor is on.

    An entity's own file does not say its id: there it is its title that stands for it.
    """

    named: Key | Word
    start: int
    end: int

    @property
    def id(self) -> str:
        """Its id as one types it: a session's without its class."""
        if isinstance(self.named, Key) and self.named.kind is Kind.SESSION:
            return self.named.id.partition("/")[2]
        return self.named.id


def target_at(lookup: Lookup, path: str, offset: int) -> Target | None:
    """What is renamed at `offset` in the text of the file at `path`; None where nothing is."""
    source = SourceFile(lookup.tree, path)
    word = _word_at(source, offset)
    named = _named(source, word)
    if named is not None:
        return Target(named, *_unquoted(source.text, word))
    end_of_first_line = len(source.lines[0]) if source.lines else 0
    if path != MANIFEST and offset <= end_of_first_line and word.start == word.end:
        return Target(_own_key(path), 0, end_of_first_line)
    return None


def _word_at(source: SourceFile, offset: int) -> span.Word:
    """The word at a place, or that which ends there."""
    found = source.word_at(offset)
    return source.word_at(offset - 1) if found.start == found.end and offset else found


def _unquoted(text: str, word: span.Word) -> tuple[int, int]:
    start, end = word.start, word.end
    is_quoted = end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]
    return (start + 1, end - 1) if is_quoted else (start, end)


def _named(source: SourceFile, word: span.Word) -> Key | Word | None:
    if word.start == word.end:
        return None
    for usage in usages_in(source):
        if usage.path == word.path and usage.on_key == (word.on == "key"):
            return _used(usage)
    if source.path == MANIFEST:
        return _defined(word.path)
    own = _own_key(source.path)
    if word.path == (own.kind.title_field,):
        return own
    if own.kind is Kind.CLASS and word.path[:1] == ("sessions",) and word.path[2:] == ("id",):
        return _session(source, own.id, word.path)
    return _defined(word.path) if own.kind is Kind.SCHOOL else None


def _used(usage: Usage) -> Key | Word | None:
    field = usage.field
    if field.refers_to is not None:
        return Key(field.refers_to, usage.word)
    if field.vocabulary in RENAMED_VOCABULARIES:
        return Word(str(field.vocabulary), usage.word)
    return Word(OFFICE, usage.word) if field.name == OFFICE else None


def _defined(path: FieldPath) -> Word | None:
    """The word that the manifest, or a school, defines by a key and its title."""
    if len(path) == 2 and path[0] in RENAMED_VOCABULARIES:
        return Word(str(path[0]), str(path[1]))
    return None


def _session(source: SourceFile, class_id: str, path: FieldPath) -> Key | None:
    content = source.content
    ids = session_ids(content) if isinstance(content, dict) else []
    index = path[1]
    if not isinstance(index, int) or index >= len(ids) or not ids[index]:
        return None
    return Key(Kind.SESSION, f"{class_id}/{ids[index]}")


def _own_key(path: str) -> Key:
    file = entity_file(path)
    return Key(file.kind, file.id)


def required_target(lookup: Lookup, path: str, offset: int) -> Target:
    """What is renamed at a place, as `target_at`. Raises CommandLineError where nothing is."""
    target = target_at(lookup, path, offset)
    if target is None:
        message = "这里没有能改的编号"
        hint = "把光标放在编号上（如 teachers 里的一个），或放在这个文件的名称上"
        raise CommandLineError(message, hint)
    return target
