"""The question that the words of `pschool why` ask."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import AmbiguousReferenceError
from partyschool_cli.cli.arguments.entities import sound_entity
from partyschool_cli.edit.session_resources import read_resources
from partyschool_cli.edit.sessions import FiledSession
from partyschool_cli.edit.when import when_of
from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.rule_helpers.wording import quoted
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.explain.question import Question
from partyschool_cli.schedule.explain.times import When
from partyschool_cli.timetable.day_parts import parts_overlapped
from partyschool_cli.wording.dates import date_text

_HINT: Final = "写成 班次/课次（如 liudu-winter-2026/s01），或 班次/课程"
# A clock's time, not a part of the day.
_CLOCK: Final = re.compile(r"[0-9一二两三四五六七八九十]\s*(?::|点|时)")


def question_of(
    lookup: Lookup,
    reference: str,
    words: Sequence[str],
    resources: tuple[str | None, Sequence[str]],
    today: dt.date,
) -> Question:
    """The question; `resources` are the site and the teachers as they are said.

    Raises CommandLineError for what means nothing, or several things.
    """
    key, course = _asked(lookup, reference)
    class_id, _, session = key.id.partition("/")
    sound_entity(lookup.catalog, Key(Kind.CLASS, class_id))
    if course is not None:
        sound_entity(lookup.catalog, Key(Kind.COURSE, course))
    said = read_resources(lookup, *resources, today)
    when = _when(lookup, key, words, today)
    return Question(class_id, session or None, course, when, said.site, said.teachers)


def title_of_question(catalog: Catalog, question: Question) -> str:
    """What is asked about: `清源镇班 s03“党章导读”`."""
    training_class = catalog.classes[question.class_id]
    name = question.session or ""
    session = next((one for one in training_class.sessions if one.id == name), None)
    course = catalog.courses.get((session.course if session else question.course) or "")
    content = course.title if course else (session.activity or "" if session else "")
    return f"{training_class.title} {name}{quoted(content)}"


def day_of_question(question: Question) -> str:
    """`3月22日`; empty where any day is meant."""
    day = question.when.date
    return date_text(day) if day else ""


def _asked(lookup: Lookup, reference: str) -> tuple[Key, str | None]:
    """The session; or the class, and the id of the course."""
    text = reference.replace("／", "/")
    class_said, slash, rest = text.rpartition("/")
    try:
        return lookup.resolve(reference, (Kind.SESSION,)), None
    except AmbiguousReferenceError:
        raise
    except CommandLineError:
        if not slash:
            message = f"“{reference}”不是课次，也没有写是哪个班的课程"
            raise CommandLineError(message, _HINT) from None
    key = lookup.resolve(class_said, (Kind.CLASS,))
    return key, _course(lookup, key, rest)


def _course(lookup: Lookup, training_class: Key, said: str) -> str:
    """A course by id or title, those that the class has before others."""
    try:
        return lookup.resolve(said, (Kind.COURSE,)).id
    except AmbiguousReferenceError:
        own = lookup.content(training_class).get("courses") or ()
        found = [name for name in own if fold(said) in fold(lookup.title(Key(Kind.COURSE, name)))]
        if len(found) == 1:
            return str(found[0])
        raise
    except CommandLineError as error:
        message = f"班次 {training_class.id} 没有课次“{said}”，也没有叫这个的课程"
        raise CommandLineError(message, error.hint or _HINT) from None


def _when(lookup: Lookup, key: Key, words: Sequence[str], today: dt.date) -> When:
    if not words:
        return When()
    said = when_of(words, lookup, _near(lookup, key), today)
    is_clock = _CLOCK.search(fold(" ".join(words))) is not None
    if said.date is None:
        raise CommandLineError(f"“{' '.join(words)}”没有写是哪天", "写成 3月22日 上午")
    if said.start is None or is_clock:
        return When(said.date, said.start, said.end)
    parts = lookup.manifest.day_parts
    name = next(iter(parts_overlapped(said.start, said.start + 1, parts)))
    part = parts[name]
    return When(said.date, minutes_of(part.start), minutes_of(part.end), is_part=True)


def _near(lookup: Lookup, key: Key) -> FiledSession:
    """The session that days and times are said in relation to: without one, the class's start."""
    content: Any = lookup.content(Key(Kind.CLASS, key.id.partition("/")[0]))
    name = key.id.partition("/")[2]
    own = next((one for one in content.get("sessions") or () if one.get("id") == name), None)
    near = own or {"date": str(content.get("from")), "start": "08:30", "end": "10:00"}
    return FiledSession(key.id, lookup.source(key), 0, near)
