"""A training class and its sessions. (`class` is a word of Python, hence the longer name.)"""

from typing import Annotated, ClassVar

from pydantic import Field

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import (
    Aliases,
    AudienceId,
    ClassType,
    CourseId,
    Date,
    DayPartId,
    Delivery,
    Id,
    List,
    NonEmpty,
    OfActive,
    Positive,
    SchoolId,
    SessionStatus,
    SiteId,
    TeacherId,
    Text,
    Texts,
    TimeOfDay,
    Weekday,
)


class Session(FrozenModel):
    """One meeting of a class: a course or an activity, at a time, usually taught, at a site."""

    id: Id = Field(title="编号", description="班内唯一，如 s01；调课后不变")
    date: Date = Field(title="日期", description="形如 2026-10-12")
    start: Annotated[TimeOfDay, Aliases("开始时间")] = Field(title="开始", description="形如 08:30")
    end: Annotated[TimeOfDay, Aliases("结束时间")] = Field(title="结束", description="形如 10:00")
    course: Annotated[CourseId | None, Aliases("教学内容")] = Field(
        default=None, title="课程", description="课程编号；与 activity 只写一个"
    )
    activity: Text | None = Field(
        default=None, title="活动", description="如 开班式；与 course 只写一个"
    )
    teachers: Annotated[List[TeacherId], Aliases("教师", "师资")] = Field(
        default=(), title="授课人", description="教师编号"
    )
    site: Annotated[SiteId | None, Aliases("sites", "地点")] = Field(
        default=None, title="教学点", description="教学点编号"
    )
    delivery: Annotated[Delivery | None, Aliases("形式")] = Field(
        default=None, title="授课方式", description="课程的授课方式之一"
    )
    moderator: Text | None = Field(default=None, title="主持人", description="姓名或职务")
    note: Text | None = Field(
        default=None, title="备注", description="印在课程表上，教学内容的下面"
    )
    group: Annotated[Text | None, Aliases("小组")] = Field(
        default=None,
        title="分组",
        description="如 第一组；同一时间不同组的课次是分组讨论，不算冲突",
    )
    status: SessionStatus = Field(
        default="planned", title="状态", description="取消的课次留着，改成 cancelled"
    )
    locked: Annotated[bool, Aliases("锁定")] = Field(
        default=False, title="不可调", description="true 表示排课时不许移动"
    )


class TrainingClass(Entity):
    """A class: for whom, from when to when, and its sessions."""

    kind_of_entity: ClassVar[Kind] = Kind.CLASS

    title: Annotated[Text, Aliases("名称")] = Field(
        title="班次名称", description="印在课程表的标题里"
    )
    school: Annotated[SchoolId, Aliases("学校")] = Field(title="主办学校", description="学校编号")
    from_: Annotated[Date, Aliases("开始")] = Field(
        alias="from", title="开班日期", description="形如 2026-10-12"
    )
    to: Annotated[Date, Aliases("结束")] = Field(
        title="结业日期", description="形如 2026-10-14，当天也算"
    )
    audience: Annotated[NonEmpty[AudienceId], OfActive(), Aliases("audiences", "受众")] = Field(
        default=(), title="对象", description="对象编号，见 catalog.yaml 的 audiences，至少一类"
    )
    size: Annotated[Positive | None, OfActive(), Aliases("人数")] = Field(
        default=None, title="学员人数", description="多少人，只写数字"
    )
    type: Annotated[ClassType, Aliases("类别")] = Field(
        default="regular",
        title="班型",
        description="班次的类型",
    )
    cohort: Annotated[Positive | None, Aliases("期次")] = Field(
        default=None, title="期数", description="第几期"
    )
    organizer: Text | None = Field(default=None, title="主办单位", description="印在课程表下面")
    adviser: Text | None = Field(default=None, title="班主任", description="姓名或职务")
    purpose: Text | None = Field(default=None, title="目的", description="办班的目的，一两句话")
    remarks: Texts = Field(default=(), title="说明", description="印在课程表下面的话")
    courses: Annotated[List[CourseId], Aliases("应授课程")] = Field(
        default=(), title="课程", description="这个班必须讲的课程编号"
    )
    days: List[Weekday] = Field(default=(), title="上课日", description="星期几上课，如 [tue, thu]")
    day_parts: List[DayPartId] = Field(
        default=(),
        title="上课午别",
        description="排在哪些午别，编号见 catalog.yaml 的 day_parts，如 [evening]",
    )
    sessions: List[Session] = Field(default=(), title="课次", description="一次课或一项活动写一条")
