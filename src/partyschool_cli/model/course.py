"""A course of the catalog: one of the 4 themes, or one of the N special courses."""

from typing import Annotated, ClassVar

from pydantic import Field

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import (
    Aliases,
    AudienceId,
    CourseId,
    CourseKind,
    Date,
    Delivery,
    Hours,
    List,
    NonEmpty,
    OfActive,
    SchoolId,
    Season,
    SiteId,
    Strand,
    TeacherId,
    Text,
    Texts,
    ThemeId,
)


class Material(FrozenModel):
    """Something to read or watch: at a `url`, or at a `path` in the repository."""

    title: Text = Field(title="名称", description="资料的名称")
    url: Text | None = Field(default=None, title="网址", description="与 path 只写一个")
    path: Text | None = Field(
        default=None, title="文件", description="仓库里的文件，与 url 只写一个"
    )


class Course(Entity):
    """What is taught, for how long, to whom, and who can teach it where."""

    kind_of_entity: ClassVar[Kind] = Kind.COURSE

    title: Annotated[Text, Aliases("名称")] = Field(
        title="课程名称", description="印在目录和课程表上的名称"
    )
    kind: Annotated[CourseKind | None, OfActive(), Aliases("类别")] = Field(
        default=None, title="类型", description="主题课归入某个主题；特色课是本校自己的"
    )
    theme: ThemeId | None = Field(
        default=None,
        title="主题",
        description="主题编号，见 catalog.yaml 的 themes；主题课必填，特色课不填",
    )
    school: Annotated[SchoolId | None, OfActive(), Aliases("学校")] = Field(
        default=None, title="开课学校", description="学校编号；上级的主题课，下级也算有"
    )
    strand: Annotated[Strand | None, OfActive(), Aliases("板块")] = Field(
        default=None, title="模块", description="课程属于哪一个教学模块"
    )
    contact_hours: Annotated[Hours | None, OfActive(), Aliases("hours", "课时")] = Field(
        default=None, title="学时", description="大于 0，不超过 40，以 0.5 为一级"
    )
    delivery: Annotated[NonEmpty[Delivery], OfActive(), Aliases("形式")] = Field(
        default=(), title="授课方式", description="至少一种"
    )
    audience: Annotated[NonEmpty[AudienceId], OfActive(), Aliases("audiences", "受众")] = Field(
        default=(), title="对象", description="对象编号，见 catalog.yaml 的 audiences，至少一类"
    )
    teachers: Annotated[List[TeacherId], Aliases("教师", "师资")] = Field(
        default=(), title="授课人", description="能讲这门课的教师编号"
    )
    sites: Annotated[List[SiteId], Aliases("地点")] = Field(
        default=(), title="教学点", description="能上这门课的教学点编号"
    )
    topics: Annotated[Texts, Aliases("内容")] = Field(
        default=(), title="专题", description="讲什么，用几个词；必讲专题、讲课任务按它核对"
    )
    objectives: Annotated[Texts, Aliases("目标")] = Field(
        default=(), title="教学目标", description="学完以后懂什么、会什么，一条一行"
    )
    summary: Annotated[Text | None, Aliases("内容简介")] = Field(
        default=None, title="简介", description="一两句话"
    )
    flagship: Annotated[bool, Aliases("精品")] = Field(
        default=False, title="精品课", description="true 表示是精品课"
    )
    micro_lecture: Annotated[bool, Aliases("micro", "微课")] = Field(
        default=False, title="微党课", description="true 表示是微党课"
    )
    requires: Annotated[List[CourseId], Aliases("先修")] = Field(
        default=(), title="先修课程", description="要先讲的课程编号"
    )
    season: Season | None = Field(
        default=None, title="季节", description="适合开课的时段，从几月几日到几月几日"
    )
    materials: List[Material] = Field(
        default=(), title="资料", description="教案、视频等，每份写网址或文件"
    )
    reviewed: Date | None = Field(
        default=None, title="审定日期", description="最近一次审定的日期，形如 2026-01-08"
    )
