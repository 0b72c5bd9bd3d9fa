"""A course that a class must be taught and has no session of."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import called
from partyschool_cli.model.course import Course
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.timetable.timeline import NO_MEETINGS


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each listed course without a session that takes place; one finding where none has any.

    Silent where a session names a course that no file has: it may be the one that is missed.
    """
    timetable = context.timetable
    courses = timetable.courses
    for training_class in context.catalog.classes.values():
        if (
            training_class.status == "retired"
            or (training_class.status == "draft" and not training_class.sessions)
            or not training_class.courses
            or training_class.id in timetable.classes_with_unknown_course
        ):
            continue
        taught = timetable.by_class.get(training_class.id, NO_MEETINGS).by_course
        missing: dict[str, int] = {}
        for index, name in enumerate(training_class.courses):
            if name in courses and name not in taught:
                missing.setdefault(name, index)
        if len(missing) > 1 and not any(one.course for one in training_class.sessions):
            yield _nothing_scheduled(context, training_class, missing)
        else:
            for name, index in missing.items():
                yield _not_scheduled(context, training_class, index, courses[name])


def _nothing_scheduled(
    context: CatalogContext, training_class: TrainingClass, missing: dict[str, int]
) -> Finding:
    courses = context.timetable.courses
    first, *others = missing
    related = (
        Related(context.at_entity(training_class, "courses", missing[name]), called(courses[name]))
        for name in others
    )
    return Finding(
        context.at_entity(training_class, "courses", missing[first]),
        f"{called(training_class)}应授 {len(missing)} 门课，一次课也没有排",
        "在 sessions 里给每门课排上课次",
        tuple(related),
    )


def _not_scheduled(
    context: CatalogContext, training_class: TrainingClass, index: int, course: Course
) -> Finding:
    cancelled = [
        number
        for number, one in enumerate(training_class.sessions)
        if one.course == course.id and one.status == "cancelled"
    ]
    related = (
        Related(context.at_entity(training_class, "sessions", number, "status"), "已取消")
        for number in cancelled
    )
    return Finding(
        context.at_entity(training_class, "courses", index),
        f"{training_class.title}应授{called(course)}，"
        f"{'课次都取消了' if cancelled else '没有排课'}",
        "另排时间补上" if cancelled else "在 sessions 里排上，或从 courses 里去掉",
        tuple(related),
        named=(course.id,),
    )


rule = Rule(
    code="PS416",
    severity="warning",
    title="应授课程没有排课",
    reason=(
        "班次的 courses 列了这门课，课次里却没有，或都取消了。排上课次；不讲了就从 courses 里去掉。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"classes/spring.yaml": {"size: 30": "size: 30\ncourses: [charter, grafting]"}},
            added={"classes/spring.yaml": "    status: cancelled\n"},
            at="classes/spring.yaml:7:20",
        ),
        Example(
            changed={"classes/youth.yaml": {"size: 20": "size: 20\ncourses: [memorial, grafting]"}},
            at="classes/youth.yaml:7:21",
        ),
        Example(
            changed={
                "classes/youth.yaml": {
                    "size: 20": "size: 20\ncourses: [charter, grafting]",
                    "course: memorial\n    teachers: [expert]": "activity: 参观",
                }
            },
            at="classes/youth.yaml:7:11",
        ),
    ),
    good=(
        Example(
            changed={"classes/spring.yaml": {"size: 30": "size: 30\ncourses: [charter, grafting]"}},
        ),
    ),
)
