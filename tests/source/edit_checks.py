"""What has to hold of every edit of a text, checked without the code that makes it."""

import re
from copy import deepcopy
from itertools import pairwise
from typing import Any

from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text_edits.text_edits import (
    Insert,
    Remove,
    RenameKey,
    SetValue,
    TextEdit,
)
from partyschool_cli.source.yaml.entries import EntrySpan, entry_at
from partyschool_cli.source.yaml.places import Places
from partyschool_cli.source.yaml.yaml_parser import parse

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_END = re.compile(r"\r\n|\n|\r")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*[ \t]*(?:#|[\r\n]|\Z)")
_MISSING = object()


def check_edit(old: str, edit: TextEdit, new: str) -> None:
    """The content has the change and no other; comments and all other lines are as they were."""
    before, after = parse(old), parse(new)
    assert after.problems == ()
    assert_same(after.content, expected_content(before.content, edit))
    check_comments(old, edit, new)
    check_lines(old, edit, new)


def assert_same(one: Any, other: Any) -> None:
    assert one == other
    assert repr(_sorted(one)) == repr(_sorted(other))  # 1 is not true, nor 1.0


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


# ------------------------------------------------------------------------------------ content


def get(content: Any, path: FieldPath) -> Any:
    """The value at a path, or `_MISSING`."""
    for step in path:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return _MISSING
    return content


def expected_content(content: Any, edit: TextEdit) -> Any:
    """What the content should be, the order of keys aside."""
    root: Any = {"": deepcopy(content)}
    path: FieldPath = ("", *edit.path)
    if isinstance(edit, Remove):
        path = gone(root, path)
        del get(root, path[:-1])[path[-1]]
    elif isinstance(edit, RenameKey):
        holder = get(root, path[:-1])
        holder[edit.key] = holder.pop(path[-1])
    else:
        holder = root
        for step, following in pairwise(path):
            if get(holder, (step,)) in (_MISSING, None):
                _put(holder, step, [] if isinstance(following, int) else {})
            holder = holder[step]
        if isinstance(edit, Insert):
            holder.insert(path[-1], deepcopy(edit.value))
        else:
            _put(holder, path[-1], deepcopy(edit.value))
    return root[""]


def _put(holder: Any, step: str | int, value: Any) -> None:
    if isinstance(holder, list) and step == len(holder):
        holder.append(value)
    else:
        holder[step] = value


def gone(content: Any, path: FieldPath) -> FieldPath:
    """The path of the entry that goes when that at `path` is removed."""
    while isinstance(path[-1], str) and len(get(content, path[:-1])) == 1:
        path = path[:-1]
    return path


# ----------------------------------------------------------------------------------- comments


def comments(text: str) -> list[tuple[int, str]]:
    """All comments with their offsets: what begins with `#` outside of keys and scalars."""
    content, places, *_ = parse(text)
    masked = list(text)
    stretches = [(span.start, span.end) for _, span in places.keys()]  # noqa: SIM118
    for path, span in places.scalars():
        if isinstance(get(content, path), dict | list):
            continue  # Empty: comments may be inside.
        first_line = re.match(r"[^\r\n]*", text[span.start : span.end])
        skipped = first_line.end() if places.is_block_text(path) and first_line else 0
        stretches.append((span.start + skipped, span.end))
    for start, end in stretches:
        masked[start:end] = ["x" if sign not in "\r\n" else sign for sign in masked[start:end]]
    return [(found.start(), found[0]) for found in re.finditer(r"#[^\r\n]*", "".join(masked))]


def check_comments(old: str, edit: TextEdit, new: str) -> None:
    """Comments are still there in their order, but for those inside of what went."""
    stretches = _may_go(old, edit)
    found, left = comments(old), [comment for _, comment in comments(new)]
    lasting = [
        comment for at, comment in found if not any(start <= at < end for start, end in stretches)
    ]
    assert _has_in_order([comment for _, comment in found], left)
    assert _has_in_order(left, lasting)


def _has_in_order(comments: list[str], some: list[str]) -> bool:
    rest = iter(comments)
    return all(comment in rest for comment in some)


def _may_go(text: str, edit: TextEdit) -> list[tuple[int, int]]:
    """The stretches whose comments may go: of groups of a list, of what is replaced as a whole."""
    content, places, *_ = parse(text)
    if isinstance(edit, Insert | RenameKey):
        return []
    if isinstance(edit, SetValue):
        old = get(content, edit.path)
        if not isinstance(old, dict | list) or (_is_flat(old) and _is_flat(edit.value)):
            return []
        entry = entry_at(text, places, edit.path)
        return [(entry.start, entry.end_with_comment)]
    path = gone({"": content}, ("", *edit.path))[1:]
    groups = [
        entry_at(text, places, inner)
        for inner, _ in places.values()
        if inner[: len(path)] == path
        and isinstance(inner[-1], int)
        and isinstance(get(content, inner), dict | list)
    ]
    return [(entry.start, entry.end_with_comment) for entry in groups]


def _is_flat(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(item, dict | list) for item in value)


# -------------------------------------------------------------------------------------- lines


def check_lines(old: str, edit: TextEdit, new: str) -> None:
    """Lines that hold none of what changes are the same bytes."""
    check_line_ends(old, new)
    has_block_text = _BLOCK_TEXT.search(old) is not None
    if has_block_text and not old.endswith(("\n", "\r")):
        return  # The header of the last one may have to change.

    def kept(lines: list[str]) -> list[str]:
        # Blank lines may be part of a text above.
        return [line for line in lines if line.strip()] if has_block_text else lines

    touched = _touched(old, edit)
    before, after = kept(_END.split(old)), kept(_END.split(new))
    if touched is None:
        _check_added(before, after)
        return
    first = len(kept(_LINE.findall(old[: touched[0]])))
    rest = len(before) - len(kept(_LINE.findall(old[: touched[1]])))
    assert before[:first] == after[:first]
    assert rest == 0 or _same_lines(before[-rest:], after[-rest:])
    assert first + rest <= len(after)


def check_line_ends(old: str, new: str) -> None:
    """New lines end as the others do."""
    assert set(_END.findall(new)) <= (set(_END.findall(old)) or {"\n"})


def _same_lines(before: list[str], after: list[str]) -> bool:
    """Comments below what went may stand in another column."""
    return all(
        one == other or (one.lstrip(" ") == other.lstrip(" ") and one.lstrip().startswith("#"))
        for one, other in zip(before, after, strict=True)
    )


def _check_added(before: list[str], after: list[str]) -> None:
    """Some lines were added at one place."""
    count = len(after) - len(before)
    assert count > 0
    same = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    at = len(before) if same is None else same
    assert any(before == after[:n] + after[n + count :] for n in range(max(0, at - count), at + 1))


def _touched(text: str, edit: TextEdit) -> tuple[int, int] | None:
    """The lines that may change, by offsets; None where lines are added only."""
    content, places, *_ = parse(text)
    path = edit.path
    if isinstance(edit, Remove):
        return _touched_by_removal(text, content, places, gone({"": content}, ("", *path))[1:])
    if not isinstance(edit, Insert) and path in places:
        return _lines_below_too(text, entry_at(text, places, path))
    while path[:-1] not in places:
        path = path[:-1]
    holder = path[:-1]
    is_empty, is_flow = (
        not get(content, holder),
        any(places.is_flow(path[:n]) for n in range(len(path))),
    )
    if is_empty or is_flow or _is_behind_dash(text, places, content, holder):
        return _lines_below_too(text, entry_at(text, places, holder)) if holder else (0, len(text))
    return None


def _touched_by_removal(
    text: str, content: Any, places: Places, path: FieldPath
) -> tuple[int, int]:
    holder = path[:-1]
    siblings = len(get(content, holder))
    start, end = _lines(text, entry_at(text, places, path))
    if siblings == 1 and holder:
        return min(_lines(text, entry_at(text, places, holder))[0], start), end
    if places.is_flow(holder) or _is_behind_dash(text, places, content, holder):
        following = re.match(r"(?:\s|#[^\r\n]*)*,?[^\r\n]*", text[end:])
        return start, end + (following.end() if following else 0)
    return start, end


def _is_behind_dash(text: str, places: Places, content: Any, holder: FieldPath) -> bool:
    """Whether the first entry of a list or mapping in lines shares the line of a dash."""
    steps = get(content, holder)
    if not steps or places.is_flow(holder):
        return False
    first = (*holder, next(iter(steps)) if isinstance(steps, dict) else 0)
    entry = entry_at(text, places, first)
    return bool(text[entry.start - entry.indent : entry.start].strip())


def _lines_below_too(text: str, entry: EntrySpan) -> tuple[int, int]:
    """The lines of an entry, and comments below: a new last entry may come after them."""
    start, end = _lines(text, entry)
    below = re.compile(r"(?:[ \t]*#[^\r\n]*(?:\r\n|\n|\r|\Z))*").match(text, end)
    return start, below.end() if below else end


def _lines(text: str, entry: EntrySpan) -> tuple[int, int]:
    """The lines of an entry by offsets, with the last line's end."""
    following = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)?").match(text, entry.end)
    assert following
    return entry.start - entry.indent, following.end()
