"""The values of one session, whatever form of table it was in."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from partyschool_cli.exchange.foreign.reading import KnownNames, ReadValue
from partyschool_cli.exchange.foreign.rows.session_words import read_remark, read_title
from partyschool_cli.exchange.foreign.values.activities import is_activity
from partyschool_cli.exchange.foreign.values.people import people
from partyschool_cli.exchange.foreign.values.places import place

# 各组组长, 全体学员 are nobody that the catalog could know.
_GROUP: Final = re.compile("各|全体")


@dataclass
class SessionTexts:
    """What a table says of a session besides when it is; empty for what it does not say.

    `may_preside` is true where the heading of the teachers says so: 授课人（主持人）. `whys` are
    guesses, by field.
    """

    title: str
    teachers: str = ""
    site: str = ""
    moderator: str = ""
    note: str = ""
    may_preside: bool = False
    whys: dict[str, str] = field(default_factory=dict)


def session_values(texts: SessionTexts, names: KnownNames) -> dict[str, ReadValue]:
    """The values that texts say: title, teachers, site, moderator, note, status."""
    title = read_title(texts.title)
    remark = read_remark(texts.note)
    values = {"title": ReadValue(texts.title, title.text, texts.whys.get("title", ""))}
    values |= _people(texts, title.text, remark.moderator, names)
    if texts.site:
        # Empty of a session that is said to have none, as by a dash.
        values["site"] = ReadValue(texts.site, place(texts.site), texts.whys.get("site", ""))
    if remark.note:
        values["note"] = ReadValue(texts.note, remark.note, texts.whys.get("note", ""))
    if status := title.status or remark.status:
        values["status"] = ReadValue(texts.title if title.status else texts.note, status)
    return values


def _people(
    texts: SessionTexts, title: str, host: str, names: KnownNames
) -> Iterator[tuple[str, ReadValue]]:
    found = people(texts.teachers, names.teachers, names.teacher_categories)
    why = texts.whys.get("teachers", "")
    teachers, moderators, moderator_why = found.teachers, found.moderators, ""
    if texts.may_preside and teachers and not moderators and is_activity(title):
        teachers, moderators = (), teachers
        moderator_why = "表头写着主持人，活动的人记作主持"
    groups = tuple(one for one in teachers if _GROUP.match(one) and one not in names.teachers)
    teachers = tuple(one for one in teachers if one not in groups)
    if teachers:
        yield "teachers", ReadValue(texts.teachers, teachers, why)
    given = people(texts.moderator)
    presiding = given.teachers or given.moderators or moderators or ((host,) if host else ())
    if groups and not presiding:
        presiding, moderators = groups, groups
        moderator_why = "不是一位教师，记作主持"
    if presiding:
        text = texts.moderator or (texts.teachers if moderators else texts.note)
        yield "moderator", ReadValue(text, "、".join(presiding), moderator_why)


def when_values(
    text: str, day: tuple[dt.date, str], time: tuple[dt.time, dt.time, str]
) -> dict[str, ReadValue]:
    """The values `date`, `start` and `end`, each with what was guessed."""
    (date, day_why), (start, end, time_why) = day, time
    return {
        "date": ReadValue(text, date, day_why),
        "start": ReadValue(text, start, time_why),
        "end": ReadValue(text, end, time_why),
    }
