"""Facts as reasons: what is said of each, and where it stands."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.validate import value_at
from partyschool_cli.lint.rule_helpers.wording import quoted
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.types import Absence, DateRange
from partyschool_cli.model.vocabulary import DELIVERIES, WEEKDAYS
from partyschool_cli.schedule.explain.facts import SESSIONS, TODAY, Fact
from partyschool_cli.schedule.placing.wanted import NEW
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.source_file import SourceFile
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.wording.absences import absence_text
from partyschool_cli.wording.dates import date_text, day_text, times_text

_SESSION_FACTS: Final = {
    "locked": "标了不可调",
    "activity": "是活动，没有线上的形式",
    "site": "是活动，只在这个教学点",
    "teachers": "是活动，只由这几位主持",
}
_WORKING_DAYS: Final = "周一至周五"


class Reason(NamedTuple):
    """What is said of a fact; its file in the catalog and line (None for what is in no file).

    `field` is a path as lint has it, but for items of lists, which are counted; `value` is what
    the file has there.
    """

    message: str
    file: str | None = None
    line: int | None = None
    field: str = ""
    value: Any = None


def reason_of(catalog: Catalog, fact: Fact) -> Reason:
    """A fact as it is told."""
    source = source_of(catalog, fact.key)
    message = _Texts(catalog).of(fact)
    path = fact.field
    is_new = path[0] == SESSIONS and value_at(source.content if source else None, path) is None
    if source is None or path == TODAY or is_new:
        return Reason(message)
    value = value_at(source.content, path)
    line = source.place(path, "key").line
    return Reason(message, source.path, line, field_path(path, source.content), value)


def source_of(catalog: Catalog, key: Key | None) -> SourceFile | None:
    """The file of an entity, the manifest's without a key; None where there is none."""
    if key is None:
        return catalog.manifest_file.source
    file = catalog.file_of.get(key)
    return file.source if file is not None else None


def field_path(path: FieldPath, content: Any) -> str:
    """`sessions[s02].date`, `unavailable[0]`: sessions by id, other items by their number."""
    name = ""
    for step in path:
        content = value_at(content, (step,))
        if isinstance(step, int):
            is_session = name == SESSIONS and isinstance(content, dict) and "id" in content
            name += f"[{content['id'] if is_session else step}]"
        else:
            name += f".{step}" if name else step
    return name


