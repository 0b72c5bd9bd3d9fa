"""A class taught a course that is for none of its audience."""

from collections.abc import Iterator, Mapping

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, called, quoted, related_sessions


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each class and course that it is taught, at the first session of it."""
    timetable = context.timetable
    for name, timeline in timetable.by_class.items():
        audience = set(context.catalog.classes[name].audience)
        for course_id, meetings in timeline.by_course.items():
            course = timetable.courses.get(course_id)
            # A draft may not say yet whom it is for.
            if course is None or not audience or not course.audience:
                continue
            if audience.isdisjoint(course.audience):
                yield _finding(context, [meeting.session_of(name) for meeting in meetings])


def _finding(context: CatalogContext, sessions: list[ClassSession]) -> Finding:
    first, *others = sessions
    training_class = first.training_class
    course = context.timetable.courses[first.session.course or ""]
    words = context.catalog.manifest.audiences
    return Finding(
        at_session(context, first, "course"),
        f"{called(course)}是给{_names(course.audience, words)}的，"
        f"{training_class.title}的对象是{_names(training_class.audience, words)}",
        "换一门课，或改课程、班次的 audience",
        (
            *related_sessions(context, others, "course"),
            Related(context.at_entity(course, "audience"), f"{quoted(course.title)}的对象"),
        ),
        named=(course.id,),
    )


def _names(audience: tuple[str, ...], words: Mapping[str, str]) -> str:
    return "、".join(words.get(word, word) for word in audience)


rule = Rule(
    code="PS418",
    severity="warning",
    title="课程不对这个班的对象",
    reason=(
        "课程的对象和班次的对象没有一类相同，分层分类培训就落空了。"
        "换一门课，或改课程、班次的 audience。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"courses/grafting.yaml": {"[village-cadres]": "[farmers]  # 班次是村干部班"}},
            at="classes/spring.yaml:26:13",
        ),
    ),
    good=(
        Example(
            changed={"courses/grafting.yaml": {"[village-cadres]": "[farmers, village-cadres]"}}
        ),
    ),
)
