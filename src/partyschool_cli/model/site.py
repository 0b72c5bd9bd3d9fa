"""Where teaching happens: a classroom, a field site, or online."""

from typing import Annotated, ClassVar

from pydantic import Field

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import (
    Absence,
    Aliases,
    Count,
    List,
    NonEmpty,
    OfActive,
    Positive,
    SchoolId,
    SiteCategoryId,
    SiteId,
    Text,
    TimeOfDay,
    Venue,
    Weekday,
)


class OpeningHours(FrozenModel):
    """When a site is open: on which weekdays (default all), between which times of day."""

    days: NonEmpty[Weekday] | None = Field(
        default=None, title="开放日", description="星期几开放，如 [mon, tue]；默认每天"
    )
    from_: TimeOfDay | None = Field(
        default=None, alias="from", title="开门", description="如 09:00"
    )
    to: TimeOfDay | None = Field(default=None, title="关门", description="如 17:00")


class Site(Entity):
    """A teaching site of the county's library."""

    kind_of_entity: ClassVar[Kind] = Kind.SITE

    title: Text = Field(title="名称", description="如 柳杜乡党校教室")
    venue: Annotated[Venue | None, OfActive(), Aliases("场地")] = Field(
        default=None, title="场所", description="在室内、在现场还是在线上"
    )
    shared: Annotated[bool, Aliases("共用")] = Field(
        default=False, title="可共用", description="几个班可同时在此，合计不超过容量"
    )
    category: SiteCategoryId | None = Field(
        default=None,
        title="类别",
        description="教学点类别编号，见 catalog.yaml 的 site_categories；现场必填",
    )
    school: Annotated[SchoolId | None, Aliases("学校")] = Field(
        default=None, title="所属学校", description="学校编号"
    )
    place: Text | None = Field(default=None, title="地点", description="在什么地方")
    guide: Text | None = Field(
        default=None, title="讲解", description="讲解人或联系单位（不写电话）"
    )
    outdoor: Annotated[bool, Aliases("露天")] = Field(
        default=False, title="室外", description="true 表示露天，受天气影响"
    )
    capacity: Positive | None = Field(
        default=None, title="容量", description="最多容纳多少人；线上不必填"
    )
    open: OpeningHours | None = Field(default=None, title="开放时间", description="默认随时可用")
    unavailable: List[Absence] = Field(default=(), title="不可用日期", description="这些时候不能用")
    travel_minutes: dict[SiteId, Count] = Field(
        default_factory=dict, title="路程", description="{另一教学点编号: 分钟}，双向相同"
    )
