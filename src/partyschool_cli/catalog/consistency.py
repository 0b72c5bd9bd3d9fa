"""Checks between the fields of a group: each valid by itself, inconsistent together.

What a draft or a retired entity may lack is asked of active ones only.

They read a file's content rather than its model, because there is no model as long as one field is
wrong, and one problem must not hide another. `model.json_schema` states the same in JSON Schema; a
test compares the two.

Source: the catalog format.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.groups import Group
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.course import Course, Material
from partyschool_cli.model.describe import fields_of
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.manifest import DEFAULT_TIMEZONE, ContactHours, DayPart, Manifest
from partyschool_cli.model.scheduling import SessionHours
from partyschool_cli.model.school import School
from partyschool_cli.model.site import OpeningHours, Site
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.model.types import Absence, DateRange
from partyschool_cli.source.text.problem import Problem, ProblemCode
from partyschool_cli.source.text.span import FieldPath

Content = Mapping[str, Any]

_SESSION_HOURS: Final = {name: SessionHours.model_fields[name].default for name in ("min", "max")}


class Check(NamedTuple):
    """A check of one group, run if none of `fields` has a problem of its own.

    One `of_active` asks for something: it is not run in a draft or a retired entity.

    `find` takes the group's content, in which `fields` are of the right type or absent. Paths of
    its problems are relative to the group.
    """

    fields: tuple[str, ...]
    find: Callable[[Content], Iterable[Problem]]
    of_active: bool = False


def is_asked_for_all(
    model: type[FrozenModel], content: Content, at_fault: Collection[FieldPath] = ()
) -> bool:
    """Whether every required field must be there: of an active entity, and of all that is none.

    Where the status is at fault, nobody knows.
    """
    if not issubclass(model, Entity):
        return True
    return content.get("status") in (None, "active") and ("status",) not in at_fault


def inconsistencies(
    groups: Iterable[Group], at_fault: Collection[FieldPath], own_id: str | None = None
) -> Iterator[Problem]:
    """The problems of inconsistent fields in a file's groups.

    `at_fault` are the paths that already have a problem: values there, above or below are not used.
    `own_id` is the id of the entity in the file.
    """
    is_sound = _soundness(at_fault)
    is_active = True
    for path, model, held in groups:
        if not path:
            is_active = is_asked_for_all(model, held, at_fault)
        checks = _CHECKS.get(model, ())
        whole = held if path or own_id is None or not checks else {**held, "id": own_id}
        for check in checks:
            if check.of_active and not is_active:
                continue
            if not at_fault or all(is_sound((*path, field)) for field in check.fields):
                for problem in check.find(whole):
                    yield problem._replace(path=(*path, *problem.path))


def _soundness(at_fault: Collection[FieldPath]) -> Callable[[FieldPath], bool]:
    above = {path[:length] for path in at_fault for length in range(len(path) + 1)}

    def is_sound(path: FieldPath) -> bool:
        return path not in above and not any(
            path[:length] in at_fault for length in range(len(path))
        )

    return is_sound


def _school_without_parent(school: Content) -> Iterator[Problem]:
    # A county school with a parent is for a lint rule: it takes more than one file to tell.
    if school.get("tier") in ("township", "village") and "parent" not in school:
        yield Problem(
            ProblemCode.MISSING_FIELD,
            "缺少必填字段 parent（上级）：乡镇和村级学校要写上级学校的编号",
            "加一行“parent: 上级学校的编号”",
            path=("parent",),
        )


def _theme_course_without_theme(course: Content) -> Iterator[Problem]:
    if course.get("kind") == "theme" and "theme" not in course:
        yield Problem(
            ProblemCode.THEME_AND_KIND,
            "主题课没有写主题 theme",
            "加一行“theme: 主题编号”；若是特色课，把 kind 改成 special",
            path=("theme",),
        )


def _special_course_with_theme(course: Content) -> Iterator[Problem]:
    if course.get("kind") == "special" and "theme" in course:
        yield Problem(
            ProblemCode.THEME_AND_KIND,
            "特色课不能有主题 theme",
            "删去 theme 这一行；若是主题课，把 kind 改成 theme",
            path=("theme",),
        )


def _url_or_path(material: Content) -> Iterator[Problem]:
    if ("url" in material) == ("path" in material):
        yield Problem(
            ProblemCode.OUT_OF_RANGE if "url" in material else ProblemCode.MISSING_FIELD,
            "资料要写网址 url 或文件 path，两者写一个",
            "加一行“url: …”或“path: …”，只留一个",
        )


def _site_without_category(site: Content) -> Iterator[Problem]:
    if site.get("venue") == "field" and "category" not in site:
        yield _missing_at_site("category", "类别", "现场教学点要写类别编号")


def _site_without_capacity(site: Content) -> Iterator[Problem]:
    if site.get("venue") in ("classroom", "field") and "capacity" not in site:
        yield _missing_at_site("capacity", "容量", "教室和现场要写最多容纳多少人")


def _missing_at_site(field: str, title: str, why: str) -> Problem:
    message = f"缺少必填字段 {field}（{title}）：{why}"
    return Problem(ProblemCode.MISSING_FIELD, message, f"加一行“{field}: …”", path=(field,))


def _neither_days_nor_week_days(absence: Content) -> Iterator[Problem]:
    for field in fields_of(Absence):
        if field.unless and field.unless not in absence and field.name not in absence:
            from partyschool_cli.catalog.messages import missing_field

            yield missing_field((field.name,), field, "")


def _end_before_start(days: Content) -> Iterator[Problem]:
    if "from" in days and "to" in days and days["to"] < days["from"]:
        yield _wrong_end("to", f"to 的日期早于 from（{days['from']}）")


def _no_time_between(start: str, end: str) -> Callable[[Content], Iterator[Problem]]:
    """A check that the time of day in the field `end` is after that in `start`."""

    def find(times: Content) -> Iterator[Problem]:
        if start not in times or end not in times:
            return
        # 8:30 is 08:30.
        if times[end].zfill(5) <= times[start].zfill(5):
            yield _wrong_end(end, f"{end} 要晚于 {start}（{times[start]}）")

    return find


def _least_above_most(hours: Content) -> Iterator[Problem]:
    least, most = (hours.get(name, _SESSION_HOURS[name]) for name in ("min", "max"))
    if least > most:
        yield Problem(
            ProblemCode.OUT_OF_RANGE,
            f"min（最少）{least:g} 大于 max（最多）{most:g}",
            "改其中一个；写反了就对调",
            path=("min" if "min" in hours else "max",),
        )


def _wrong_end(field: str, message: str) -> Problem:
    hint = "改其中一个；写反了就对调"
    return Problem(ProblemCode.OUT_OF_RANGE, message, hint, path=(field,))


def _overlapping_day_parts(manifest: Content) -> Iterator[Problem]:
    parts = manifest.get("day_parts", {})
    # Equal parts stay in the order of the file.
    names = sorted(parts, key=lambda name: str(parts[name]["start"]).zfill(5))
    latest: str | None = None
    for name in names:
        start, end = (str(parts[name][field]).zfill(5) for field in ("start", "end"))
        if start >= end:
            continue
        if latest is not None and start < str(parts[latest]["end"]).zfill(5):
            title = parts[latest]["title"]
            yield Problem(
                ProblemCode.OUT_OF_RANGE,
                f"午别{shown(parts[name]['title'])}和{shown(title)}的时间重叠"
                f"（{shown(title)}到 {parts[latest]['end']} 为止）",
                "改 start 或 end：同一时刻只能属于一个午别",
                path=("day_parts", name, "start"),
            )
        if latest is None or end > str(parts[latest]["end"]).zfill(5):
            latest = name


def _way_to_itself(site: Content) -> Iterator[Problem]:
    own, ways = site.get("id"), site.get("travel_minutes")
    if own is not None and isinstance(ways, dict) and own in ways:
        yield Problem(
            ProblemCode.OUT_OF_RANGE,
            f"travel_minutes（路程）写了到自己（{own}）的路程",
            "改成另一个教学点的编号，或删去这一项",
            path=("travel_minutes", own),
            on="key",
        )


def _course_and_activity(session: Content) -> Iterator[Problem]:
    if "course" in session and "activity" in session:
        yield Problem(
            ProblemCode.COURSE_OR_ACTIVITY,
            "一次课要么是课程 course，要么是活动 activity，不能都写",
            "删去其中一行",
            path=("activity",),
        )


def _neither_course_nor_activity(session: Content) -> Iterator[Problem]:
    if "course" not in session and "activity" not in session:
        yield Problem(
            ProblemCode.COURSE_OR_ACTIVITY,
            "一次课要么是课程 course，要么是活动 activity，要写一个",
            "加一行“course: 课程编号”或“activity: 开班式”",
        )


def _repeated_session_ids(training_class: Content) -> Iterator[Problem]:
    sessions = training_class.get("sessions")
    seen = set()
    for index, session in enumerate(sessions if isinstance(sessions, list) else ()):
        name = session.get("id") if isinstance(session, dict) else None
        if not isinstance(name, str) or not name.strip():
            continue
        if name in seen:
            yield Problem(
                ProblemCode.DUPLICATE_ID,
                f"课次编号 {name} 在这个班里用了不止一次",
                "给这次课换一个没用过的编号",
                path=("sessions", index, "id"),
            )
        seen.add(name)


def _half_day_or_minutes(hours: Content) -> Iterator[Problem]:
    if ("minutes" in hours) == ("half_day" in hours):
        yield Problem(
            ProblemCode.OUT_OF_RANGE if "minutes" in hours else ProblemCode.MISSING_FIELD,
            "学时折算 contact_hours 要么写 half_day（半天几学时），要么写 minutes（几分钟一学时）",
            "两种写法只留一种",
        )


def _unknown_time_zone(manifest: Content) -> Iterator[Problem]:
    name = manifest.get("timezone", DEFAULT_TIMEZONE)
    if name == DEFAULT_TIMEZONE:
        return
    from zoneinfo import available_timezones

    known = available_timezones()
    # A machine without a time zone database knows none.
    if known and name not in known:
        yield Problem(
            ProblemCode.UNKNOWN_VALUE,
            f"没有“{name}”这个时区",
            f"中国都写 {DEFAULT_TIMEZONE}，这一行也可以不写",
            path=("timezone",),
        )


_CHECKS: Final[Mapping[type[FrozenModel], tuple[Check, ...]]] = {
    School: (Check(("tier", "parent"), _school_without_parent, of_active=True),),
    Course: (
        Check(("kind", "theme"), _theme_course_without_theme, of_active=True),
        Check(("kind",), _special_course_with_theme),
    ),
    Material: (Check(("url", "path"), _url_or_path),),
    Site: (
        Check(("venue", "category"), _site_without_category, of_active=True),
        Check(("venue", "capacity"), _site_without_capacity, of_active=True),
        Check((), _way_to_itself),
    ),
    OpeningHours: (Check(("from", "to"), _no_time_between("from", "to")),),
    DateRange: (Check(("from", "to"), _end_before_start),),
    Absence: (
        Check(("from", "to", "days"), _neither_days_nor_week_days),
        Check(("from", "to"), _end_before_start),
    ),
    TrainingClass: (
        Check(("from", "to"), _end_before_start),
        Check((), _repeated_session_ids),
    ),
    Session: (
        Check(("course", "activity"), _course_and_activity),
        Check(("course", "activity"), _neither_course_nor_activity, of_active=True),
        Check(("start", "end"), _no_time_between("start", "end")),
    ),
    SessionHours: (Check(("min", "max"), _least_above_most),),
    DayPart: (Check(("start", "end"), _no_time_between("start", "end")),),
    ContactHours: (Check(("half_day", "minutes"), _half_day_or_minutes),),
    Manifest: (
        Check(("timezone",), _unknown_time_zone),
        Check(("day_parts",), _overlapping_day_parts),
    ),
}
