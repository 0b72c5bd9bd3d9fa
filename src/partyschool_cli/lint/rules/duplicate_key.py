"""A key that a mapping has twice."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports

rule = Rule(
    code="PS003",
    severity="error",
    title="同一字段写了两次",
    reason="同一字段写了两次，不知道该以哪一处为准。只留一处；两处内容都要的，合到一处。",
    check_problem=reports(),
    bad=(
        Example(
            added={"teachers/expert.yaml": "category: veteran-expert\n"},
            at="teachers/expert.yaml:4:1",
        ),
        Example(
            changed={"classes/spring.yaml": {"id: s02": "id: s02\n    date: 2026-03-11"}},
            at="classes/spring.yaml:17:5",
        ),
        Example(
            changed={"catalog.yaml": {"{themes: 1}": "{themes: 1, themes: 4}"}},
            at="catalog.yaml:5:24",
        ),
    ),
)
