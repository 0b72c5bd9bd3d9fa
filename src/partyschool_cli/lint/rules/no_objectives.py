"""A course without objectives and without a summary: nobody can tell what it is about."""

from collections.abc import Iterator

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.model.course import Course


def check_file(file: FileContext) -> Iterator[Finding]:
    """The title of such a course, if it is active: a draft needs neither."""
    course = file.entity
    if not isinstance(course, Course) or course.status != "active":
        return
    if not course.objectives and not course.summary:
        yield Finding(
            At(file.source, ("title",)),
            f"课程“{course.title}”（{course.id}）没有教学目标，也没有简介",
            "写一两句简介（summary），或列出教学目标（objectives）",
        )


rule = Rule(
    code="PS306",
    severity="info",
    title="没有目标和简介",
    reason="只有课程名称，授课人不知道讲到什么程度，学员也看不出该不该来。写一两句就够。",
    check_file=check_file,
    bad=(
        Example(
            changed={"courses/grafting.yaml": {"summary: 讲嫁接的方法和时机。\n": ""}},
            at="courses/grafting.yaml:1:8",
        ),
    ),
    good=(
        Example(
            changed={
                "courses/grafting.yaml": {"summary: 讲嫁接的方法和时机。": "objectives: [会选接穗]"}
            }
        ),
    ),
)
