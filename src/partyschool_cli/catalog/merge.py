"""Merge three versions of a catalog file by field, for `git merge` and the like.

What git merges right by lines stays so. Else the changes of theirs are written into ours, value by
value; values that both changed to different ones are marked as git marks conflicts. What cannot be
parsed, or fails, is merged by lines only.
"""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from partyschool_cli.catalog.merging.comments import lacks_comments, merged_counts, with_comments
from partyschool_cli.catalog.merging.conflicts import MARKER_SIZE, beside, marked
from partyschool_cli.catalog.merging.fields import MergedFields, merge_fields
from partyschool_cli.catalog.merging.taking import take_all
from partyschool_cli.catalog.merging.version import Model, Version, has_ids, item_names
from partyschool_cli.source.files.decode import BOM
from partyschool_cli.source.git.git import merge_lines
from partyschool_cli.source.text.line_ends import LINE_END, with_line_feeds
from partyschool_cli.source.yaml.same_content import same_content


class Merged(NamedTuple):
    """The merged bytes, and whether there are conflicts marked in them."""

    data: bytes
    has_conflicts: bool


class Sides(NamedTuple):
    """Three versions of a file."""

    base: bytes
    ours: bytes
    theirs: bytes


def merge_file(sides: Sides, model: Model | None, size: int = MARKER_SIZE) -> Merged:
    """Merge a file of `model`; None is that of a file that is none of a catalog's entities.

    The byte order mark and the line ends are those of ours. `size` is that of conflict markers.
    """
    try:
        texts = [_plain(each) for each in sides]
    except UnicodeDecodeError:
        return _by_lines(sides, size)
    by_lines = _by_lines(Sides(*(text.encode() for text in texts)), size)
    merged = by_lines if model is None else _by_fields(texts, model, by_lines, size)
    return merged._replace(data=_as_ours(sides.ours, merged.data.decode()))


def _plain(data: bytes) -> str:
    """A text with LF line ends, without its mark."""
    return with_line_feeds(data.removeprefix(BOM).decode())


def _by_lines(sides: Sides, size: int) -> Merged:
    data, has_conflicts = merge_lines(sides.base, sides.ours, sides.theirs, size)
    return Merged(data, has_conflicts)


def _by_fields(texts: list[str], model: Model, by_lines: Merged, size: int) -> Merged:
    try:
        base, ours, theirs = (Version(text, model) for text in texts)
    except ValueError:
        return by_lines
    fields = merge_fields(base.normal, ours.normal, theirs.normal)
    counts = merged_counts(base, ours, theirs)
    if not by_lines.has_conflicts and not fields.conflicts:
        merged = _parsed(by_lines.data.decode(), model)
        if merged is not None and _is_as(merged, fields) and not lacks_comments(merged, counts):
            return by_lines
    try:
        merged = take_all(ours, theirs, fields.steps)
        shown = beside(merged, theirs, fields.conflicts)
        merged = with_comments(merged, counts, theirs, ours, shown)
        if not _is_as(merged, fields):
            raise ValueError("the content is not as it should be")
        text = marked(merged, theirs, fields.conflicts, size)
    except ValueError:
        return by_lines if by_lines.has_conflicts else _whole(texts, size)
    return Merged(text.encode(), bool(fields.conflicts))


def _parsed(text: str, model: Model) -> Version | None:
    try:
        return Version(text, model)
    except ValueError:
        return None


def _is_as(version: Version, fields: MergedFields) -> bool:
    return same_content(_without_order(version.normal), _without_order(fields.content))


def _without_order(value: Any) -> Any:
    """Content in which neither the order of items with ids nor an empty list is a difference."""
    if isinstance(value, Mapping):
        return {key: _without_order(each) for key, each in value.items() if each != []}
    if not isinstance(value, list):
        return value
    items = [_without_order(each) for each in value]
    return dict(zip(item_names(value), items, strict=True)) if has_ids(value) else items


def _whole(texts: list[str], size: int) -> Merged:
    """All of both sides, marked: the last resort, in which nothing is lost."""
    _, ours, theirs = (text if text.endswith("\n") or not text else f"{text}\n" for text in texts)
    text = f"{'<' * size} ours\n{ours}{'=' * size}\n{theirs}{'>' * size} theirs\n"
    return Merged(text.encode(), has_conflicts=True)


def _as_ours(ours: bytes, text: str) -> bytes:
    """A merged text with the byte order mark and the line ends of ours."""
    mark = BOM if ours.startswith(BOM) else b""
    old = ours.removeprefix(BOM).decode()
    ends = LINE_END.findall(old)
    if set(ends) <= {"\n"}:
        return mark + text.encode()
    new = text.split("\n")
    found = [ends[0]] * (len(new) - 1)
    matcher = SequenceMatcher(None, LINE_END.split(old), new, autojunk=False)
    for at, start, size in matcher.get_matching_blocks():
        for step in range(size):
            if at + step < len(ends) and start + step < len(found):
                found[start + step] = ends[at + step]
    return mark + "".join(map("".join, zip(new, (*found, ""), strict=True))).encode()
