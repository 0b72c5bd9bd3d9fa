"""Where teaching happens: a classroom, a field site, or online."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from partyschool_cli.model.base import FrozenModel, field
from partyschool_cli.model.entity import (
    Conflict,
    Entity,
    Raw,
    end_not_after_start,
    reversed_ranges,
    takes_no_time,
)
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import (
    Also,
    Count,
    DateRange,
    List,
    Positive,
    SchoolId,
    SiteCategoryId,
    SiteId,
    Some,
    Text,
    TimeOfDay,
    Venue,
    Weekday,
)


class OpeningHours(FrozenModel):
    """When a site is open: on which weekdays (default all), between which times of day."""

    days: Some[Weekday] | None = field(
        default=None, title="开放日", description="星期几开放，如 [mon, tue]；默认每天"
    )
    from_: TimeOfDay | None = field(
        default=None, alias="from", title="开门", description="如 09:00"
    )
    to: TimeOfDay | None = field(default=None, title="关门", description="如 17:00")


class Site(Entity):
    """A teaching site of the county's library."""

    kind_of_entity: ClassVar[Kind] = Kind.SITE

    title: Text = field(title="名称", description="如 柳杜乡党校教室")
    venue: Annotated[Venue, Also("场地")] = field(
        title="场所", description="在室内、在现场还是在线上"
    )
    shared: Annotated[bool, Also("共用")] = field(
        default=False, title="可共用", description="几个班可同时在此，合计不超过容量"
    )
    category: SiteCategoryId | None = field(
        default=None,
        title="类别",
        description="教学点类别编号，见 catalog.yaml 的 site_categories；现场必填",
    )
    school: Annotated[SchoolId | None, Also("学校")] = field(
        default=None, title="所属学校", description="学校编号"
    )
    place: Text | None = field(default=None, title="地点", description="在什么地方")
    guide: Text | None = field(
        default=None, title="讲解", description="讲解人或联系单位（不写电话）"
    )
    outdoor: Annotated[bool, Also("露天")] = field(
        default=False, title="室外", description="true 表示露天，受天气影响"
    )
    capacity: Positive | None = field(
        default=None, title="容量", description="最多容纳多少人；线上不必填"
    )
    open: OpeningHours | None = field(default=None, title="开放时间", description="默认随时可用")
    unavailable: List[DateRange] = field(default=(), title="不可用日期", description="这些天不能用")
    travel_minutes: dict[SiteId, Count] = field(
        default_factory=dict, title="路程", description="{另一教学点编号: 分钟}，双向相同"
    )

    @classmethod
    def conflicts(cls, raw: Raw) -> Iterator[Conflict]:
        """A field site has a category, a real place a capacity, a range its end after its start."""
        venue = raw.get("venue")
        if venue == "field" and "category" not in raw:
            yield _missing("category", "类别", "现场教学点要写类别编号")
        if venue in ("classroom", "field") and "capacity" not in raw:
            yield _missing("capacity", "容量", "教室和现场要写最多容纳多少人")
        yield from reversed_ranges(raw, "unavailable")
        hours: Any = raw.get("open")
        if isinstance(hours, dict) and takes_no_time(hours, "from", "to"):
            yield end_not_after_start(("open", "to"), ("open", "from"), hours["from"])


def _missing(field: str, title: str, why: str) -> Conflict:
    return Conflict(
        "PS101",
        (field,),
        f"缺少必填字段 {field}（{title}）：{why}",
        f"加一行“{field}: …”",
        (("venue",),),
    )
