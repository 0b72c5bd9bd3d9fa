"""The manifest, `catalog.yaml`: the vocabularies, calendar and demands of one catalog."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from partyschool_cli.model import vocabulary
from partyschool_cli.model.base import FrozenModel, field
from partyschool_cli.model.constraints import Before, Constraints
from partyschool_cli.model.entity import (
    Conflict,
    Raw,
    end_not_after_start,
    reversed_ranges,
    takes_no_time,
)
from partyschool_cli.model.types import (
    AudienceId,
    Count,
    Date,
    DateRange,
    DayOfYear,
    HolidayTable,
    HoursOfDay,
    List,
    Period,
    Positive,
    SchoolId,
    Severity,
    Some,
    Text,
    TimeOfDay,
    Titles,
    Words,
)

FORMAT = 1
DEFAULT_TIMEZONE = "Asia/Shanghai"


class ContactHours(FrozenModel):
    """How time becomes 学时: so many in half a day, or one for so many minutes."""

    half_day: Annotated[float, Constraints(gt=0, le=12)] | None = field(
        default=None, title="半天学时", description="上午半天算几学时，如 4"
    )
    full_day: HoursOfDay | None = field(
        default=None, title="全天学时", description="上下午都上满算几学时，如 8"
    )
    minutes: Annotated[float, Constraints(gt=0, le=240)] | None = field(
        default=None,
        title="每学时分钟",
        description="几分钟算 1 学时；与 half_day 只写一种",
    )


class DayPart(FrozenModel):
    """上午, 下午, 晚上: a title and its times of day."""

    title: Text = field(title="名称", description="印在课程表上的午别，如 上午")
    start: TimeOfDay = field(title="开始", description="如 08:30")
    end: TimeOfDay = field(title="结束", description="如 11:30")


class BusySeason(FrozenModel):
    """农忙: days of every year, both included; `from` after `to` runs over the new year."""

    title: Text = field(title="名称", description="如 秋收")
    from_: DayOfYear = field(alias="from", title="从", description="月-日，如 09-20")
    to: DayOfYear = field(title="到", description="月-日（含）")


class Calendar(FrozenModel):
    """Which days are no days for teaching."""

    holidays: HolidayTable = field(default="cn", title="节假日表", description="按哪一种节假日表")
    closed: List[DateRange] = field(default=(), title="停课日", description="节假日以外停课的日子")
    workdays: List[Date] = field(
        default=(), title="上班日", description="照常上课的日子，优先于节假日表"
    )
    busy_seasons: List[BusySeason] = field(
        default=(), title="农忙季节", description="每年农忙的时段"
    )


class Obligation(FrozenModel):
    """Who must teach how often: 党委书记每半年讲一次党课."""

    title: Text = field(title="名称", description="如 党委书记讲党课")
    office: Text = field(title="任职", description="教师的 office 写的词")
    at_least: Positive = field(title="至少几次", description="每个周期至少讲几次")
    per: Period = field(title="周期", description="每隔多久算一次")
    topic: Text | None = field(default=None, title="专题", description="课程的专题；默认不限")
    schools: List[SchoolId] = field(default=(), title="学校", description="默认所有学校")


class Need(FrozenModel):
    """缺什么补什么: who should be taught what, for how many hours."""

    audience: AudienceId = field(title="对象", description="对象编号，一类")
    topics: Some[Text] = field(title="专题", description="应当学到的专题，至少一个")
    contact_hours: Annotated[float, Constraints(gt=0)] | None = field(
        default=None, title="学时", description="一共应学几学时"
    )
    per: Period | None = field(default=None, title="周期", description="多长时间之内")


class Structure(FrozenModel):
    """The shape that every township's catalog should have: 4 大主题课 + N 个特色课."""

    themes: Positive = field(default=4, title="主题数", description="应有几大主题")
    special_courses_at_least: Count = field(
        default=1, title="特色课至少", description="每所乡镇党校至少几门"
    )
    required_topics: Words = field(default=(), title="必讲专题", description="每所乡镇党校都要讲的")


class LintSettings(FrozenModel):
    """What `pschool lint` fails on, and which rules it leaves out or weighs otherwise."""

    fail_on: Severity = field(
        default="error", title="何时算不合格", description="发现这一级问题就算不合格"
    )
    disable: Words = field(default=(), title="不查的规则", description="规则代号，如 PS306")
    severity: dict[str, Severity] = field(
        default_factory=dict, title="规则的轻重", description="规则代号: 轻重"
    )


def default_audiences() -> dict[str, str]:
    """What `audiences` is where the manifest has none: a dict of its own, as those below."""
    return dict(vocabulary.DEFAULT_AUDIENCES)


def default_teacher_categories() -> dict[str, str]:
    """What `teacher_categories` is where the manifest has none."""
    return dict(vocabulary.DEFAULT_TEACHER_CATEGORIES)


def default_site_categories() -> dict[str, str]:
    """What `site_categories` is where the manifest has none."""
    return dict(vocabulary.DEFAULT_SITE_CATEGORIES)


