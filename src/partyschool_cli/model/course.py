"""A course of the catalog: one of the 4 themes, or one of the N special courses."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from partyschool_cli.model.base import FrozenModel, field
from partyschool_cli.model.entity import Conflict, Entity, Raw
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import (
    Also,
    AudienceId,
    CourseId,
    CourseKind,
    Date,
    Delivery,
    Hours,
    List,
    SchoolId,
    Season,
    SiteId,
    Some,
    Strand,
    TeacherId,
    Text,
    ThemeId,
    Words,
)


class Material(FrozenModel):
    """Something to read or watch: at a `url`, or at a `path` in the repository."""

    title: Text = field(title="名称", description="资料的名称")
    url: Text | None = field(default=None, title="网址", description="与 path 只写一个")
    path: Text | None = field(
        default=None, title="文件", description="仓库里的文件，与 url 只写一个"
    )


class Course(Entity):
    """What is taught, for how long, to whom, and who can teach it where."""

    kind_of_entity: ClassVar[Kind] = Kind.COURSE

    title: Annotated[Text, Also("名称")] = field(
        title="课程名称", description="印在目录和课程表上的名称"
    )
    kind: Annotated[CourseKind, Also("类别")] = field(
        title="类型", description="主题课归入某个主题；特色课是本校自己的"
    )
    theme: ThemeId | None = field(
        default=None,
        title="主题",
        description="主题编号，见 catalog.yaml 的 themes；主题课必填，特色课不填",
    )
    school: Annotated[SchoolId, Also("学校")] = field(
        title="开课学校", description="学校编号；上级的主题课，下级也算有"
    )
    strand: Annotated[Strand, Also("板块")] = field(
        title="模块", description="课程属于哪一个教学模块"
    )
    contact_hours: Annotated[Hours, Also("hours", "课时")] = field(
        title="学时", description="大于 0，不超过 40，以 0.5 为一级"
    )
    delivery: Annotated[Some[Delivery], Also("形式")] = field(
        title="授课方式", description="至少一种"
    )
    audience: Annotated[Some[AudienceId], Also("audiences", "受众")] = field(
        title="对象", description="对象编号，见 catalog.yaml 的 audiences，至少一类"
    )
    teachers: Annotated[List[TeacherId], Also("教师", "师资")] = field(
        default=(), title="授课人", description="能讲这门课的教师编号"
    )
    sites: Annotated[List[SiteId], Also("地点")] = field(
        default=(), title="教学点", description="能上这门课的教学点编号"
    )
    topics: Annotated[Words, Also("内容")] = field(
        default=(), title="专题", description="讲什么，用几个词；必讲专题、讲课任务按它核对"
    )
    objectives: Annotated[Words, Also("目标")] = field(
        default=(), title="教学目标", description="学完以后懂什么、会什么，一条一行"
    )
    summary: Annotated[Text | None, Also("内容简介")] = field(
        default=None, title="简介", description="一两句话"
    )
    flagship: Annotated[bool, Also("精品")] = field(
        default=False, title="精品课", description="true 表示是精品课"
    )
    micro_lecture: Annotated[bool, Also("micro", "微课")] = field(
        default=False, title="微党课", description="true 表示是微党课"
    )
    requires: Annotated[List[CourseId], Also("先修")] = field(
        default=(), title="先修课程", description="要先讲的课程编号"
    )
    season: Season | None = field(
        default=None, title="季节", description="适合开课的时段，从几月几日到几月几日"
    )
    materials: List[Material] = field(
        default=(), title="资料", description="教案、视频等，每份写网址或文件"
    )
    reviewed: Date | None = field(
        default=None, title="审定日期", description="最近一次审定的日期，形如 2026-01-08"
    )

    @classmethod
    def conflicts(cls, raw: Raw) -> Iterator[Conflict]:
        """A theme course has a theme; a special course has none. A material is somewhere."""
        if raw.get("kind") == "theme" and "theme" not in raw:
            yield Conflict(
                "PS106",
                ("theme",),
                "主题课没有写主题 theme",
                "加一行“theme: 主题编号”；若是特色课，把 kind 改成 special",
                (("kind",),),
            )
        if raw.get("kind") == "special" and "theme" in raw:
            yield Conflict(
                "PS106",
                ("theme",),
                "特色课不能有主题 theme",
                "删去 theme 这一行；若是主题课，把 kind 改成 theme",
                (("kind",),),
            )
        materials = raw.get("materials")
        for index, item in enumerate(materials if isinstance(materials, list) else ()):
            if isinstance(item, dict) and ("url" in item) == ("path" in item):
                yield Conflict(
                    "PS101" if "url" not in item else "PS105",
                    ("materials", index),
                    "资料要写网址 url 或文件 path，两者写一个",
                    "加一行“url: …”或“path: …”，只留一个",
                    (("materials", index, "url"), ("materials", index, "path")),
                )
