"""When moved sessions were to be held before, as git's history has it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.history.file_versions import earlier_blobs
from partyschool_cli.history.revisions import HEAD
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import Date, TimeOfDay
from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.git.git import repository_of
from partyschool_cli.source.git.git_objects import Revision
from partyschool_cli.source.git.git_tree import GitTree, commit_named, prefix_of
from partyschool_cli.source.yaml.yaml_parser import parse
from partyschool_cli.timetable.meetings import Slot, slot_of

# How many versions of each file are read at once: most sessions were moved lately.
_AT_ONCE: Final = 8


class _When(FrozenModel):
    date: Date
    start: TimeOfDay
    end: TimeOfDay


# What sessions of a file have as their day and time, by id.
_Slots = dict[str, Slot]


def earlier_slots(catalog: Catalog) -> Mapping[str, Slot]:
    """The day and time of each moved session before it got its present ones, by `class/s01`.

    A session without any in the history is left out. Raises CommandLineError if there is no git,
    no repository, or none that can be read.
    """
    revision, prefix = _history_of(catalog.tree)
    if revision is None:
        return {}
    moved: dict[str, _Slots] = {}
    classes: dict[str, str] = {}
    for one in catalog.sessions:
        if one.session.status == "moved":
            file = catalog.file_of[Key(Kind.CLASS, one.training_class.id)]
            path = f"{prefix}{file.source.path}"
            moved.setdefault(path, {})[one.session.id] = _when(slot_of(one.session))
            classes[path] = one.training_class.id
    found = _before(revision, moved)
    return {f"{classes[path]}/{name}": slot for path, name, slot in found}


def _history_of(tree: FileTree) -> tuple[Revision | None, str]:
    """The revision of a tree, for files on disk HEAD (None without a commit); and its prefix."""
    if isinstance(tree, GitTree):
        return tree.revision, tree.prefix
    repository = repository_of(tree.folder)
    commit = commit_named(repository, HEAD)
    revision = None if commit is None else Revision(repository, commit, HEAD)
    return revision, prefix_of(repository, tree.folder)


def _before(revision: Revision, moved: Mapping[str, _Slots]) -> Iterator[tuple[str, str, Slot]]:
    """The slot before the present one of each session in `moved`, by path and id."""
    versions = earlier_blobs(revision, moved)
    waiting = {path: dict(now) for path, now in moved.items()}
    start = 0
    while waiting := {path: now for path, now in waiting.items() if now and versions[path][start:]}:
        some = {path: versions[path][start : start + _AT_ONCE] for path in waiting}
        data = revision.files(blob for blobs in some.values() for blob in blobs)
        for path, blobs in some.items():
            texts = [one for blob in blobs if isinstance(one := data[blob], bytes)]
            for name, slot in _first_others(texts, waiting[path]):
                del waiting[path][name]
                yield path, name, slot
        start += _AT_ONCE


def _first_others(texts: Iterable[bytes], now: Mapping[str, Slot]) -> list[tuple[str, Slot]]:
    """The first slot in versions of a file that is another than now, of each session."""
    found: _Slots = {}
    for text in texts:
        missing = now.keys() - found.keys()
        if not missing:
            break
        found |= {name: slot for name, slot in _slots(text, missing) if slot != now[name]}
    return list(found.items())


def _slots(data: bytes, names: Collection[str]) -> Iterator[tuple[str, Slot]]:
    """The slots of some sessions in a class's file; none where it cannot be read."""
    content = parse(decode(data).text).content
    sessions = content.get("sessions") if isinstance(content, dict) else None
    for one in sessions if isinstance(sessions, list) else ():
        if isinstance(one, dict) and one.get("id") in names and (slot := _slot(one)):
            yield one["id"], slot


def _slot(session: Mapping[str, Any]) -> Slot | None:
    given = {name: session.get(name) for name in _When.model_fields}
    try:
        when = _When.model_validate(given)
    except ValidationError:
        return None
    return Slot(when.date, minutes_of(when.start), minutes_of(when.end))


def _when(slot: Slot) -> Slot:
    """The day and time alone: who teaches where is another matter."""
    return Slot(slot.date, slot.start, slot.end)
