"""Delete entities and sessions that nothing names any more."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.validate import value_at
from partyschool_cli.edit.plan import Plan, sole_file
from partyschool_cli.edit.rename_word import refuse_words
from partyschool_cli.edit.sessions import class_of, sole_position
from partyschool_cli.edit.usage_edits import by_file, changes_of, dropped
from partyschool_cli.edit.usage_text import usage_text
from partyschool_cli.edit.usages import Usage, entity_usages
from partyschool_cli.errors import RefusedError
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.source.changes.change_set import ChangeSet, Delete, base_of
from partyschool_cli.source.files.listing import MANIFEST, entity_file
from partyschool_cli.source.text_edits.text_edits import Remove, TextEdit
from partyschool_cli.source.yaml.source_file import SourceFile

_SESSIONS: Final = "sessions"


class StillNamedError(RefusedError):
    """What is to be removed is used elsewhere: `usages`, a line each."""

    def __init__(self, message: str, hint: str, usages: tuple[str, ...]) -> None:
        super().__init__(message, hint)
        self.usages = usages

    @property
    def detail(self) -> tuple[str, ...]:
        """The usages."""
        return self.usages


def remove(lookup: Lookup, references: Iterable[str], *, cascade: bool) -> Plan:
    """Delete the files of entities, and take sessions out of their classes.

    With `cascade`, what names them no longer does. Raises StillNamedError where something names
    them and may not be changed, CommandLineError where nothing is meant or several are.
    """
    references = tuple(references)
    refuse_words(references, "用 remove 删")
    keys = dict.fromkeys(lookup.resolve(one, (*FILE_KINDS, Kind.SESSION)) for one in references)
    entities = [key for key in keys if key.kind is not Kind.SESSION]
    deleted = {sole_file(lookup, key): key for key in entities}
    taken_out = dict(_sessions(lookup, [key for key in keys if key.kind is Kind.SESSION], deleted))
    usages = [
        usage
        for usage in entity_usages(lookup, entities, without=deleted)
        if not _is_within(usage, taken_out)
    ]
    required = [usage for usage in usages if _is_required(usage, frozenset(entities))]
    _refuse(lookup, entities, required if cascade else usages, cascade)
    edits: dict[str, tuple[SourceFile, Sequence[TextEdit]]] = {
        path: (found[0].source, dropped(found)) for path, found in by_file(usages).items()
    }
    for path, (source, positions) in taken_out.items():
        _, own = edits.get(path, (source, ()))
        whole = [Remove((_SESSIONS, at)) for at in sorted(positions, reverse=True)]
        edits[path] = (source, [*own, *whole])
    gone = (Delete(path, base_of(lookup.source(key))) for path, key in deleted.items())
    return Plan(ChangeSet((*changes_of(edits), *gone)))


_TakenOut = Mapping[str, tuple[SourceFile, Collection[int]]]


def _sessions(
    lookup: Lookup, keys: Iterable[Key], deleted: Collection[str]
) -> Iterator[tuple[str, tuple[SourceFile, Collection[int]]]]:
    """The files of classes that stay, with the positions of the sessions to take out."""
    found: dict[str, tuple[SourceFile, list[int]]] = {}
    for key in keys:
        source = lookup.source(key)
        position = sole_position(source, lookup.content(class_of(key)), key)
        if source.path not in deleted:
            found.setdefault(source.path, (source, []))[1].append(position)
    yield from found.items()


def _is_within(usage: Usage, taken_out: _TakenOut) -> bool:
    match usage.path:
        case (head, int(position), *_) if head == _SESSIONS:
            _, positions = taken_out.get(usage.source.path, (None, ()))
            return position in positions
    return False


def _is_required(usage: Usage, gone: Collection[Key]) -> bool:
    """Whether what names something there needs to name one, once others are gone as well."""
    *holder, name = usage.path if not isinstance(usage.path[-1], int) else usage.path[:-1]
    group = value_at(usage.source.content, tuple(holder))
    if usage.source.path == MANIFEST:  # an obligation without schools binds all
        return all(Key(Kind.SCHOOL, one) in gone for one in value_at(group, (name,)))
    kind = entity_file(usage.source.path).kind
    is_session_course = kind is Kind.CLASS and len(holder) > 1 and name == "course"
    is_parent = kind is Kind.SCHOOL and name == "parent" and group.get("tier") != "county"
    return usage.field.required or is_session_course or is_parent


def _refuse(lookup: Lookup, keys: Sequence[Key], usages: Sequence[Usage], cascade: bool) -> None:
    if not usages:
        return
    names = "、".join(lookup.title(key) for key in keys)
    lines = tuple(f"{usage_text(lookup, usage, keys)}  {usage.shown}" for usage in usages)
    if cascade:
        message = f"{names} 不能删：有 {len(usages)} 处不能没有它"
        raise StillNamedError(message, "先给这些地方换一个，或把它们一起删去", lines)
    message = f"{names} 还有 {len(usages)} 处在用，没有删"
    hint = "一起从这些地方去掉，加 --cascade；只是不再用了：pschool retire " + keys[0].id
    raise StillNamedError(message, hint, lines)