def default_contact_hours() -> ContactHours:
    """Four to half a day, eight to a whole one."""
    return ContactHours(half_day=4, full_day=8)


def default_day_parts() -> dict[str, DayPart]:
    """Morning, afternoon and evening of the catalog format."""
    return {
        "morning": DayPart(title="上午", start=dt.time(8, 30), end=dt.time(11, 30)),
        "afternoon": DayPart(title="下午", start=dt.time(14, 30), end=dt.time(17, 30)),
        "evening": DayPart(title="晚上", start=dt.time(19, 30), end=dt.time(21, 0)),
    }


def refuse_flag(value: object) -> object:
    """The value, but no number where it is true: that is 1 to a literal of Pydantic's."""
    return "true" if value is True else value


class Manifest(FrozenModel):
    """The whole of `catalog.yaml`."""

    format: Annotated[Literal[1], Before(refuse_flag)] = field(
        title="格式版本", description="现在是 1"
    )
    title: Text = field(title="目录名称", description="如 清徐县乡镇党校课程目录")
    region: Text | None = field(default=None, title="地区", description="省、市、县")
    timezone: Text = field(default=DEFAULT_TIMEZONE, title="时区", description="一般不用改")
    themes: Titles = field(title="主题", description="几大主题（编号: 名称）；次序处处照此")
    audiences: Titles = field(
        default_factory=default_audiences,
        title="对象",
        description="教学对象（编号: 名称）；默认是党员、村干部等六类",
    )
    teacher_categories: Titles = field(
        default_factory=default_teacher_categories,
        title="教师类别",
        description="（编号: 名称）；默认是领导干部、田秀才等八类",
    )
    site_categories: Titles = field(
        default_factory=default_site_categories,
        title="教学点类别",
        description="（编号: 名称）；默认是党建引领示范等四类",
    )
    contact_hours: ContactHours = field(
        default_factory=default_contact_hours,
        title="学时折算",
        description="时间怎样折成学时；默认半天 4 学时、全天 8 学时",
    )
    day_parts: Annotated[dict[str, DayPart], Constraints(min_length=1)] = field(
        default_factory=default_day_parts,
        title="午别",
        description="默认上午 08:30—11:30、下午 14:30—17:30、晚上 19:30—21:00",
    )
    calendar: Calendar = field(default_factory=Calendar, title="日历", description="哪些日子不上课")
    obligations: List[Obligation] = field(
        default=(), title="讲课任务", description="谁必须多久讲一次课"
    )
    needs: List[Need] = field(
        default=(), title="培训需求", description="缺什么补什么：哪类对象应学什么"
    )
    structure: Structure = field(
        default_factory=Structure, title="课程结构", description="每所乡镇党校的“4+N”要求"
    )
    lint: LintSettings = field(
        default_factory=LintSettings, title="检查", description="pschool lint 怎样检查"
    )

    @property
    def owner(self) -> str:
        """Whose catalog it is: its title without 课程目录 at the end (清徐县乡镇党校)."""
        return self.title.removesuffix("目录").removesuffix("课程") or self.title

    def vocabulary(self, name: str) -> Mapping[str, str]:
        """The words of `themes`, `audiences`, `teacher_categories` or `site_categories`."""
        words: Mapping[str, str] = getattr(self, name)
        return words

    @classmethod
    def conflicts(cls, raw: Raw) -> Iterator[Conflict]:
        """Ranges end after they start; 学时 are counted one way; the time zone is one."""
        if not _is_time_zone(raw.get("timezone", DEFAULT_TIMEZONE)):
            yield Conflict(
                "PS104",
                ("timezone",),
                f"没有“{raw['timezone']}”这个时区",
                f"中国都写 {DEFAULT_TIMEZONE}，这一行也可以不写",
                (("timezone",),),
            )
        calendar: Any = raw.get("calendar")
        if isinstance(calendar, dict):
            for found in reversed_ranges(calendar, "closed"):
                yield found._replace(
                    path=("calendar", *found.path),
                    needs=tuple(("calendar", *path) for path in found.needs),
                )
        parts: Any = raw.get("day_parts")
        for name, part in parts.items() if isinstance(parts, dict) else ():
            if isinstance(part, dict) and takes_no_time(part):
                path = ("day_parts", name)
                yield end_not_after_start((*path, "end"), (*path, "start"), part["start"])
        hours: Any = raw.get("contact_hours")
        if isinstance(hours, dict) and ("minutes" in hours) == ("half_day" in hours):
            yield Conflict(
                "PS105" if "minutes" in hours else "PS101",
                ("contact_hours",),
                "学时折算 contact_hours 要么写 half_day（半天几学时），"
                "要么写 minutes（几分钟一学时）",
                "两种写法只留一种",
                (("contact_hours",),),
            )


def _is_time_zone(name: object) -> bool:
    """Whether `name` is a time zone, as far as this machine knows any."""
    if name == DEFAULT_TIMEZONE or not isinstance(name, str):
        return True
    from zoneinfo import available_timezones

    known = available_timezones()
    return not known or name in known
