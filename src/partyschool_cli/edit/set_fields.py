"""Set, add to, take from and unset fields of entities, sessions and the manifest."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.field_changes import MANIFEST_NAME
from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.catalog.records.build import plain
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import AmbiguousReferenceError
from partyschool_cli.edit.assignment import Assignment, schools_first, started_anew
from partyschool_cli.edit.field_edits import field_edits
from partyschool_cli.edit.field_paths import Location, Start, begins_with_field, locate
from partyschool_cli.edit.plan import Plan, editable_text, edited, model_of, sole_file
from partyschool_cli.edit.reasons import reason_edits
from partyschool_cli.edit.said import ValueContext, named
from partyschool_cli.edit.sessions import sole_position
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import ChangeSet, Replace
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.text_edits.text_edits import SetValue, TextEdit, edit_content
from partyschool_cli.source.yaml.source_file import SourceFile

# What the manifest may be called where entities have a reference.
_MANIFEST_NAMES: Final = (MANIFEST_NAME, "catalog.yaml", "总目录", "课程目录")
_TIMES: Final = ("date", "start", "end")


class Target(NamedTuple):
    """What is changed: an entity, a session (`class/s01`), or the manifest (no key)."""

    key: Key | None

    @property
    def session(self) -> str:
        """The id of the session in its class; empty for anything else."""
        is_session = self.key is not None and self.key.kind is Kind.SESSION
        return self.key.id.rpartition("/")[2] if self.key and is_session else ""


class Request(NamedTuple):
    """What is to be done with each target; `why` goes into the notes of sessions."""

    assignments: Sequence[Assignment]
    today: dt.date
    why: str = ""


def target_named(lookup: Lookup, reference: str, assignments: Iterable[Assignment] = ()) -> Target:
    """The target that `reference` means; of several, the one that has the fields to be changed.

    Raises CommandLineError if none is meant, or several are.
    """
    if fold(reference).strip() in _MANIFEST_NAMES:
        return Target(None)
    try:
        key = lookup.resolve(reference)
    except AmbiguousReferenceError as error:
        key = _with_fields(lookup, reference, assignments, error)
    return Target(key)


def _with_fields(
    lookup: Lookup,
    reference: str,
    assignments: Iterable[Assignment],
    error: AmbiguousReferenceError,
) -> Key:
    """The one among those meant that has all the fields; raises, with the fewest choices."""
    names = [one.field for one in assignments]
    kinds = [kind for kind in Kind if all(begins_with_field(MODELS[kind], one) for one in names)]
    try:
        return lookup.resolve(reference, kinds or tuple(Kind))
    except AmbiguousReferenceError:
        raise
    except CommandLineError:
        raise error from None


def set_fields(lookup: Lookup, targets: Iterable[Target], request: Request) -> Plan:
    """The plan that makes all assignments, one after the other, in each target.

    Raises CommandLineError for a field, a value or a file that cannot be read.
    """
    drafts: dict[str, _Draft] = {}
    for target in dict.fromkeys(targets):
        source = _source_of(lookup, target)
        if source.path not in drafts:
            drafts[source.path] = _Draft(lookup, source)
        drafts[source.path].change(target, request)
    changes = tuple(filter(None, (draft.replacement() for draft in drafts.values())))
    notes = dict.fromkeys(note for draft in drafts.values() for note in draft.notes)
    return Plan(ChangeSet(changes), tuple(notes))


def _source_of(lookup: Lookup, target: Target) -> SourceFile:
    if target.key is None:
        return lookup.manifest_file
    if target.key.kind is not Kind.SESSION:
        sole_file(lookup, target.key)
    return lookup.source(target.key)


class _Draft:
    """One file that is changed: its content after the edits so far."""

    def __init__(self, lookup: Lookup, source: SourceFile) -> None:
        editable_text(source)
        if not isinstance(source.content, dict):
            raise CommandLineError(f"{shown_path(source.path)} 里没有字段", "先写上内容")
        self.lookup, self.source = lookup, source
        self.model = model_of(source.path)
        self.content: Any = source.content
        self.edits: list[TextEdit] = []
        self.notes: list[str] = []

    def change(self, target: Target, request: Request) -> None:
        """Make the assignments in a target of this file."""
        before = self.content
        for assignment in schools_first(started_anew(request.assignments)):
            self._assign(target, assignment, request.today)
        changed = tuple(self._changed_sessions(before))
        if request.why and (not changed and not target.session):
            raise CommandLineError("--why 写进课次的备注，这里没有改课次", "去掉 --why")
        for at in changed if request.why else ():
            self._make(reason_edits(at, self.content["sessions"][at], request.why))
        self._tell_of_times(before, changed)

    def replacement(self) -> Replace | None:
        """The change of the file; None if nothing changes."""
        return edited(self.source, self.edits) if self.edits else None

    def _assign(self, target: Target, assignment: Assignment, today: dt.date) -> None:
        content = self.content
        first = tuple(self._default_written(target, assignment, today))
        self.content = edit_content(content, first, self.model)
        edits = tuple(self._edits(target, assignment, today))
        self.content = content
        self._make((*first, *edits) if edits else ())
        if assignment.operator == "-=" and not edits:
            location, _ = self._location(target, assignment, today)
            self.notes.append(f"{named(location.field)}里没有{shown(assignment.said)}，没有去掉")

    def _edits(self, target: Target, assignment: Assignment, today: dt.date) -> Iterator[TextEdit]:
        location, context = self._location(target, assignment, today)
        return field_edits(self.lookup, location, assignment, context)

    def _default_written(
        self, target: Target, assignment: Assignment, today: dt.date
    ) -> Iterator[TextEdit]:
        """A default vocabulary, before one word of it changes: else the others would be lost."""
        location, _ = self._location(target, assignment, today)
        name = location.path[0]
        field = next((one for one in fields_of(self.model) if one.name == name), None)
        is_of_part = len(location.path) > 1 or assignment.operator != "="
        is_default = field is not None and field.type == "mapping" and bool(field.default)
        if field is not None and is_of_part and is_default and name not in self.content:
            yield SetValue((name,), plain(field.default))

    def _location(
        self, target: Target, assignment: Assignment, today: dt.date
    ) -> tuple[Location, ValueContext]:
        start = self._start(target)
        context = ValueContext(today, _kind(target), start.content)
        location = locate(self.lookup, start, assignment.field, context)
        return location, context._replace(beside=location.beside)

    def _make(self, edits: Iterable[TextEdit]) -> None:
        made = tuple(edits)
        self.content = edit_content(self.content, made, self.model)
        self.edits += made

    def _start(self, target: Target) -> Start:
        if target.key is None or not target.session:
            return Start((), fields_of(self.model), self.content)
        at = sole_position(self.source, self.content, target.key)
        fields = fields_of(MODELS[Kind.SESSION])
        return Start(("sessions", at), fields, self.content["sessions"][at])

    def _changed_sessions(self, before: Any) -> Iterator[int]:
        """The positions of the sessions that are there before and after, and differ."""
        old = before.get("sessions") if self.model is MODELS[Kind.CLASS] else None
        new = self.content.get("sessions")
        if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            for at, sides in enumerate(zip(old, new, strict=True)):
                if sides[0] != sides[1] and all(isinstance(side, dict) for side in sides):
                    yield at

    def _tell_of_times(self, before: Any, changed: Iterable[int]) -> None:
        for at in changed:
            old, new = before["sessions"][at], self.content["sessions"][at]
            moved = any(old.get(name) not in (None, new.get(name)) for name in _TIMES)
            if moved and new.get("status") == old.get("status"):
                what = f"{new.get('id')} 改了时间，没有标成调课"
                self.notes.append(f"{what}；要标，再加 status=moved，或用 pschool move")


def _kind(target: Target) -> Kind | None:
    return target.key.kind if target.key is not None else None
