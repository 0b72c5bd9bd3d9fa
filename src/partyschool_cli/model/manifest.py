"""The manifest, `catalog.yaml`: the vocabularies, calendar and demands of one catalog."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from partyschool_cli.model import vocabulary
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.scheduling import Scheduling
from partyschool_cli.model.types import (
    AudienceId,
    Count,
    Date,
    DateRange,
    DayOfYear,
    DivisionCode,
    HolidayTable,
    HoursOfDay,
    List,
    NonEmpty,
    PathBelow,
    Period,
    Positive,
    SchoolId,
    Severity,
    Text,
    Texts,
    TimeOfDay,
    Titles,
    WebAddress,
)

FORMAT = 1
DEFAULT_TIMEZONE = "Asia/Shanghai"


class ContactHours(FrozenModel):
    """How time becomes 学时: so many in half a day, or one for so many minutes."""

    half_day: Annotated[float, Field(gt=0, le=12)] | None = Field(
        default=None, title="半天学时", description="上午半天算几学时，如 4"
    )
    full_day: HoursOfDay | None = Field(
        default=None, title="全天学时", description="上下午都上满算几学时，如 8"
    )
    minutes: Annotated[float, Field(gt=0, le=240)] | None = Field(
        default=None,
        title="每学时分钟",
        description="几分钟算 1 学时；与 half_day 只写一种",
    )


class DayPart(FrozenModel):
    """上午, 下午, 晚上: a title and its times of day."""

    title: Text = Field(title="名称", description="印在课程表上的午别，如 上午")
    start: TimeOfDay = Field(title="开始", description="如 08:30")
    end: TimeOfDay = Field(title="结束", description="如 11:30")


class BusySeason(FrozenModel):
    """农忙: days of every year, both included; `from` after `to` runs over the new year."""

    title: Text = Field(title="名称", description="如 秋收")
    from_: DayOfYear = Field(alias="from", title="从", description="月-日，如 09-20")
    to: DayOfYear = Field(title="到", description="月-日（含）")


class Calendar(FrozenModel):
    """Which days are no days for teaching."""

    holidays: HolidayTable = Field(default="cn", title="节假日表", description="按哪一种节假日表")
    closed: List[DateRange] = Field(default=(), title="停课日", description="节假日以外停课的日子")
    workdays: List[Date] = Field(
        default=(), title="上班日", description="照常上课的日子，优先于节假日表"
    )
    busy_seasons: List[BusySeason] = Field(
        default=(), title="农忙季节", description="每年农忙的时段"
    )


class Obligation(FrozenModel):
    """Who must teach how often: 党委书记每半年讲一次党课."""

    title: Text = Field(title="名称", description="如 党委书记讲党课")
    office: Text = Field(title="任职", description="教师的 office 写的词")
    at_least: Positive = Field(title="至少几次", description="每个周期至少讲几次")
    per: Period = Field(title="周期", description="每隔多久算一次")
    topic: Text | None = Field(default=None, title="专题", description="课程的专题；默认不限")
    schools: List[SchoolId] = Field(default=(), title="学校", description="默认所有学校")


class Need(FrozenModel):
    """缺什么补什么: who should be taught what, for how many hours."""

    audience: AudienceId = Field(title="对象", description="对象编号，一类")
    topics: NonEmpty[Text] = Field(title="专题", description="应当学到的专题，至少一个")
    contact_hours: Annotated[float, Field(gt=0)] | None = Field(
        default=None, title="学时", description="一共应学几学时"
    )
    per: Period | None = Field(default=None, title="周期", description="多长时间之内")


class Structure(FrozenModel):
    """The shape that every township's catalog should have: 4 大主题课 + N 个特色课."""

    themes: Positive = Field(default=4, title="主题数", description="应有几大主题")
    special_courses_at_least: Count = Field(
        default=1, title="特色课至少", description="每所乡镇党校至少几门"
    )
    required_topics: Texts = Field(default=(), title="必讲专题", description="每所乡镇党校都要讲的")


class LintSettings(FrozenModel):
    """What `pschool lint` fails on, and which rules it leaves out or weighs otherwise."""

    fail_on: Severity = Field(
        default="error", title="何时算不合格", description="发现这一级问题就算不合格"
    )
    disable: Texts = Field(default=(), title="不查的规则", description="规则代号，如 PS306")
    severity: dict[str, Severity] = Field(
        default_factory=dict, title="规则的轻重", description="规则代号: 轻重"
    )
    baseline: PathBelow | None = Field(
        default=None,
        title="基线",
        description="记着已知问题的文件，在总目录旁边或下面；没写 --baseline 时用它",
    )


