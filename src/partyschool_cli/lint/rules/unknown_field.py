"""A field that the format does not have: most often a known one misspelt, or in Chinese."""

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import is_hidden, replace_word, reports
from partyschool_cli.source.text.problem import Problem


def is_explained(_: FileContext, problem: Problem) -> bool:
    """Whether the name is right but for invisible characters."""
    return is_hidden(problem, problem.path[-1])


rule = Rule(
    code="PS102",
    severity="error",
    title="没有这个字段",
    reason="字段名写错一个字母，这一行就不起作用，自己还不知道。照提示改名，或删去这一行；"
    "想记别的事写在 notes（备注）里。",
    check_problem=reports(replace_word("字段名改成"), is_explained),
    bad=(
        Example(
            changed={
                "teachers/expert.yaml": {
                    "category: local-expert": "categroy: local-expert  # 县里评的"
                }
            },
            at="teachers/expert.yaml:2:1",
            fixed=Example(
                changed={"teachers/expert.yaml": {"local-expert": "local-expert  # 县里评的"}},
            ),
        ),
        Example(
            changed={"teachers/expert.yaml": {"category:": "类别:"}},
            at="teachers/expert.yaml:2:1",
            fixed=Example(),
        ),
        Example(
            added={"teachers/expert.yaml": "电话: 见通讯录\n"},
            at="teachers/expert.yaml:4:1",
        ),
    ),
)
