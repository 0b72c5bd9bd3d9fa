"""An item that a list has twice."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from partyschool_cli.catalog.quoting import shown
from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import At, Finding, Fix, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import field_at, fields_of
from partyschool_cli.source.text.problem import MOST_OF_A_KIND
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Patch, Splice
from partyschool_cli.source.yaml.source_file import SourceFile

# Nobody looks at more of them.
_MOST_PLACES = 20


def check_file(file: FileContext) -> Iterator[Finding]:
    """Each value that a list has more than once, at its second place."""
    # The content of a valid file was not kept: that would take another parse.
    if file.entity is not None and not _may_repeat(file.entity):
        return
    for path, items in _lists(file.content, ()):
        places: dict[str, list[int]] = {}
        for index, item in enumerate(items):
            # An empty item is PS103's, two sessions with one id are PS202's.
            if item is not None and not (isinstance(item, dict) and "id" in item):
                places.setdefault(f"{type(item)}{item}", []).append(index)
        for first, *others in places.values():
            if others:
                yield _finding(file, path, first, others)


def _may_repeat(group: FrozenModel) -> bool:
    """Whether a list of the group, or of the groups in it, has equal items."""
    words, groups = _lists_and_groups(type(group))
    for name in words:
        items = getattr(group, name)
        if items and len(set(items)) < len(items):
            return True
    for name in groups:
        value = getattr(group, name)
        items = value if type(value) is tuple else (value,) if value is not None else ()
        if len(items) > 1 and not hasattr(items[0], "id") and len(set(items)) < len(items):
            return True
        if any(map(_may_repeat, items)):
            return True
    return False


@cache
def _lists_and_groups(model: type[FrozenModel]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The attributes of a model that are lists of words, and those that are groups of fields."""
    attribute_of = {field.alias or name: name for name, field in model.model_fields.items()}
    fields = [field for field in fields_of(model) if field.many or field.model is not None]
    return (
        tuple(attribute_of[field.name] for field in fields if field.model is None),
        tuple(attribute_of[field.name] for field in fields if field.model is not None),
    )


def _lists(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, list[Any]]]:
    if isinstance(value, list):
        yield path, value
    entries = value.items() if isinstance(value, dict) else ()
    for step, inner in enumerate(value) if isinstance(value, list) else entries:
        if isinstance(inner, list | dict):
            yield from _lists(inner, (*path, step))


def _finding(file: FileContext, path: FieldPath, first: int, others: list[int]) -> Finding:
    from partyschool_cli.catalog.messages import name_of

    item = file.source.content
    for step in (*path, first):
        item = item[step]
    name = name_of(path, field_at(file.model, path))
    what = "同样的一项" if isinstance(item, dict | list) else shown(item)
    return Finding(
        At(file.source, (*path, others[0])),
        f"{name}里{what}写了 {len(others) + 1} 次",
        "留一个，删去后面重复的",
        related=(
            Related(At(file.source, (*path, first)), "第一次写在这里"),
            *(Related(At(file.source, (*path, at)), "又写了一次") for at in others[1:_MOST_PLACES]),
        ),
        fix=_fix(file, path, others) if file.can_be_edited else None,
    )


def _fix(file: FileContext, path: FieldPath, others: list[int]) -> Fix | None:
    if len(others) > MOST_OF_A_KIND:
        return None
    is_flow = file.source.places.is_flow(path)
    removal = _removal_from_brackets if is_flow else _removal_of_line
    splices = tuple(filter(None, (removal(file.source, path, at) for at in others)))
    if len(splices) < len(others):
        return None
    return Fix("删去重复的", Patch(splices), is_safe=True, changes=(path,))


def _removal_from_brackets(source: SourceFile, path: FieldPath, index: int) -> Splice | None:
    before, own = (source.places.whole((*path, at)) for at in (index - 1, index))
    between = source.text[before.end : own.start]
    # A comment between the two would be lost.
    return None if "#" in between else Splice(before.end, own.end, "")


def _removal_of_line(source: SourceFile, path: FieldPath, index: int) -> Splice | None:
    """Takes out an item that has a line of its own, with nothing else on it."""
    span, text = source.places.whole((*path, index)), source.text
    start = text.rfind("\n", 0, span.start) + 1
    rest = re.compile(r"[ \t]*(?:\r?\n|\Z)").match(text, span.end)
    if rest is None or not re.fullmatch(r"[ \t]*-[ \t]+", text[start : span.start]):
        return None
    is_one_line = "\n" not in text[span.start : span.end]
    return Splice(start, rest.end(), "") if is_one_line else None


rule = Rule(
    code="PS108",
    severity="warning",
    title="同一项写了两次",
    reason="同一位教师、同一个专题在一个列表里写了两次，多半是复制时多留了一个，"
    "或者本想写另一个。留一个就够了；想写另一个的，把后面的改过来。",
    check_file=check_file,
    bad=(
        Example(
            changed={"courses/charter.yaml": {"[lecturer]": "[lecturer, lecturer]"}},
            at="courses/charter.yaml:9:22",
            fixed=Example(),
        ),
        Example(
            added={"teachers/expert.yaml": "topics:\n  - 果树\n  - 嫁接\n  - 果树\n"},
            at="teachers/expert.yaml:7:5",
            fixed=Example(added={"teachers/expert.yaml": "topics:\n  - 果树\n  - 嫁接\n"}),
        ),
        Example(
            added={"teachers/expert.yaml": "topics: [果树, 果树, 嫁接, 果树]\n"},
            at="teachers/expert.yaml:4:14",
            fixed=Example(added={"teachers/expert.yaml": "topics: [果树, 嫁接]\n"}),
        ),
        Example(
            added={"sites/village-museum.yaml": "open: {days: [tue, wed, tue]}\n"},
            at="sites/village-museum.yaml:6:25",
            fixed=Example(added={"sites/village-museum.yaml": "open: {days: [tue, wed]}\n"}),
        ),
        Example(
            changed={"classes/youth.yaml": {"teachers: [expert]": "teachers: [expert, expert]"}},
            at="classes/youth.yaml:19:24",
            fixed=Example(),
        ),
        Example(
            added={"teachers/expert.yaml": "topics:\n  - 果树\n  - 果树  # 苹果\n"},
            at="teachers/expert.yaml:6:5",
        ),
        Example(
            added={
                "teachers/expert.yaml": """\
unavailable:
  - {from: 2026-01-01, to: 2026-01-02}
  - from: 2026-01-01
    to: 2026-01-02
"""
            },
            at="teachers/expert.yaml:6:5",
        ),
    ),
    good=(
        Example(
            added={
                "teachers/expert.yaml": """\
topics: [果树, 果树修剪]
unavailable: [{from: 2026-01-01, to: 2026-01-02}, {from: 2026-01-01, to: 2026-01-03}]
"""
            },
        ),
    ),
)
