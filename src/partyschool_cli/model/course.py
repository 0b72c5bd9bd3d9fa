"""A course of the catalog: one of the 4 themes, or one of the N special courses."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from partyschool_cli.model.entity import Conflict, Entity, Raw
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.values import (
    Also,
    AudienceId,
    CourseId,
    CourseKind,
    Date,
    Delivery,
    FrozenModel,
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

    title: Text = Field(title="名称")
    url: Text | None = Field(default=None, title="网址")
    path: Text | None = Field(default=None, title="文件")


class Course(Entity):
    """What is taught, for how long, to whom, and who can teach it where."""

    kind_of_entity: ClassVar[Kind] = Kind.COURSE

    title: Text = Field(title="课程名称")
    kind: Annotated[CourseKind, Also("类别")] = Field(
        title="类型", description="theme 主题课、special 特色课"
    )
    theme: ThemeId | None = Field(
        default=None, title="主题", description="主题编号；主题课必填，特色课不填"
    )
    school: Annotated[SchoolId, Also("学校")] = Field(
        title="开课学校", description="学校编号；上级的主题课也算下级的"
    )
    strand: Annotated[Strand, Also("板块")] = Field(
        title="模块", description="theory 政治理论、party-spirit 党性锻炼、practical 实用技术"
    )
    contact_hours: Annotated[Hours, Also("hours", "课时")] = Field(
        title="学时", description="大于 0，不超过 40，以 0.5 为一级"
    )
    delivery: Annotated[Some[Delivery], Also("形式")] = Field(
        title="授课方式", description="至少一种"
    )
    audience: Annotated[Some[AudienceId], Also("audiences", "受众")] = Field(
        title="对象", description="对象编号，至少一类"
    )
    teachers: Annotated[List[TeacherId], Also("教师", "师资")] = Field(
        default=(), title="授课人", description="能讲这门课的教师编号"
    )
    sites: Annotated[List[SiteId], Also("地点")] = Field(
        default=(), title="教学点", description="能上这门课的教学点编号"
    )
    topics: Annotated[Words, Also("内容")] = Field(default=(), title="专题")
    objectives: Annotated[Words, Also("目标")] = Field(default=(), title="教学目标")
    summary: Annotated[Text | None, Also("内容简介")] = Field(default=None, title="简介")
    flagship: Annotated[bool, Also("精品")] = Field(default=False, title="精品课")
    micro_lecture: Annotated[bool, Also("micro", "微课")] = Field(default=False, title="微党课")
    requires: Annotated[List[CourseId], Also("先修")] = Field(
        default=(), title="先修课程", description="要先讲的课程编号"
    )
    season: Season | None = Field(default=None, title="季节", description="适合开课的月-日")
    materials: List[Material] = Field(default=(), title="资料")
    reviewed: Date | None = Field(default=None, title="审定日期", description="最近一次审定")

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
                    (("materials", index),),
                )
