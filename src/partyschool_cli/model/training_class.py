"""A training class and its sessions. (`class` is a word of Python, hence the longer name.)"""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from partyschool_cli.model.base import FrozenModel, field
from partyschool_cli.model.entity import (
    Conflict,
    Entity,
    Path,
    Raw,
    end_before_start,
    end_not_after_start,
    is_reversed,
    takes_no_time,
)
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import (
    Also,
    AudienceId,
    ClassType,
    CourseId,
    Date,
    Delivery,
    Id,
    List,
    Positive,
    SchoolId,
    SessionStatus,
    SiteId,
    Some,
    TeacherId,
    Text,
    TimeOfDay,
    Words,
)


class Session(FrozenModel):
    """One meeting of a class: a course or an activity, at a time, usually taught, at a site."""

    id: Id = field(title="编号", description="班内唯一，如 s01；调课后不变")
    date: Date = field(title="日期", description="形如 2026-10-12")
    start: Annotated[TimeOfDay, Also("开始时间")] = field(title="开始", description="形如 08:30")
    end: Annotated[TimeOfDay, Also("结束时间")] = field(title="结束", description="形如 10:00")
    course: Annotated[CourseId | None, Also("教学内容")] = field(
        default=None, title="课程", description="课程编号；与 activity 只写一个"
    )
    activity: Text | None = field(
        default=None, title="活动", description="如 开班式；与 course 只写一个"
    )
    teachers: Annotated[List[TeacherId], Also("教师", "师资")] = field(
        default=(), title="授课人", description="教师编号"
    )
    site: Annotated[SiteId | None, Also("sites", "地点")] = field(
        default=None, title="教学点", description="教学点编号"
    )
    delivery: Annotated[Delivery | None, Also("形式")] = field(
        default=None, title="授课方式", description="课程的授课方式之一"
    )
    moderator: Text | None = field(default=None, title="主持人", description="姓名或职务")
    note: Text | None = field(default=None, title="备注", description="印在课程表的备注栏")
    status: SessionStatus = field(
        default="planned", title="状态", description="取消的课次留着，改成 cancelled"
    )
    locked: Annotated[bool, Also("锁定")] = field(
        default=False, title="不可调", description="true 表示排课时不许移动"
    )


class TrainingClass(Entity):
    """A class: for whom, from when to when, and its sessions."""

    kind_of_entity: ClassVar[Kind] = Kind.CLASS

    title: Annotated[Text, Also("名称")] = field(title="班次名称", description="印在课程表的标题里")
    school: Annotated[SchoolId, Also("学校")] = field(title="主办学校", description="学校编号")
    from_: Annotated[Date, Also("开始")] = field(
        alias="from", title="开班日期", description="形如 2026-10-12"
    )
    to: Annotated[Date, Also("结束")] = field(
        title="结业日期", description="形如 2026-10-14，当天也算"
    )
    audience: Annotated[Some[AudienceId], Also("audiences", "受众")] = field(
        title="对象", description="对象编号，见 catalog.yaml 的 audiences，至少一类"
    )
    size: Annotated[Positive, Also("人数")] = field(
        title="学员人数", description="多少人，只写数字"
    )
    type: Annotated[ClassType, Also("类别")] = field(
        default="regular",
        title="班型",
        description="班次的类型",
    )
    cohort: Annotated[Positive | None, Also("期次")] = field(
        default=None, title="期数", description="第几期"
    )
    organizer: Text | None = field(default=None, title="主办单位", description="印在课程表下面")
    adviser: Text | None = field(default=None, title="班主任", description="姓名或职务")
    purpose: Text | None = field(default=None, title="目的", description="办班的目的，一两句话")
    remarks: Words = field(default=(), title="说明", description="印在课程表下面的话")
    courses: Annotated[List[CourseId], Also("应授课程")] = field(
        default=(), title="课程", description="这个班必须讲的课程编号"
    )
    sessions: List[Session] = field(default=(), title="课次", description="一次课或一项活动写一条")

    @classmethod
    def conflicts(cls, raw: Raw) -> Iterator[Conflict]:
        """Ends follow starts; each session has its own id and is a course or an activity."""
        if is_reversed(raw):
            yield end_before_start(("to",), ("from",), str(raw["from"]))
        sessions = raw.get("sessions")
        seen: dict[Any, int] = {}
        for index, session in enumerate(sessions if isinstance(sessions, list) else ()):
            if isinstance(session, dict):
                yield from _session_conflicts(session, ("sessions", index))
                name = session.get("id")
                if isinstance(name, str) and seen.setdefault(name, index) != index:
                    yield _repeated_id(name, index, seen[name])


def _session_conflicts(raw: Raw, path: Path) -> Iterator[Conflict]:
    if ("course" in raw) == ("activity" in raw):
        both = "course" in raw
        yield Conflict(
            "PS107",
            (*path, "activity") if both else path,
            "一次课要么是课程 course，要么是活动 activity，" + ("不能都写" if both else "要写一个"),
            "删去其中一行" if both else "加一行“course: 课程编号”或“activity: 开班式”",
            ((*path, "course"), (*path, "activity")),
        )
    if takes_no_time(raw):
        yield end_not_after_start((*path, "end"), (*path, "start"), raw["start"])


def _repeated_id(name: str, index: int, first: int) -> Conflict:
    return Conflict(
        "PS202",
        ("sessions", index, "id"),
        f"课次编号 {name} 在这个班里用了不止一次",
        "给这次课换一个没用过的编号",
        (("sessions", index, "id"), ("sessions", first, "id")),
    )
