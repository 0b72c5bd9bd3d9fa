"""A key that a mapping has twice."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports
from partyschool_cli.source.problem import ProblemCode

rule = Rule(
    code="PS003",
    severity="error",
    title="同一字段写了两次",
    reason="同一字段写了两次，不知道该以哪一处为准。只留一处；两处内容都要的，合到一处。",
    check_file=reports(ProblemCode.DUPLICATE_KEY),
    good=Example({}),
    bad=Example(
        {
            "teachers/expert.yaml": """\
name: 示例·土专家
category: local-expert
school: liudu
category: veteran-expert
"""
        },
        at="teachers/expert.yaml:4:1",
    ),
)
