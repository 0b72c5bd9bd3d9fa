"""A teacher of a session whose course lists others."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.unlisted import ListedField, unlisted_findings
from partyschool_cli.lint.rule_helpers.wording import at_teacher


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each class, course and teacher that the course does not list, at the first session of it."""
    teachers = ListedField(
        field="teachers",
        title="授课人",
        listed=lambda course: course.teachers,
        named=lambda one: dict.fromkeys(one.session.teachers),
        at=lambda one, name: at_teacher(context, one, name),
        known=context.catalog.teachers,
        in_use=context.timetable.teachers,
    )
    return unlisted_findings(context, teachers)


rule = Rule(
    code="PS411",
    severity="warning",
    title="教师不在课程的授课人里",
    reason=(
        "课程写明了谁能讲，课次却排了别人。换教师，或把这位教师加进课程的 teachers。"
        "课程没写授课人时不查。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"courses/grafting.yaml": {"[expert]": "[lecturer]"}},
            at="classes/spring.yaml:27:16",
        ),
    ),
    good=(Example(changed={"courses/grafting.yaml": {"[expert]": "[lecturer, expert]"}}),),
)
