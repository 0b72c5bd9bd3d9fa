"""A number, a length or a range that the format does not allow."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports

rule = Rule(
    code="PS105",
    severity="error",
    title="数值或范围不对",
    reason="学时、人数超出范围，或结束早于开始，排课和统计就会出错。照提示改数，或把两个值对调。",
    check_problem=reports(),
    bad=(
        Example(
            changed={"courses/charter.yaml": {"contact_hours: 2": "contact_hours: 0.7"}},
            at="courses/charter.yaml:6:16",
        ),
        Example(
            changed={"courses/charter.yaml": {"contact_hours: 2": "contact_hours: 40.5"}},
            at="courses/charter.yaml:6:16",
        ),
        Example(
            changed={"classes/spring.yaml": {"size: 30": "size: 0"}},
            at="classes/spring.yaml:6:7",
        ),
        Example(
            changed={"classes/spring.yaml": {"to: 2026-03-11": "to: 2026-03-09"}},
            at="classes/spring.yaml:4:5",
        ),
        Example(
            changed={"courses/charter.yaml": {"[lecture]": "[]"}},
            at="courses/charter.yaml:7:11",
        ),
        Example(
            added={"sites/classroom.yaml": "travel_minutes: {classroom: 5}\n"},
            at="sites/classroom.yaml:5:18",
        ),
        Example(
            added={
                "catalog.yaml": """\
day_parts:
  morning: {title: 上午, start: 08:30, end: 12:00}
  afternoon: {title: 下午, start: 11:30, end: 17:30}
"""
            },
            at="catalog.yaml:8:33",
        ),
    ),
    good=(
        Example(
            added={
                "catalog.yaml": """\
day_parts:
  afternoon: {title: 下午, start: 11:30, end: 17:30}
  morning: {title: 上午, start: 8:30, end: 11:30}
"""
            },
        ),
    ),
)
