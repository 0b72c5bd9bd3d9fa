"""A value of another type than the field's: dates and times too."""

from partyschool_cli.catalog.validate import value_at
from partyschool_cli.lint.context import FileInspection
from partyschool_cli.lint.finding import Fix
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import place_of, reports
from partyschool_cli.model.describe import field_at
from partyschool_cli.source.personal import personal_numbers
from partyschool_cli.source.problem import Problem, ProblemCode
from partyschool_cli.source.splice import Patch, Splice


def fix(file: FileInspection, problem: Problem) -> Fix | None:
    """Writes the value as the field wants it, where that is certain: a date, a number as text."""
    if not problem.path:
        return None
    span = place_of(file.source, problem).span
    old = file.text[span.start : span.end]
    new = problem.suggestion or _quoted(file, problem, old)
    if new is None or "\n" in old:
        return None
    patch = Patch((Splice(span.start, span.end, new),))
    return Fix(f"改成 {new}", patch, is_safe=False, changes=(problem.path,))


def _quoted(file: FileInspection, problem: Problem, old: str) -> str | None:
    field = field_at(file.model, problem.path)
    value = value_at(file.content, problem.path)
    is_text = field is not None and field.type == "text"
    # As it is written: 012 and 1.50 are other texts than 12 and 1.5.
    return f'"{old}"' if is_text and isinstance(value, bool | int | float) else None


def is_explained(file: FileInspection, problem: Problem) -> bool:
    """Whether it is a personal number: quotes would not make that right (PS601–PS603)."""
    value = value_at(file.content, problem.path)
    return isinstance(value, int | float) and any(personal_numbers(str(value)))


rule = Rule(
    code="PS103",
    severity="error",
    title="内容的写法不对",
    reason="日期、时间、数字、列表各有各的写法，写错了程序读不懂，也就没法排课和统计。照提示改写，"
    "如 2026-10-12、08:30、[甲, 乙]。",
    check_file=reports(ProblemCode.WRONG_TYPE, fix, is_explained),
    good=Example({}),
    bad=Example(
        {
            "courses/charter.yaml": """\
title: 党章导读
kind: theme
theme: party-affairs
school: county
strand: theory
contact_hours: 2
delivery: [lecture]
audience: [village-cadres]
teachers: [lecturer]
reviewed: 2026年1月8日  # 县委党校审定
"""
        },
        at="courses/charter.yaml:10:11",
    ),
    fixed={
        "courses/charter.yaml": """\
title: 党章导读
kind: theme
theme: party-affairs
school: county
strand: theory
contact_hours: 2
delivery: [lecture]
audience: [village-cadres]
teachers: [lecturer]
reviewed: 2026-01-08  # 县委党校审定
"""
    },
)
