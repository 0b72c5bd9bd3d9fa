"""Random changes of files on two sides, and what has to hold of their merge."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from partyschool_cli.catalog.merge import Merged, Sides, merge_file
from partyschool_cli.catalog.normal_content import normal_content
from partyschool_cli.source.style.comment_places import comments_in
from partyschool_cli.source.style.house_style import HouseStyleError, format_text
from partyschool_cli.source.text_edits.text_edits import Remove, SetValue, edit_text
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.source.edited_texts import paths_in, random_edit
from tests.source.random_values import Model

_CONFLICT = re.compile(
    r"^<{7} ours\n(?P<ours>(?:.*\n)*?)={7}\n(?P<theirs>(?:.*\n)*?)>{7} theirs\n", re.MULTILINE
)

Leaves = Mapping[tuple[str, ...], Any]


class Case(NamedTuple):
    """Three versions of a file of `model`."""

    base: str
    ours: str
    theirs: str
    model: Model

    def merged(self) -> Merged:
        """The merge of the three."""
        sides = Sides(self.base.encode(), self.ours.encode(), self.theirs.encode())
        return merge_file(sides, self.model)


# ----------------------------------------------------------------------------- random versions


def random_case(rng: random.Random, text: str, model: Model) -> Case:
    """A file that two people changed: values, comments and, at times, its whole layout."""
    ours, theirs = _clashing(rng, text, model) if rng.random() < 0.3 else (text, text)
    return Case(text, changed(rng, ours, model, "甲"), changed(rng, theirs, model, "乙"), model)


def _clashing(rng: random.Random, text: str, model: Model) -> tuple[str, str]:
    """Two versions in which one value, or what holds it, was changed or taken out on both sides."""
    path = rng.choice(list(paths_in(parse(text).content)))
    versions = []
    for who in "甲乙":
        depth = rng.randint(1, len(path)) if rng.random() < 0.3 else len(path)
        is_value = depth == len(path) and rng.random() < 0.8
        edit = SetValue(path, f"{who}写的") if is_value else Remove(path[:depth])
        try:
            versions.append(edit_text(text, [edit], model))
        except ValueError:  # the file would be empty
            versions.append(text)
    ours, theirs = versions
    return (theirs, ours) if rng.random() < 0.5 else (ours, theirs)


def changed(rng: random.Random, text: str, model: Model, who: str) -> str:
    """A text after what one of the two did."""
    for number in range(rng.randint(1, 3)):
        edit = random_edit(rng, parse(text).content, model)
        if edit is not None:
            text = edit_text(text, [edit], model)
        if rng.random() < 0.4:
            text = _with_comment(rng, text, f"# {who}说 {number}")
    if rng.random() < 0.2:
        try:
            text = format_text(text, model)
        except HouseStyleError:
            return text
    return text


def _with_comment(rng: random.Random, text: str, comment: str) -> str:
    """A text with one more comment, above a line or at the end of one."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    line = lines[at]
    if rng.random() < 0.5 and line.strip():
        lines[at] = f"{line}  {comment}"
    else:
        lines.insert(at, " " * (len(line) - len(line.lstrip(" "))) + comment)
    new = "\n".join(lines)
    is_same = parse(new).content == parse(text).content and not parse(new).problems
    return new if is_same and comments(new)[comment] else text


# ------------------------------------------------------------------------------- what must hold


def check(case: Case, merged: Merged) -> None:
    """Raise AssertionError where a change of either side is lost, or one is made up."""
    text = merged.data.decode()
    if not merged.has_conflicts:
        _check_clean(case, text)
    else:
        ours, theirs = resolved(text, "ours"), resolved(text, "theirs")
        assert text.count("<<<<<<< ours") >= 1
        if not parse(ours).problems and not parse(theirs).problems:
            _check_changes(case, case.ours, leaves(ours, case.model))
            _check_changes(case, case.theirs, leaves(theirs, case.model))
    for comment, times in kept_comments(case).items():
        assert text.count(comment) >= min(times, 1), f"{comment} is lost"


def _check_clean(case: Case, text: str) -> None:
    assert not parse(text).problems
    base, ours, theirs = (leaves(one, case.model) for one in case[:3])
    found = leaves(text, case.model)
    for path in {*base, *ours, *theirs, *found}:
        old, one, other = base.get(path), ours.get(path), theirs.get(path)
        expected = one if old == other else other if old == one else one
        assert found.get(path) == expected, f"{path}: {found.get(path)!r}, not {expected!r}"
        assert old in (one, other) or one == other, f"{path} is a conflict that is not marked"
    for comment, times in kept_comments(case).items():
        assert comments(text)[comment] >= times, f"{comment} is lost"


def _check_changes(case: Case, side: str, found: Leaves) -> None:
    """What one side changed is in the text in which each conflict is decided for it."""
    base, changed_leaves = leaves(case.base, case.model), leaves(side, case.model)
    for path in {*base, *changed_leaves}:
        new = changed_leaves.get(path)
        if new != base.get(path) and new is not None:
            assert found.get(path) == new, f"{path}: {found.get(path)!r}, not {new!r}"


def resolved(text: str, side: str) -> str:
    """A text with conflicts, each decided for one side."""
    return _CONFLICT.sub(lambda found: found[side], text)


def leaves(text: str, model: Model) -> Leaves:
    """Every value of a file by its path: sessions by id, other items by what they are."""
    content = parse(text).content
    return dict(_leaves((), normal_content(content or {}, model)))


def _leaves(path: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves((*path, key), each)
    elif isinstance(value, list) and all(isinstance(each, dict) and "id" in each for each in value):
        for each in value:
            yield from _leaves((*path, f"[{each['id']}]"), each)
    elif isinstance(value, list):
        for each, times in Counter(json.dumps(item, sort_keys=True) for item in value).items():
            yield (*path, each), times
    elif value is not None:
        yield path, json.dumps(value)


def comments(text: str) -> Counter[str]:
    """The comments of a text."""
    text = re.sub("\r\n?", "\n", text)
    found = comments_in(text, parse(text).places.entries)
    lists = (*found.above.values(), *found.below.values(), *found.end.values(), found.rest)
    return Counter(line for each in (*lists, found.trailing.values()) for line in each if line)


def kept_comments(case: Case) -> Counter[str]:
    """The comments that the merge has to have: those that neither side took out."""
    base, ours, theirs = (comments(text) for text in case[:3])
    kept = {
        one: ours[one] if theirs[one] == base[one] else theirs[one]
        for one in base | ours | theirs
        if base[one] in (ours[one], theirs[one]) or ours[one] == theirs[one]
    }
    return Counter(kept)
