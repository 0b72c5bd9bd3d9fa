"""Git's conflict markers round the lines of values that both sides changed."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from partyschool_cli.catalog.merging.copies import (
    entry_text,
    lead_lines,
)
from partyschool_cli.catalog.merging.version import EntryPath, Item, Version
from partyschool_cli.source.style.field_order import field_of, index_of_new
from partyschool_cli.source.text.line_ends import line_end, line_start, next_line
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text_edits.block_edits import end_with_comments

MARKER_SIZE: Final = 7


class _Region(NamedTuple):
    """Lines of the merged text by their offsets, and what theirs has there."""

    start: int
    end: int
    theirs: str


def marked(merged: Version, theirs: Version, conflicts: Iterable[EntryPath], size: int) -> str:
    """The merged text, in which ours stands, with both sides of each conflict."""
    text, position, pieces = merged.text, 0, list[str]()
    for start, end, other in _regions(merged, theirs, conflicts):
        pieces += (text[position:start], _both(text[start:end], other, size))
        position = end
    return _adjacent_as_one("".join((*pieces, text[position:])), size)


def _both(ours: str, theirs: str, size: int) -> str:
    return f"{'<' * size} ours\n{_ended(ours)}{'=' * size}\n{_ended(theirs)}{'>' * size} theirs\n"


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def beside(merged: Version, theirs: Version, conflicts: Iterable[EntryPath]) -> str:
    """What of theirs will be written beside ours."""
    return "".join(region.theirs for region in _regions(merged, theirs, conflicts))


def _regions(merged: Version, theirs: Version, conflicts: Iterable[EntryPath]) -> list[_Region]:
    """The regions that are in no other; of the same lines, one."""
    regions = dict.fromkeys(_region(merged, theirs, path) for path in conflicts)
    found: list[_Region] = []
    # What only theirs has stands before the lines of an entry, not in them.
    for region in sorted(regions, key=lambda one: (one.start, one.end > one.start, -one.end)):
        if not found or region.start >= found[-1].end:
            found.append(region)
    return found


def _adjacent_as_one(text: str, size: int) -> str:
    """Conflicts with nothing between them as one, as git shows them."""
    begin, middle, end = f"{'<' * size} ours", "=" * size, f"{'>' * size} theirs"
    lines: list[str] = []
    held: list[str] | None = None  # the other side of the conflict that may go on
    side = ""
    for line in text.split("\n"):
        if line == begin:
            side = "ours"
            if held is None:
                lines.append(line)
        elif line == middle and side == "ours":
            side = "theirs"
            held = held or []
        elif line == end and side == "theirs":
            side = ""
        elif side == "theirs" and held is not None:
            held.append(line)
        elif side == "ours":
            lines.append(line)
        else:
            if held is not None:
                lines += (middle, *held, end)
                held = None
            lines.append(line)
    return "\n".join(lines)


def _region(merged: Version, theirs: Version, path: EntryPath) -> _Region:
    """The smallest run of lines that holds the entry on both sides."""
    while len(path) > 1:
        here, there = merged.find(path), theirs.find(path)
        found = _of_entry(merged, theirs, here, there, path)
        if found is not None:
            return found
        path = path[:-1]
    here, there = merged.find(path), theirs.find(path)
    found = _of_entry(merged, theirs, here, there, path)
    return found or _Region(0, len(merged.text), theirs.text)


def _of_entry(
    merged: Version,
    theirs: Version,
    here: FieldPath | None,
    there: FieldPath | None,
    path: EntryPath,
) -> _Region | None:
    """The lines of an entry; None where it is in brackets, or shares its dash with what stays."""
    if there is not None and theirs.parsed.is_in_brackets(there):
        return None
    if here is None:
        return _only_theirs(merged, theirs, there, path)
    if merged.parsed.is_in_brackets(here):
        return None
    entry = merged.parsed.entry(here)
    prefix = merged.parsed.prefix(entry)
    start = line_start(merged.text, entry.start)
    end = next_line(merged.text, line_end(merged.text, entry.end))
    if there is None:
        is_shared = bool(prefix.strip()) or len(merged.parsed.children(here[:-1])) == 1
        return None if is_shared else _Region(start, end, "")
    return _Region(start, end, f"{prefix}{entry_text(theirs.parsed, there, entry.indent)}\n")


def _only_theirs(
    merged: Version, theirs: Version, there: FieldPath | None, path: EntryPath
) -> _Region | None:
    """Where an entry would stand that ours took out."""
    holder = merged.find(path[:-1])
    if holder is None or there is None:
        return None
    parsed = merged.parsed
    content = parsed.at(holder)
    if not content or parsed.places.is_flow(holder) or (holder and parsed.is_in_brackets(holder)):
        return None
    children = parsed.children(holder)
    first = parsed.entry(children[0])
    lines = [*lead_lines(theirs.parsed, there), entry_text(theirs.parsed, there, first.indent)]
    text = "".join(f"{' ' * first.indent}{line}\n" if line else "\n" for line in lines)
    index = _index(merged, theirs, holder, there, path[-1])
    if index:
        before = parsed.entry(children[index - 1])
        at = next_line(merged.text, end_with_comments(merged.text, before.end, before.indent))
    elif parsed.prefix(first).strip():
        return None
    else:
        at = line_start(merged.text, first.start)
        if holder:
            at = next_line(merged.text, parsed.head_end(holder))
    if at == len(merged.text) and not merged.text.endswith("\n"):
        return None
    return _Region(at, at, text)


def _index(
    merged: Version, theirs: Version, holder: FieldPath, there: FieldPath, step: str | Item
) -> int:
    """Where among the entries here the one of theirs would stand."""
    if isinstance(step, Item):
        names = merged.names(holder)
        known = theirs.names(there[:-1])
        before = [name for name in known[: known.index(step.name)] if name in names]
        return names.index(before[-1]) + 1 if before else 0
    keys = list(merged.parsed.at(holder))
    return index_of_new(keys, step, field_of(merged.model, holder))
