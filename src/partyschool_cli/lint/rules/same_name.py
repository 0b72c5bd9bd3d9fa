"""Two teachers, sites or schools of one school that are called the same: probably one."""

from collections.abc import Iterable, Iterator
from itertools import islice

from partyschool_cli.catalog.names import same_name_key
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import called, described, related_sessions
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

_KINDS = (Kind.TEACHER, Kind.SITE, Kind.SCHOOL)
_MOST_SESSIONS = 3


def check(context: CatalogContext) -> Iterator[Finding]:
    """One finding for all of a name, at the second of them; retired ones are not looked at."""
    for kind in _KINDS:
        alike: dict[tuple[str, str], list[Entity]] = {}
        for entity in context.catalog.entities(kind).values():
            key = same_name_key(entity)
            if key is not None and entity.status != "retired":
                alike.setdefault(key, []).append(entity)
        for entities in alike.values():
            if len(entities) > 1:
                yield _finding(context, kind, entities)


def _finding(context: CatalogContext, kind: Kind, entities: list[Entity]) -> Finding:
    first, second, *others = entities
    title = getattr(second, kind.title_field)
    ids = "、".join(one.id for one in entities)
    at_once = list(islice(_at_once(context.timetable, kind, entities), _MOST_SESSIONS))
    told = "".join(f"；{described(context, one.first)}，另一个同时也有课" for one in at_once[:1])
    places = (
        Related(context.at_entity(one, kind.title_field), called(one)) for one in (first, *others)
    )
    sessions = [one for meeting in at_once for one in meeting.sessions]
    return Finding(
        context.at_entity(second, kind.title_field),
        f"{kind.title}“{title}”有 {len(entities)} 个：{ids}，多半是同一个{told}",
        f"是同一个就合并：pschool merge {second.id} {first.id}；不是就把名称写得能分清",
        (*places, *related_sessions(context, sessions, "start")),
        named=(first.id, *(one.id for one in others)),
    )


def _at_once(timetable: Timetable, kind: Kind, entities: Iterable[Entity]) -> Iterator[Meeting]:
    """What one of them has while another has something else: merged, they would clash."""
    if kind is Kind.SCHOOL:
        return
    timelines = timetable.by_teacher if kind is Kind.TEACHER else timetable.by_site
    seen: dict[str, None] = {}
    for one in entities:
        for meeting in timelines[one.id].meetings if one.id in timelines else ():
            slot = meeting.slot
            for name in seen:
                others = timelines[name].overlapping(slot.date, slot.start, slot.end)
                if any(other is not meeting for other in others):
                    yield meeting
                    break
        if one.id in timelines:
            seen[one.id] = None


_EXPERT = "name: 示例·土 专家\ncategory: local-expert\nschool: SCHOOL\n"
_ROOM = "title: 柳杜乡 党校教室\nvenue: classroom\nschool: SCHOOL\ncapacity: 30\n"

rule = Rule(
    code="PS207",
    severity="warning",
    title="重名",
    reason=(
        "同一所学校有两个同名的教师或教学点，或者同一个上级有两所同名的学校，多半是一个建了两次："
        "课排在两个名下，冲突就查不出来。是同一个，用 pschool merge 合并；不是，把名称写得能分清。"
        "汉字之间的空格不算。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"courses/grafting.yaml": {"[expert]": "[expert, z-expert]"}},
            added={"teachers/z-expert.yaml": _EXPERT.replace("SCHOOL", "liudu")},
            at="teachers/z-expert.yaml:1:7",
        ),
        Example(
            changed={"courses/grafting.yaml": {"[classroom]": "[classroom, room]"}},
            added={"sites/room.yaml": _ROOM.replace("SCHOOL", "liudu")},
            at="sites/room.yaml:1:8",
        ),
    ),
    good=(
        Example(
            changed={"courses/grafting.yaml": {"[expert]": "[expert, z-expert]"}},
            added={"teachers/z-expert.yaml": _EXPERT.replace("SCHOOL", "county")},
        ),
    ),
)
