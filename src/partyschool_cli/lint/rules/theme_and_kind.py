"""A theme course without a theme, or a special course with one."""

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import is_misnamed, reports
from partyschool_cli.source.text.problem import Problem


def is_explained(file: FileContext, problem: Problem) -> bool:
    """Whether the theme is there under a name that PS102 mends."""
    return is_misnamed(file, problem.path[:-1], "theme")


rule = Rule(
    code="PS106",
    severity="error",
    title="主题与课程类型不符",
    reason="主题课归在几大主题之下，特色课不归任何主题；两者写混了，目录里就找不到这门课。"
    "补上或删去 theme，或改 kind。",
    check_problem=reports(is_explained=is_explained),
    bad=(
        Example(
            changed={
                "courses/grafting.yaml": {"kind: special": "kind: special\ntheme: party-affairs"}
            },
            at="courses/grafting.yaml:3:8",
        ),
        Example(
            changed={"courses/charter.yaml": {"theme: party-affairs\n": ""}},
            at="courses/charter.yaml:1:1",
        ),
    ),
)
