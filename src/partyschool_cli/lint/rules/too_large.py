"""A file over a limit of the format: 1 MiB, 32 levels."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports

rule = Rule(
    code="PS004",
    severity="error",
    title="文件太大或嵌套太深",
    reason="一个文件只写一个条目，用不着超过 1 MiB，也用不着嵌套 32 层；超过的不读。"
    "多半是括号没有配对，或把资料整份贴了进来。",
    check_problem=reports(),
    bad=(
        Example(
            added={"teachers/expert.yaml": f"notes: {'[' * 40}{']' * 40}\n"},
            at="teachers/expert.yaml:4:39",
        ),
    ),
)
