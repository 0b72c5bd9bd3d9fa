"""The plan that a filled form comes to, or what is wrong with it, field by field."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.edit.missing import missing_fields
from partyschool_cli.edit.new_entity import new_entity, with_assignments
from partyschool_cli.edit.new_id import checked_id, suggested_id
from partyschool_cli.edit.new_session import (
    NewSession,
    completed,
    new_session,
    session_content,
    session_id,
)
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.set_fields import Request, set_fields
from partyschool_cli.edit.set_fields import Target as SetTarget
from partyschool_cli.edit.values import read_item
from partyschool_cli.errors import CommandLineError, UserError
from partyschool_cli.model.kind import Kind
from partyschool_cli.serve.forms.assignments import TIMES, changed_fields, marked_as_moved
from partyschool_cli.serve.forms.filled import Texts
from partyschool_cli.serve.forms.form_fields import FormField
from partyschool_cli.serve.forms.target import Target
from partyschool_cli.source.changes.change_set import ChangeSet

# What is about no field.
WHOLE: Final = ""

# What is wrong, by the field's name.
Faults = Mapping[str, tuple[str, ...]]


class Filling(NamedTuple):
    """The fields of a form, what their inputs held when the file was read, and what they hold."""

    fields: Sequence[FormField]
    was: Texts
    filled: Texts


@dataclass(frozen=True)
class FormPlan:
    """The plan, and the key of what it changes or makes; without a plan, the faults."""

    plan: Plan | None
    key: Key
    faults: Faults = field(default_factory=dict)


def form_plan(
    lookup: Lookup,
    target: Target,
    form: Filling,
    today: dt.date,
) -> FormPlan:
    """The plan that a form comes to as it is filled in."""
    fields, was, filled = form
    changed = changed_fields(fields, was, filled)
    content = target.content(lookup)
    if not target.is_new:
        changed = _without_same_times(lookup, target, changed, form, today)
        changed = marked_as_moved(target.kind, changed, content)
    try:
        if target.is_new:
            return _made(lookup, target, changed, filled, today)
        return FormPlan(_set(lookup, target, _all(changed), today), target.key)
    except UserError as error:
        faults = _faults(lookup, target, changed, today)
        return FormPlan(None, target.key, faults or {_blamed(error, fields): _words(error)})


def _without_same_times(
    lookup: Lookup,
    target: Target,
    changed: Mapping[str, list[Assignment]],
    form: Filling,
    today: dt.date,
) -> dict[str, list[Assignment]]:
    """The changes without days and times that are only written in another way: 8：30 for 08:30.

    With them a session would be marked as moved to where it is.
    """
    context = target.context(lookup, today)
    known = {one.name: one.field for one in form.fields if one.name in TIMES}

    def is_same(name: str) -> bool:
        said = "".join(form.filled.get(name, ()))
        if name not in known or not said:
            return False
        try:
            return bool(read_item(lookup, known[name], said, context) == context.content.get(name))
        except CommandLineError:
            return False

    return {name: own for name, own in changed.items() if not is_same(name)}


def _all(changed: Mapping[str, list[Assignment]]) -> list[Assignment]:
    return [one for own in changed.values() for one in own]


def _set(lookup: Lookup, target: Target, assignments: list[Assignment], today: dt.date) -> Plan:
    if not assignments:
        return Plan(ChangeSet(()))
    return set_fields(lookup, [SetTarget(target.key)], Request(assignments, today))


def _made(
    lookup: Lookup,
    target: Target,
    changed: Mapping[str, list[Assignment]],
    filled: Texts,
    today: dt.date,
) -> FormPlan:
    content, notes = _new_content(lookup, target, _all(changed), today)
    missing = missing_fields(target.kind, content)
    if missing:
        faults = {one.name: (f"还缺{one.title}（{one.name}）",) for one in missing}
        return FormPlan(None, target.key, faults)
    if target.kind is Kind.SESSION:
        class_key = Key(Kind.CLASS, target.class_id)
        name = session_id(lookup, class_key, "")
        plan = new_session(lookup, class_key, {"id": name, **content})
        plan = Plan(plan.changes, notes)
        return FormPlan(plan, Key(Kind.SESSION, f"{target.class_id}/{name}"))
    said = "".join(filled.get("id", ()))
    title = str(content.get(target.kind.title_field) or "")
    name = checked_id(lookup, target.kind, said) if said else ""
    name = name or suggested_id(lookup, target.kind, title)
    if not name:
        return FormPlan(None, target.key, {"id": (f"“{title}”拼不出编号，写一个",)})
    key = Key(target.kind, name)
    return FormPlan(new_entity(lookup, key, content), key)


def _new_content(
    lookup: Lookup, target: Target, assignments: Iterable[Assignment], today: dt.date
) -> NewSession:
    if target.kind is Kind.SESSION:
        class_key = Key(Kind.CLASS, target.class_id)
        said = session_content(lookup, class_key, assignments, today)
        return completed(lookup, said)
    context = ValueContext(today, target.kind)
    return NewSession(with_assignments(lookup, {}, assignments, context))


def _faults(
    lookup: Lookup, target: Target, changed: Mapping[str, list[Assignment]], today: dt.date
) -> Faults:
    """What is wrong with each field for itself."""

    def fault(assignments: list[Assignment]) -> tuple[str, ...]:
        try:
            if target.is_new:
                _new_content(lookup, target, assignments, today)
            else:
                _set(lookup, target, assignments, today)
        except UserError as error:
            return _words(error)
        return ()

    school = changed.get("school", [])
    found = {"school": fault(school)}
    # Which themes there are depends on the school.
    with_school = [] if found["school"] else school
    for name, own in changed.items():
        if name != "school":
            found[name] = fault([*with_school, *own])
    return {name: words for name, words in found.items() if words}


def _blamed(error: UserError, fields: Iterable[FormField]) -> str:
    """The field that an error names, as messages name fields: `编号（id）`."""
    names = (one.name for one in fields if f"（{one.name}）" in error.message)
    return next(names, "id" if error.message.startswith("编号") else WHOLE)


def _words(error: UserError) -> tuple[str, ...]:
    return (error.message, *error.detail, *((error.hint,) if error.hint else ()))