class _Texts(NamedTuple):
    """What is said of facts; the entities are those of one catalog."""

    catalog: Catalog

    def of(self, fact: Fact) -> str:
        """One line without a place."""
        if fact.key is None:
            return self._of_manifest(fact)
        entity = self.catalog.entities(fact.key.kind)[fact.key.id]
        if isinstance(entity, TrainingClass):
            return self._of_class(entity, fact)
        if isinstance(entity, Teacher):
            return self._of_teacher(entity, fact)
        if isinstance(entity, Site):
            return self._of_site(entity, fact)
        if isinstance(entity, Course):
            return self._of_course(entity, fact)
        return title_of(entity)

    def _of_manifest(self, fact: Fact) -> str:
        rest = [*fact.field[1:]]
        manifest = self.catalog.manifest
        if rest[:1] == ["closed"]:
            closed = manifest.calendar.closed[int(rest[1])]
            return f"{days_said(closed)}停课{_because(closed.why)}"
        if rest == ["holidays"]:
            return f"法定节假日不上课（{fact.at}）"
        if rest == ["hours_per_day"]:
            return f"一个班一天最多 {manifest.scheduling.hours_per_day:g} 学时"
        if fact.field[0] == "day_parts":
            part = manifest.day_parts[str(fact.field[1])]
            times = times_text(minutes_of(part.start), minutes_of(part.end))
            return f"{part.title} {times}，放不下这么长的课"
        day = date_text(dt.date.fromisoformat(fact.reason))
        return f"今天是{day}，过去的日子不再排课"

    def _of_class(self, one: TrainingClass, fact: Fact) -> str:
        field = fact.field[0]
        who = f"班次 {one.title}"
        if field == SESSIONS and fact.meeting is not None:
            return self.session(fact.meeting)
        if field == SESSIONS:
            return f"{who} 的 {fact.reason} {_SESSION_FACTS[str(fact.field[-1])]}"
        if field == "from":
            return f"{who} {date_text(one.from_)}才开班"
        if field == "to":
            return f"{who} {date_text(one.to)}就结业"
        if field == "days":
            days = "、".join(WEEKDAYS[day] for day in one.days) if one.days else _WORKING_DAYS
            return f"{who} 只在{days}上课"
        parts = self.catalog.manifest.day_parts
        named = "、".join(parts[name].title for name in one.day_parts if name in parts)
        usual = "晚上" if one.type == "evening" else "上午和下午"
        return f"{who} 只在{named or usual}上课"

    def session(self, meeting: Meeting) -> str:
        """`清源班 s03“党章导读”占着 3月20日（周五）08:30—10:00（王示例，教室）`."""
        slot = meeting.slot
        is_planned = meeting.first.session.id == NEW
        classes = "、".join(
            one.training_class.title + ("" if is_planned else f" {one.session.id}")
            for one in meeting.sessions
        )
        classes += "这次新排的" if is_planned else ""
        at = f"{day_text(slot.date)}{times_text(slot.start, slot.end)}"
        named = self.place(slot)
        return f"{classes}{self.content(meeting)}占着 {at}{f'（{named}）' if named else ''}"

    def content(self, meeting: Meeting) -> str:
        """`“党章导读”`."""
        course = meeting.course
        session = meeting.first.session
        return quoted(course.title if course else session.activity or session.course or "")

    def place(self, slot: Slot) -> str:
        """Who and where: `王示例，教室`."""
        names = "、".join(_title(self.catalog.teachers, name) for name in slot.teachers)
        where = _title(self.catalog.sites, slot.site) if slot.site else ""
        return "，".join(filter(None, (names, where)))

    def _of_teacher(self, teacher: Teacher, fact: Fact) -> str:
        who = f"教师 {teacher.name}"
        if fact.field[0] == "unavailable":
            away = teacher.unavailable[int(fact.field[1])]
            return f"{who} {absence_said(self.catalog, away)}不便{_because(away.why)}"
        return f"{who} 一天最多讲 {teacher.contact_hours_per_day:g} 学时"

    def _of_site(self, site: Site, fact: Fact) -> str:
        who = f"教学点 {site.title}"
        field, *rest = fact.field
        if field == "unavailable":
            closed = site.unavailable[int(rest[0])]
            said = absence_said(self.catalog, closed)
            return f"{who} {said}不能用{_because(closed.why)}"
        if field == "open" and site.open is not None:
            return f"{who} {_opening(site, str(rest[0]))}"
        if field == "capacity":
            return f"{who} 只容 {site.capacity} 人"
        if field == "venue":
            return f"{who} 是教室，不能到现场教学"
        other = str(rest[0]) if rest else ""
        minutes = site.travel_minutes.get(other, 0)
        return f"{site.title} 到 {_title(self.catalog.sites, other)} 路上要 {minutes} 分钟"

    def _of_course(self, course: Course, fact: Fact) -> str:
        who = f"课程{quoted(course.title)}"
        field, *rest = fact.field
        if field == "requires":
            required = course.requires[int(rest[0])]
            return f"{who}要排在{quoted(_title(self.catalog.courses, required))}之后"
        if field == "delivery":
            ways = "、".join(DELIVERIES.get(way, way) for way in course.delivery)
            return f"{who}的授课方式只有{ways}"
        if field == "teachers":
            names = "、".join(_title(self.catalog.teachers, name) for name in course.teachers)
            return f"{who}能讲的只有 {names}" if names else f"{who}没有人能讲"
        names = "、".join(_title(self.catalog.sites, name) for name in course.sites)
        return f"{who}只能在 {names} 上" if names else f"{who}没有地方上"


def _opening(site: Site, field: str) -> str:
    hours = site.open
    if hours is None:
        return ""
    if field == "days":
        return f"只在{'、'.join(WEEKDAYS[day] for day in hours.days or ())}开放"
    if field == "from":
        return f"{hours.from_:%H:%M} 才开门"
    return f"{hours.to:%H:%M} 就关门"


def days_said(days: DateRange) -> str:
    """`3月20日至22日`, `12月30日至1月2日`, `3月20日`."""
    return _range_said(days.from_, days.to)


def absence_said(catalog: Catalog, absence: Absence) -> str:
    """`3月20日至22日`; of certain days of the week, `每周二下午`."""
    first, last = absence.from_, absence.to
    if first is not None and last is not None and not (absence.days or absence.day_parts):
        return _range_said(first, last)
    return absence_text(absence, catalog.manifest.vocabulary("day_parts"))


def _range_said(first: dt.date, last: dt.date) -> str:
    if first == last:
        return date_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{date_text(first)}至{last.day}日"
    return f"{date_text(first)}至{date_text(last)}"


def _because(why: str | None) -> str:
    return f"（{why}）" if why else ""


def _title(entities: Mapping[str, Entity], name: str | None) -> str:
    entity = entities.get(name or "")
    return title_of(entity) if entity is not None else name or ""
