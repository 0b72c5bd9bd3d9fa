"""Somebody who teaches: an official, an old member, a local expert."""

from typing import Annotated, ClassVar

from pydantic import Field

from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import (
    Absence,
    Aliases,
    HoursOfDay,
    List,
    OfActive,
    SchoolId,
    TeacherCategoryId,
    Text,
    Texts,
    Whole,
)

DEFAULT_HOURS_PER_DAY = 8.0


class Teacher(Entity):
    """A teacher of the pool. Where no person is named, `name` is the office (王答乡党委书记)."""

    kind_of_entity: ClassVar[Kind] = Kind.TEACHER

    name: Annotated[Text, Aliases("名称")] = Field(
        title="姓名", description="姓名，或职务（王答乡党委书记）"
    )
    category: Annotated[TeacherCategoryId | None, OfActive()] = Field(
        default=None,
        title="类别",
        description="教师类别编号，见 catalog.yaml 的 teacher_categories",
    )
    school: Annotated[SchoolId | None, Aliases("学校")] = Field(
        default=None, title="所属学校", description="学校编号"
    )
    unit: Text | None = Field(default=None, title="单位", description="工作单位")
    post: Text | None = Field(default=None, title="职务", description="职务或职称")
    office: Text | None = Field(
        default=None,
        title="任职",
        description="party-secretary 党委书记、leadership-member 班子成员，"
        "或总目录 obligations 里写的词",
    )
    topics: Texts = Field(default=(), title="专题", description="擅长讲什么")
    order: Whole | None = Field(default=None, title="排序", description="名单里的先后，小的在前")
    unavailable: List[Absence] = Field(default=(), title="不便日期", description="这些时候不能讲课")
    contact_hours_per_day: HoursOfDay = Field(
        default=DEFAULT_HOURS_PER_DAY, title="日最多学时", description="一天最多讲几学时，默认 8"
    )
