"""What is renamed at a place in a file: an entity, a session, a word of a vocabulary, an office."""

from typing import NamedTuple

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.rename_word import RENAMED_VOCABULARIES
from partyschool_cli.edit.usages import OFFICE
from partyschool_cli.editor.navigation.occurrence import occurrence_at
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import entity_at
from partyschool_cli.source.text.line_ends import line_end, line_start


class RenameTarget(NamedTuple):
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


def target_at(path: str, text: str, offset: int) -> RenameTarget | None:
    """What is renamed at `offset` in the text of the file at `path`; None where nothing is."""
    found = occurrence_at(path, text, offset)
    if found is None:
        return _own(path, text, offset)
    return RenameTarget(found.target, *found.token.inner) if _has_other_id(found.target) else None


def required_target(path: str, text: str, offset: int) -> RenameTarget:
    """What is renamed at a place, as `target_at`. Raises CommandLineError where nothing is."""
    target = target_at(path, text, offset)
    if target is None:
        message = "这里没有能改的编号"
        hint = "把光标放在编号上（如 teachers 里的一个），或放在这个文件的名称上"
        raise CommandLineError(message, hint)
    return target


def _has_other_id(named: Key | Word) -> bool:
    return isinstance(named, Key) or named.vocabulary in (OFFICE, *RENAMED_VOCABULARIES)


def _own(path: str, text: str, offset: int) -> RenameTarget | None:
    """The entity of a file: on the line of its title, and on a comment that begins the file."""
    own = entity_at(path)
    if own is None:
        return None
    start = line_start(text, offset)
    line = text[start : line_end(text, offset)].rstrip()
    is_head = not start and (not line or line.startswith("#"))
    if not is_head and not line.startswith(f"{own.kind.title_field}:"):
        return None
    return RenameTarget(Key(own.kind, own.id), start, start + len(line))
