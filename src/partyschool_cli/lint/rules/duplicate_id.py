"""An id that two files, or two sessions of a class, share."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports

rule = Rule(
    code="PS202",
    severity="error",
    title="编号用了两次",
    reason="两个条目用同一个编号，引用它的地方就不知道指哪一个，后一个不会列出。给其中一个改编号。",
    check_problem=reports(),
    bad=(
        Example(
            added={"teachers/sub/expert.yaml": "name: 示例·另一位专家\ncategory: local-expert\n"},
            at="teachers/sub/expert.yaml:1:1",
        ),
        Example(
            changed={"classes/spring.yaml": {"id: s02": "id: s01"}},
            at="classes/spring.yaml:15:9",
        ),
    ),
)
