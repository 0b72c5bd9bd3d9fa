"""Ask which entity or session is meant."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.asking.choices import Choice
from partyschool_cli.cli.asking.choose import choose
from partyschool_cli.cli.asking.field_choices import entity_choices
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.wording.dates import day_text


def ask_reference(lookup: Lookup, kinds: tuple[Kind, ...], question: str) -> str:
    """The reference to the entity of `kinds` that the clerk chooses, as commands resolve it.

    A session is asked for by its class first; so it is where its class is one of several kinds.
    Raises KeyboardInterrupt as `ask` does, and CommandLineError where there is none to choose.
    """
    if kinds == (Kind.SESSION,):
        return _ask_session(lookup, question)
    asked = tuple(kind for kind in kinds if kind in FILE_KINDS)
    choices = entity_choices(lookup, asked)
    return _one_of(question, choices, "、".join(kind.title for kind in asked))


def _ask_session(lookup: Lookup, question: str) -> str:
    class_id = ask_reference(lookup, (Kind.CLASS,), "哪个班次")
    sessions = lookup.content(Key(Kind.CLASS, class_id)).get("sessions")
    listed = [one for one in sessions or () if isinstance(one, dict) and one.get("id")]
    choices = tuple(_session_choices(lookup, listed))
    return f"{class_id}/{_one_of(question, choices, '课次')}"


def _session_choices(lookup: Lookup, sessions: Sequence[Mapping[str, Any]]) -> Iterator[Choice]:
    for one in sessions:
        course = one.get("course")
        what = lookup.title(Key(Kind.COURSE, course)) if isinstance(course, str) else None
        title = what or str(one.get("activity") or "")
        yield Choice(str(one["id"]), title, f"{one['id']} {_when(one)}")


def _when(session: Mapping[str, Any]) -> str:
    try:
        day = day_text(dt.date.fromisoformat(str(session.get("date"))))
    except ValueError:
        day = str(session.get("date") or "")
    return f"{day} {session.get('start') or ''}".strip()


def _one_of(question: str, choices: tuple[Choice, ...], what: str) -> str:
    if not choices:
        raise CommandLineError(f"还没有{what}可选", "先用 pschool new 新建")
    return choose(question, choices) or ""
