"""A session with both a course and an activity, or neither."""

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import is_misnamed, reports
from partyschool_cli.source.text.problem import Problem


def is_explained(file: FileContext, problem: Problem) -> bool:
    """Whether the session has one of them under a name that PS102 mends."""
    return is_misnamed(file, problem.path, "course", "activity")


rule = Rule(
    code="PS107",
    severity="error",
    title="课程和活动要写一个",
    reason="一次课或是上课程目录里的课，或是开班式这样的活动；都写或都不写，"
    "课程表上就不知道印什么。只留一个，或补上一个。",
    check_problem=reports(is_explained=is_explained),
    bad=(
        Example(
            changed={
                "classes/spring.yaml": {"course: charter": "course: charter\n    activity: 开班式"}
            },
            at="classes/spring.yaml:13:15",
        ),
        Example(
            changed={"classes/spring.yaml": {"    course: charter\n": ""}},
            at="classes/spring.yaml:8:5",
        ),
    ),
)
