"""A required field that is not there, or was left empty."""

from partyschool_cli.lint.problems import reports
from partyschool_cli.lint.rule import Example, Rule

rule = Rule(
    code="PS101",
    severity="error",
    title="缺少必填字段",
    reason="缺了必填字段，这个文件就不能用：列表、课程表和统计里都没有它。照提示补上这一行。",
    check_file=reports("PS101"),
    good=Example({}),
    bad=Example(
        {
            "teachers/expert.yaml": """\
name: 示例·土专家
school: liudu
"""
        },
        at="teachers/expert.yaml:1:1",
    ),
)
