"""A plan that is kept in a file (排课方案): written later, unless the catalog changed meanwhile.

It is the JSON of a plan, with the digest of every file of the catalog that the plan goes by.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.plan.schedule_plan import Change, PlannedSession
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.listing import MANIFEST, EntityFile
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.wording.dates import date_text

VERSION: Final = 1
_CHANGES: Final[Mapping[str, Change]] = {"new": "new", "moved": "moved", "kept": "kept"}
_HINT: Final = "重新排一次：pschool schedule"


@dataclass(frozen=True)
class Proposal:
    """The changes of a plan, and the digests of the files that it goes by, by path."""

    changes: tuple[PlannedSession, ...]
    digests: Mapping[str, str]

    def stale_files(self, tree: FileTree) -> tuple[str, ...]:
        """The files that are other ones now, or gone."""
        return tuple(path for path, known in self.digests.items() if _digest(tree, path) != known)


def file_digests(catalog: Catalog) -> Mapping[str, str]:
    """The digests of all files of a catalog, by path, before a plan is made from it."""
    paths = (MANIFEST, *(file.source.path for file in catalog.files))
    return {path: _digest(catalog.tree, path) for path in paths}


def digests_of(
    catalog: Catalog, changes: Sequence[PlannedSession], digests: Mapping[str, str]
) -> Mapping[str, str]:
    """Of all digests, those of the manifest and of what some changes name."""
    paths = {MANIFEST, *_paths(catalog, changes)}
    return {path: digests[path] for path in sorted(paths)}


def _paths(catalog: Catalog, changes: Sequence[PlannedSession]) -> Iterator[str]:
    for one in changes:
        for key in _keys(one):
            file = catalog.file_of.get(key)
            if file is not None:
                yield file.source.path


def _keys(one: PlannedSession) -> Iterator[Key]:
    yield Key(Kind.CLASS, one.training_class)
    yield Key(Kind.COURSE, one.course)
    yield from (Key(Kind.TEACHER, name) for name in one.slot.teachers)
    if one.slot.site:
        yield Key(Kind.SITE, one.slot.site)


def _digest(tree: FileTree, path: str) -> str:
    data = tree.read(path)
    return digest(data).hex() if isinstance(data, bytes) else ""


def read_proposal(data: bytes, name: str) -> Proposal:
    """The proposal in a file called `name`. Raises CommandLineError for anything else."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
        if content["version"] != VERSION:
            raise ValueError(content["version"])
        changes = tuple(_session(one) for one in content["sessions"])
        digests = {str(path): str(known) for path, known in content["files"].items()}
        if MANIFEST not in digests:
            raise ValueError(digests)
    except (ValueError, KeyError, TypeError, AttributeError):
        message = f"{name} 不是排课方案"
        hint = "排课方案由 pschool schedule -o 写出，不要手工改"
        raise CommandLineError(message, hint) from None
    return Proposal(tuple(one for one in changes if one.change != "kept"), digests)


def require_known(proposal: Proposal, files: Mapping[Key, EntityFile], name: str) -> None:
    """Raise CommandLineError where changes name what the proposal has no digest of."""
    for one in proposal.changes:
        for key in _keys(one):
            file = files.get(key)
            if file is None or file.path not in proposal.digests:
                raise CommandLineError(
                    f"{name} 和这个目录对不上：{key.id} 不在方案依据的文件里", _HINT
                )


def require_ahead(proposal: Proposal, today: dt.date, name: str) -> None:
    """Raise CommandLineError where changes are, or were, before `today`."""
    for one in proposal.changes:
        date = min(one.slot.date, one.was.date if one.was is not None else one.slot.date)
        if date < today:
            message = f"排课方案 {name} 过时了：{date_text(date)}已经过去，什么都没有写"
            raise CommandLineError(message, _HINT)


def _session(one: Mapping[str, Any]) -> PlannedSession:
    was, name = one["was"], str(one["id"])
    if name.split() != [name]:
        raise ValueError(name)
    return PlannedSession(
        str(one["class"]),
        name,
        _CHANGES[one["change"]],
        _slot(one),
        str(one["course"]),
        None if one["delivery"] is None else str(one["delivery"]),
        None if was is None else _slot(was),
    )


def _slot(one: Mapping[str, Any]) -> Slot:
    start, end = (minutes_of(dt.time.fromisoformat(one[name])) for name in ("start", "end"))
    site = None if one["site"] is None else str(one["site"])
    return Slot(
        dt.date.fromisoformat(one["date"]), start, end, site, tuple(map(str, one["teachers"]))
    )


def require_current(proposal: Proposal, tree: FileTree, name: str) -> None:
    """Raise CommandLineError where a file that a proposal goes by has changed."""
    stale = proposal.stale_files(tree)
    if stale:
        listed = "、".join(stale[:3]) + ("等" if len(stale) > 3 else "")
        message = f"排课方案{f' {name} ' if name else ''}过时了：{listed} 后来改过，什么都没有写"
        raise CommandLineError(message, _HINT)
