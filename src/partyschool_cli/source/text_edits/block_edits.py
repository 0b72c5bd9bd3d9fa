"""Edits of entries that stand in lines: added below the one before, taken out with their lines."""

import re
from collections.abc import Iterator
from typing import Final

from partyschool_cli.source.text.line_ends import (
    before_line,
    line_end,
    line_start,
    new_line_end,
    next_line,
)
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Splice, Splices
from partyschool_cli.source.text_edits.lasting_comments import lasting_comments
from partyschool_cli.source.text_edits.new_value_text import ValueText
from partyschool_cli.source.text_edits.parsed_text import ParsedText
from partyschool_cli.source.yaml.entries import EntrySpan

_HEADER_COMMENT: Final = re.compile(r"[|>][-+0-9]*([ \t]*#[^\r\n]*)")
_CHOMPING: Final = re.compile(r"[|>][0-9]*([-+]?)")


def adding(
    parsed: ParsedText, holder: FieldPath, index: int, lines: list[str]
) -> Iterator[Splices]:
    """Add an entry of these lines at `index` of a mapping or list that is not empty."""
    children = parsed.children(holder)
    if index == 0:
        yield _before_first(parsed, children, holder, lines)
        return
    text = parsed.text
    before = parsed.entry(children[index - 1])
    at = end_with_comments(text, before.end, before.indent)
    end = new_line_end(text, at)
    pair = children[index - 1 : index + 1] if index < len(children) else children[-2:]
    is_spaced = _is_spaced(parsed, pair)
    added = end + end.join(lines)
    yield (Splice(at, at, f"{end}{added}" if is_spaced else added),)
    # What is written above may be a block scalar to which line ends belong.
    yield (Splice(at, at, added),)
    if at == len(text):
        yield (Splice(at, at, added), *_chomping(parsed))


def end_with_comments(text: str, at: int, indent: int) -> int:
    """The end of the line of `at`, and of the comments below it that are deeper than `indent`."""
    at = line_end(text, at)
    while (start := next_line(text, at)) < len(text):
        line = text[start : line_end(text, start)]
        comment = line.lstrip(" ")
        if not comment.startswith("#") or len(line) - len(comment) <= indent:
            break
        at = start + len(line)
    return at


def _before_first(
    parsed: ParsedText, children: list[FieldPath], holder: FieldPath, lines: list[str]
) -> Splices:
    text, first = parsed.text, parsed.entry(children[0])
    end = new_line_end(text, first.start)
    if parsed.prefix(first).strip():
        added = end.join(lines).lstrip(" ")
        return (Splice(first.start, first.start, f"{added}{end}{' ' * first.indent}"),)
    at = line_start(text, first.start)
    if holder and isinstance(parsed.at(holder), list):
        # Comments above the first item speak of it.
        at = next_line(text, parsed.head_end(holder))
    blank = end if _is_spaced(parsed, children[:2]) else ""
    return (Splice(at, at, end.join(lines) + end + blank),)


def _is_spaced(parsed: ParsedText, pair: list[FieldPath]) -> bool:
    """Whether two items of a list have a blank line between them."""
    if len(pair) < 2 or not isinstance(pair[0][-1], int):
        return False
    text = parsed.text
    at = next_line(text, parsed.entry(pair[0]).end)
    return not text[at : line_end(text, at)].strip()


def _chomping(parsed: ParsedText) -> Splices:
    """Keep the value of a block scalar at the end of a text without a last line end."""
    path: FieldPath = ()
    while (inner := parsed.places.last_child(path)) is not None:
        path = inner
    if not parsed.places.is_block_text(path):
        return ()
    found = _CHOMPING.match(parsed.text, parsed.places.whole(path).start)
    return () if found is None else (Splice(*found.span(1), "-"),)


def removing(parsed: ParsedText, path: FieldPath) -> Iterator[Splices]:
    """Take out an entry with its lines; its comment stays."""
    entry = parsed.entry(path)
    siblings = parsed.children(path[:-1])
    if len(siblings) == 1:
        yield from _removing_only(parsed, path, entry)
    elif parsed.prefix(entry).strip() and path == siblings[0]:
        following = parsed.entry(siblings[1])
        yield from _handing_on(parsed, path, entry, following)
    else:
        yield from _removing_lines(parsed, path, entry)


def _removing_lines(parsed: ParsedText, path: FieldPath, entry: EntrySpan) -> Iterator[Splices]:
    text = parsed.text
    start, end = line_start(text, entry.start), line_end(text, entry.end)
    comments = lasting_comments(parsed, path)
    if comments:
        left = f"{new_line_end(text, end)}{' ' * entry.indent}".join(comments)
        yield (Splice(entry.start, end, left),)
        return
    after = next_line(text, end)
    if after == end:
        # The last line, without a line end: the one above has none either then.
        yield (Splice(before_line(text, start), end, ""),)
        yield (Splice(start, end, ""),)
        return
    yield (Splice(start, after, ""),)
    # Comments below may not be taken for lines of a block scalar above.
    yield (Splice(start, after, ""), *_aligned(text, after, entry.indent))
    # Nor blank lines.
    yield (Splice(start, _after_blanks(text, after), ""),)


def _aligned(text: str, at: int, indent: int) -> Splices:
    """The comment lines from `at` on, moved to a column."""
    splices = []
    while at < len(text):
        line = text[at : line_end(text, at)]
        if not line.lstrip(" \t").startswith("#") and line.strip():
            break
        splices.append(Splice(at, at + len(line) - len(line.lstrip(" \t")), " " * indent))
        at = next_line(text, at)
    return tuple(splices)


