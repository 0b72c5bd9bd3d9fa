"""A value of another type than the field's: dates and times too."""

import re

from partyschool_cli.catalog.validate import value_at
from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import Fix
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import is_taken, place_of, reports
from partyschool_cli.model.describe import field_at
from partyschool_cli.source.text.personal import personal_numbers
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.text.splice import Patch, Splice
from partyschool_cli.source.yaml.yaml_parser import parse

# Brackets of another kind, bullets, and quotes belong to no item.
_NO_ITEM = r"[\[\]{}［］｛｝【】〔〕“”]|^[-－—–•·●*]|^\W*$"
_PAIRS = ("（）", "()", "《》", "「」")
_SPACE_ALONE = r"(?<![，、；,;\s])\s+(?![，、；,;\s])"


def fix(file: FileContext, problem: Problem) -> Fix | None:
    """Writes the value as the field wants it, where that is certain: a date, a number as text."""
    if not problem.path or is_taken(file, problem):
        return None
    span = place_of(file.source, problem).span
    old = file.text[span.start : span.end]
    new = problem.suggestion or _quoted(file, problem, old)
    if new is None or "\n" in old or not _is_certain(file, problem, new):
        return None
    patch = Patch((Splice(span.start, span.end, new),))
    return Fix(f"改成 {new}", patch, is_safe=False, changes=(problem.path,))


def _is_certain(file: FileContext, problem: Problem, new: str) -> bool:
    """Whether text that becomes a list is cut where its items end, and only items are left."""
    field = field_at(file.model, problem.path)
    value = value_at(file.content, problem.path)
    if field is None or not field.many or not isinstance(value, str):
        return True
    items = parse(new).content
    if not isinstance(items, list) or not all(isinstance(one, str) for one in items):
        return False
    # 王 明 is one name; `lecture online` are two words.
    is_cut_at_space = not value.isascii() and re.search(_SPACE_ALONE, value.strip()) is not None
    return not is_cut_at_space and all(map(_is_whole, items))


def _is_whole(item: str) -> bool:
    is_paired = all(item.count(pair[0]) == item.count(pair[1]) for pair in _PAIRS)
    return is_paired and re.search(_NO_ITEM, item) is None


def _quoted(file: FileContext, problem: Problem, old: str) -> str | None:
    field = field_at(file.model, problem.path)
    value = value_at(file.content, problem.path)
    is_text = field is not None and field.type == "text"
    # As it is written: 012 and 1.50 are other texts than 12 and 1.5.
    return f'"{old}"' if is_text and isinstance(value, bool | int | float) else None


def is_explained(file: FileContext, problem: Problem) -> bool:
    """Whether it is a personal number: quotes would not make that right (PS601–PS603)."""
    value = value_at(file.content, problem.path)
    return isinstance(value, int | float) and any(personal_numbers(str(value)))


rule = Rule(
    code="PS103",
    severity="error",
    title="内容的写法不对",
    reason="日期、时间、数字、列表各有各的写法，写错了程序读不懂，也就没法排课和统计。照提示改写，"
    "如 2026-10-12、08:30、[甲, 乙]。",
    check_problem=reports(fix, is_explained),
    bad=(
        Example(
            added={"courses/charter.yaml": "reviewed: 2026年1月8日  # 县委党校审定\n"},
            at="courses/charter.yaml:13:11",
            fixed=Example(added={"courses/charter.yaml": "reviewed: 2026-01-08  # 县委党校审定\n"}),
        ),
        Example(
            added={"courses/charter.yaml": "reviewed: 2026-02-30\n"},
            at="courses/charter.yaml:13:11",
        ),
        Example(
            changed={"classes/spring.yaml": {"start: 14:30": "start: 下午2点半"}},
            at="classes/spring.yaml:17:12",
        ),
        Example(
            changed={"courses/charter.yaml": {"[lecture]": "lecture"}},
            at="courses/charter.yaml:7:11",
            fixed=Example(),
        ),
        Example(
            changed={"courses/charter.yaml": {"title: 党章导读": "title: 1921"}},
            at="courses/charter.yaml:1:8",
            fixed=Example(changed={"courses/charter.yaml": {"title: 党章导读": 'title: "1921"'}}),
        ),
        Example(
            changed={"classes/spring.yaml": {"size: 30": "size: 30人"}},
            at="classes/spring.yaml:6:7",
            fixed=Example(),
        ),
    ),
)