# The defaults are not validated: to build a validator for each takes most of the import.
def default_day_parts() -> dict[str, DayPart]:
    """Morning, afternoon and evening of the catalog format."""
    part, titles = DayPart.model_construct, vocabulary.DEFAULT_DAY_PARTS
    times = {
        "morning": (dt.time(8, 30), dt.time(11, 30)),
        "afternoon": (dt.time(14, 30), dt.time(17, 30)),
        "evening": (dt.time(19, 30), dt.time(21, 0)),
    }
    return {
        name: part(title=titles[name], start=start, end=end) for name, (start, end) in times.items()
    }


def _refuse_true(value: object) -> object:
    # True equals 1, which is all that a literal looks at.
    return "true" if value is True else value


def owner_of(title: str) -> str:
    """Whose a catalog with that title is: the title without 课程目录 at its end."""
    return title.removesuffix("目录").removesuffix("课程") or title


class Manifest(FrozenModel):
    """The whole of `catalog.yaml`."""

    format: Annotated[Literal[1], BeforeValidator(_refuse_true)] = Field(
        title="格式版本", description="现在是 1"
    )
    title: Text = Field(title="目录名称", description="如 清徐县乡镇党校课程目录")
    region: Text | None = Field(default=None, title="地区", description="省、市、县")
    code: DivisionCode | None = Field(
        default=None, title="行政区划代码", description='6 到 12 位数字，加引号，如 "140121"'
    )
    timezone: Text = Field(default=DEFAULT_TIMEZONE, title="时区", description="一般不用改")
    themes: Titles = Field(title="主题", description="几大主题（编号: 名称）；次序处处照此")
    audiences: Titles = Field(
        default_factory=lambda: dict(vocabulary.DEFAULT_AUDIENCES),
        title="对象",
        description="教学对象（编号: 名称）；默认是党员、村干部等六类",
    )
    teacher_categories: Titles = Field(
        default_factory=lambda: dict(vocabulary.DEFAULT_TEACHER_CATEGORIES),
        title="教师类别",
        description="（编号: 名称）；默认是领导干部、田秀才等八类",
    )
    site_categories: Titles = Field(
        default_factory=lambda: dict(vocabulary.DEFAULT_SITE_CATEGORIES),
        title="教学点类别",
        description="（编号: 名称）；默认是党建引领示范等四类",
    )
    contact_hours: ContactHours = Field(
        default=ContactHours.model_construct(half_day=4.0, full_day=8.0),
        title="学时折算",
        description="时间怎样折成学时；默认半天 4 学时、全天 8 学时",
    )
    day_parts: Annotated[dict[str, DayPart], Field(min_length=1)] = Field(
        default_factory=default_day_parts,
        title="午别",
        description="默认上午 08:30—11:30、下午 14:30—17:30、晚上 19:30—21:00",
    )
    calendar: Calendar = Field(
        default=Calendar.model_construct(), title="日历", description="哪些日子不上课"
    )
    obligations: List[Obligation] = Field(
        default=(), title="讲课任务", description="谁必须多久讲一次课"
    )
    needs: List[Need] = Field(
        default=(), title="培训需求", description="缺什么补什么：哪类对象应学什么"
    )
    structure: Structure = Field(
        default=Structure.model_construct(), title="课程结构", description="每所乡镇党校的“4+N”要求"
    )
    scheduling: Scheduling = Field(
        default=Scheduling.model_construct(), title="排课", description="pschool schedule 怎样排课"
    )
    web_url: WebAddress | None = Field(
        default=None, title="网址", description="pschool web 发布到哪里，如 https://example.org/"
    )
    duty: Text | None = Field(
        default=None, title="值班", description="印在调课通知里，如 党委办公室 24 小时值班"
    )
    lint: LintSettings = Field(
        default=LintSettings.model_construct(), title="检查", description="pschool lint 怎样检查"
    )

    @property
    def owner(self) -> str:
        """Whose catalog it is: its title without 课程目录 at the end (清徐县乡镇党校)."""
        return owner_of(self.title)

    def vocabulary(self, name: str) -> Mapping[str, str]:
        """The words of one of VOCABULARIES with what they are called."""
        if name == "day_parts":
            return {part: each.title for part, each in self.day_parts.items()}
        words: Mapping[str, str] = getattr(self, name)
        return words
