"""A number, a length or a range that the format does not allow."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports
from partyschool_cli.source.problem import ProblemCode

rule = Rule(
    code="PS105",
    severity="error",
    title="数值或范围不对",
    reason="学时、人数超出范围，或结束早于开始，排课和统计就会出错。照提示改数，或把两个值对调。",
    check_file=reports(ProblemCode.OUT_OF_RANGE),
    good=Example({}),
    bad=Example(
        {
            "courses/charter.yaml": """\
title: 党章导读
kind: theme
theme: party-affairs
school: county
strand: theory
contact_hours: 0.7
delivery: [lecture]
audience: [village-cadres]
"""
        },
        at="courses/charter.yaml:6:16",
    ),
)
