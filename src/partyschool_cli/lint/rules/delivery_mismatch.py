"""A session delivered as its course is not, or a visit in a classroom."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.violations import violations
from partyschool_cli.lint.rule_helpers.wording import at_session, called, quoted
from partyschool_cli.model.vocabulary import DELIVERIES
from partyschool_cli.timetable.constraint import Violation
from partyschool_cli.timetable.constraints.delivery_mismatch import constraint
from partyschool_cli.timetable.meetings import delivery_of


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each session whose delivery its course lacks; else a visit whose site is a classroom.

    A session that does not say its delivery has its course's, where that has one only.
    """
    for _, violation in violations(context.timetable, constraint):
        if violation.field == ("delivery",):
            yield _not_of_course(context, violation)
        else:
            yield _to_a_classroom(context, violation)


def _not_of_course(context: CatalogContext, violation: Violation) -> Finding:
    course = context.timetable.courses[violation.entity_id]
    words = "、".join(DELIVERIES[word] for word in course.delivery)
    delivery = DELIVERIES[violation.session.session.delivery or ""]
    return Finding(
        at_session(context, violation.session, "delivery"),
        f"{called(course)}没有“{delivery}”这种授课方式，有{words}",
        f"改成 {' 或 '.join(course.delivery)}，或在课程的 delivery 里加上",
        (Related(context.at_entity(course, "delivery"), f"{quoted(course.title)}的授课方式"),),
        named=(course.id,),
    )


def _to_a_classroom(context: CatalogContext, violation: Violation) -> Finding:
    session = violation.session.session
    course = context.timetable.courses[session.course or ""]
    site = context.timetable.sites[violation.entity_id]
    visit = DELIVERIES[delivery_of(session, course) or ""]
    return Finding(
        at_session(context, violation.session, "site"),
        f"{called(course)}是{visit}，{called(site)}却是教室",
        "换到现场教学点，或改授课方式",
        (Related(context.at_entity(site, "venue"), f"{site.title}的场所"),),
        named=(site.id,),
    )


rule = Rule(
    code="PS421",
    severity="warning",
    title="授课方式不符",
    reason=(
        "课次的授课方式要是课程有的；现场教学和现场观摩不能排在教室里。"
        "改课次的 delivery 或教学点，或补课程的 delivery。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={
                "classes/youth.yaml": {
                    "course: memorial": "course: memorial\n    delivery: lecture"
                }
            },
            at="classes/youth.yaml:19:15",
        ),
        Example(
            changed={
                "courses/memorial.yaml": {"[village-museum]": "[village-museum, classroom]"},
                "classes/youth.yaml": {"site: village-museum": "site: classroom"},
            },
            at="classes/youth.yaml:20:11",
        ),
    ),
    good=(
        Example(
            changed={
                "classes/youth.yaml": {"course: memorial": "course: memorial\n    delivery: onsite"}
            },
        ),
    ),
)
