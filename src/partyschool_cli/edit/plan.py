"""What an edit of a catalog comes to: changes of files, and what the clerk should know of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.changes.change_set import ChangeSet, Replace
from partyschool_cli.source.files.decode import BOM
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.listing import MANIFEST, entity_file, shown_path
from partyschool_cli.source.text.problem import Problem, is_fatal
from partyschool_cli.source.text_edits.text_edits import TextEdit, edit_text
from partyschool_cli.source.yaml.source_file import SourceFile


@dataclass(frozen=True)
class Plan:
    """Changes to make, and notes for the clerk: what was skipped or stays.

    `renamed` are the entities and sessions that have another id afterwards, `renamed_words` the
    words of vocabularies and the offices.
    """

    changes: ChangeSet
    notes: tuple[str, ...] = ()
    renamed: Mapping[Key, Key] = field(default_factory=dict)
    renamed_words: Mapping[Word, Word] = field(default_factory=dict)


def sole_file(lookup: Lookup, key: Key) -> str:
    """The path of an entity's file. Raises CommandLineError where none or two have its id."""
    paths = [
        file.path
        for file in lookup.tree.listing().files
        if file.kind is key.kind and file.id == key.id
    ]
    if not paths:
        raise CommandLineError(f"没有编号是 {key.id} 的{key.kind.title}", "先改对这里的编号")
    if len(paths) > 1:
        listed = "、".join(map(shown_path, paths))
        message = f"编号 {key.id} 有两个文件：{listed}，不知道是哪一个，什么都没有写"
        raise CommandLineError(message, "先给其中一个文件改名，或删去多余的一个")
    return paths[0]


def model_of(path: str) -> type[FrozenModel]:
    """The model of the catalog file at `path`."""
    return Manifest if path == MANIFEST else MODELS[entity_file(path).kind]


def edited(source: SourceFile, edits: Iterable[TextEdit]) -> Replace | None:
    """The change that makes `edits` in a file; None if they change nothing.

    Raises CommandLineError for a file that cannot be edited: see `editable_text`.
    """
    data, _ = editable_text(source)
    new = edited_bytes(source, edits)
    return None if new == data else Replace(source.path, digest(data), new)


def edited_bytes(source: SourceFile, edits: Iterable[TextEdit]) -> bytes:
    """The bytes of a file after `edits`; a byte order mark stays. Raises as `edited` does."""
    data, text = editable_text(source)
    mark = BOM if data.startswith(BOM) else b""
    return mark + edit_text(text, edits, model_of(source.path)).encode()


def editable_text(source: SourceFile) -> tuple[bytes, str]:
    """The bytes and text of a file that parses.

    Raises CommandLineError, with the place, for one that does not or is not UTF-8.
    """
    data = source.read()
    if isinstance(data, Problem):
        raise CommandLineError(f"{shown_path(source.path)} {data.message}", data.hint)
    problem = next(filter(is_fatal, source.problems), None)
    if problem is not None:
        place = source.place_text(source.span_of(problem))
        message = f"{place} {problem.message}，什么都没有写"
        raise CommandLineError(message, f"先改好这个文件：pschool lint {shown_path(source.path)}")
    return data, source.text
