"""Ask for the fields of a new entity, one by one: the required ones first."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.asking.ask_field import FieldQuestion, ask_field
from partyschool_cli.cli.asking.question import NoMoreAsked
from partyschool_cli.cli.asking.said_words import ask_word
from partyschool_cli.edit.missing import missing_fields
from partyschool_cli.edit.new_session import completed, times_said
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.suggestions import suggested
from partyschool_cli.model.describe import MODELS, Field, field_at, fields_of
from partyschool_cli.model.kind import Kind

Content = Mapping[str, Any]

# Not asked for: a new entity is in use, and a class gets its sessions by `new session`.
_LATER: Final = ("id", "status", "sessions", "locked")


def ask_required(
    lookup: Lookup, content: Content, context: ValueContext, defaults: Content
) -> dict[str, Any]:
    """The content with all that it needs, as the clerk says it; `defaults` are what Enter takes.

    What a session's course tells is not asked for. Raises KeyboardInterrupt as `ask` does.
    """
    kind = _kind(context)
    made = dict(content)
    while missing := missing_fields(kind, made):
        field = missing[0]
        if kind is Kind.SESSION and field.name == "start":
            made |= _ask_times(lookup)
        elif kind is Kind.SESSION and field.name == "course":
            made |= _ask_what_is_taught(lookup, field, context._replace(content=made))
        else:
            default = defaults.get(field.name) or suggested(lookup, kind, field, made)
            question = FieldQuestion(field, default=default)
            made[field.name] = ask_field(lookup, question, context._replace(content=made))
        if kind is Kind.SESSION:
            made = dict(completed(lookup, made).content)
    return made


def ask_optional(lookup: Lookup, content: Content, context: ValueContext) -> dict[str, Any]:
    """The content with what else the clerk says; Enter leaves a field out, Esc all that follow."""
    made = dict(content)
    for field in tuple(_optional(_kind(context), made)):
        question = FieldQuestion(field, required=False, may_end=True)
        try:
            value = ask_field(lookup, question, context._replace(content=made))
        except NoMoreAsked:
            break
        if value is not None:
            made[field.name] = value
    return made


def _kind(context: ValueContext) -> Kind:
    if context.kind is None:
        raise ValueError("the manifest is not made here")
    return context.kind


def _optional(kind: Kind, content: Content) -> Iterator[Field]:
    either = ("course", "activity") if kind is Kind.SESSION else ()
    not_allowed = ("theme",) if content.get("kind") == "special" else ()
    for field in fields_of(MODELS[kind]):
        if field.name not in (*content, *_LATER, *either, *not_allowed):
            yield field


def _ask_times(lookup: Lookup) -> dict[str, Any]:
    parts = "、".join(part.title for part in lookup.manifest.day_parts.values())
    about = f"写 8:30-10:00、8:30，或 {parts}"
    return times_said(lookup, ask_word("时间", about, lambda text: times_said(lookup, text)))


def _ask_what_is_taught(lookup: Lookup, field: Field, context: ValueContext) -> dict[str, Any]:
    """The course; else the activity, such as 开班式."""
    course = ask_field(lookup, FieldQuestion(field, required=False), context)
    if course is not None:
        return {"course": course}
    activity = field_at(MODELS[Kind.SESSION], ("activity",))
    if activity is None:
        raise LookupError("activity")
    return {"activity": ask_field(lookup, FieldQuestion(activity), context)}