def _after_blanks(text: str, at: int) -> int:
    """Where the first line from `at` on starts that is not blank."""
    while at < len(text) and not text[at : line_end(text, at)].strip():
        at = next_line(text, at)
    return at


def _handing_on(
    parsed: ParsedText, path: FieldPath, entry: EntrySpan, following: EntrySpan
) -> Iterator[Splices]:
    """Take out the first entry after a dash, which the next one gets; comments go above."""
    text, start = parsed.text, line_start(parsed.text, entry.start)
    prefix = parsed.prefix(entry)
    end = line_end(text, entry.end)
    below = text[next_line(text, end) : line_start(text, following.start)]
    column = len(prefix) - len(prefix.lstrip(" "))
    comments = lasting_comments(parsed, path)
    above = "".join(f"{' ' * column}{comment}{new_line_end(text, end)}" for comment in comments)
    yield (Splice(start, following.start, f"{above}{below}{prefix}"),)
    aligned = re.sub(r"^[ \t]*(?=#)", " " * column, below, flags=re.MULTILINE)
    yield (Splice(start, following.start, f"{above}{aligned}{prefix}"),)
    solid = "".join(line for line in aligned.splitlines(keepends=True) if line.strip())
    yield (Splice(start, following.start, f"{above}{solid}{prefix}"),)


def _removing_only(parsed: ParsedText, path: FieldPath, entry: EntrySpan) -> Iterator[Splices]:
    """Take out the only item of a list, which stays as `[]`."""
    holder = path[:-1]
    if not holder or parsed.prefix(entry).strip():
        yield (Splice(entry.start, entry.end, "[]"),)
        return
    at = parsed.head_end(holder)
    for splices in _removing_lines(parsed, path, entry):
        yield (Splice(at, at, " []"), *splices)


def replacing_block(parsed: ParsedText, path: FieldPath, new: ValueText) -> Splices:
    """Put a value in place of a mapping or list in lines."""
    text, first = parsed.text, parsed.entry(parsed.children(path)[0])
    end = new_line_end(text, first.start)
    last = parsed.entry(path).end if path else _end_of_all(parsed)
    lines = "".join(end + line for line in new.lines)
    if parsed.prefix(first).strip() or not path:
        return (Splice(first.start, last, new.head + lines if path else lines[len(end) :]),)
    at, above = parsed.head_end(path), before_line(text, line_start(text, first.start))
    head = _first_head(parsed, path, at, new)
    return (head, Splice(max(at, above), line_end(text, last), lines))


def _replacing_block_text(
    parsed: ParsedText, path: FieldPath, new: ValueText, lines: str
) -> Splices:
    """Put a value in place of a block scalar; the comment of its header stays."""
    text, start, end = parsed.text, parsed.places.whole(path).start, parsed.entry(path).end
    found = _HEADER_COMMENT.match(text, start)
    comment = found[1] if found else ""
    if not new.head and "#" not in text[parsed.head_end(path) : start]:
        start = parsed.head_end(path)
    return (Splice(start, end, new.head + comment + lines),)


def _first_head(parsed: ParsedText, path: FieldPath, at: int, new: ValueText) -> Splice:
    """The first line of a value after a colon or dash that has nothing behind it yet."""
    gap = " " if parsed.places.has_key(path) else " " * (parsed.item_width(path) - 1)
    return Splice(at, at, f"{gap}{new.head}" if new.head else "")


def _end_of_all(parsed: ParsedText) -> int:
    return parsed.entry(parsed.children(())[-1]).end


def replacing_inline(parsed: ParsedText, path: FieldPath, new: ValueText) -> Splices:
    """Put a value in place of a scalar, of one in brackets, or of none."""
    text, whole, at = parsed.text, parsed.places.whole(path), parsed.head_end(path)
    end = new_line_end(text, at)
    lines = "".join(end + line for line in new.lines)
    if whole.is_empty:
        below = line_end(text, at)
        return _joined(_first_head(parsed, path, at, new), below, lines)
    if parsed.places.is_block_text(path):
        return _replacing_block_text(parsed, path, new, lines)
    below = line_end(text, whole.end)
    if new.head:
        return _joined(Splice(whole.start, whole.end, new.head), below, lines)
    if line_end(text, at) >= whole.start:
        return _joined(Splice(at, whole.end, ""), below, lines)
    # The value begins on a line of its own.
    start = line_start(text, whole.start)
    return _joined(Splice(start, whole.end, lines[len(end) :]), below, "")


def moving_up(parsed: ParsedText, path: FieldPath, new: ValueText) -> Splices:
    """Put a value behind its key or dash, in place of one that is on a line of its own."""
    at = parsed.head_end(path)
    lines = "".join(new_line_end(parsed.text, at) + line for line in new.lines)
    head = _first_head(parsed, path, at, new)
    start = parsed.places.whole(path).start
    found = _HEADER_COMMENT.match(parsed.text, start)
    comment = found[1] if found and parsed.places.is_block_text(path) else ""
    old = Splice(start, parsed.entry(path).end, comment)
    return (head._replace(replacement=head.replacement + lines), old)


def _joined(head: Splice, below: int, lines: str) -> Splices:
    """A splice of a line, and lines below it."""
    if not lines:
        return (head,)
    if below == head.end:
        return (Splice(head.start, head.end, head.replacement + lines),)
    return (head, Splice(below, below, lines))


def replacing_nothing(parsed: ParsedText, lines: tuple[str, ...]) -> Splices:
    """Write the first value of a text that has only comments, or nothing."""
    text, end = parsed.text, new_line_end(parsed.text, 0)
    start = end if text and not text.endswith(("\n", "\r")) else ""
    return (Splice(len(text), len(text), f"{start}{end.join(lines)}{end}"),)
