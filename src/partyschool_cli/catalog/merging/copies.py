"""An entry's text copied from one text to another, as it is written there, with its comments.

All functions yield ways to do it, best first. None is sure to keep the content as it should be, so
each result has to be parsed and compared.
"""

from collections.abc import Iterator

from partyschool_cli.model.describe import Field
from partyschool_cli.source.style.field_order import field_of, index_of_new
from partyschool_cli.source.text.line_ends import line_end, line_start, next_line
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Splice
from partyschool_cli.source.text_edits import flow_edits
from partyschool_cli.source.text_edits.block_edits import end_with_comments
from partyschool_cli.source.text_edits.parsed_text import ParsedText

Splices = tuple[Splice, ...]


def replacing(
    to: ParsedText, path: FieldPath, source: ParsedText, at: FieldPath
) -> Iterator[Splices]:
    """Put the value of `source` at `at` in place of the one at `path`."""
    inline = _inline(source, at)
    if inline is not None and _inline_place(to, path):
        whole = to.places.whole(path)
        yield (Splice(whole.start, whole.end, inline),)
    if not to.is_in_brackets(path) and not source.is_in_brackets(at):
        entry = to.entry(path)
        text = entry_text(source, at, entry.indent)
        yield (Splice(entry.start, line_end(to.text, entry.end), text),)


def adding_key(
    to: ParsedText, holder: FieldPath, source: ParsedText, at: FieldPath
) -> Iterator[Splices]:
    """Add the key of `source` at `at` to a mapping that is not empty."""
    content, key = to.at(holder), str(at[-1])
    field = field_of(to.model, holder)
    index = _index_of_key(list(content), list(source.at(at[:-1])), key, field)
    inline = _inline(source, at)
    name = source.places.key(at)
    text = None if inline is None else f"{source.text[name.start : name.end]}: {inline}"
    if to.places.is_flow(holder):
        if text is not None:
            yield flow_edits.adding(to, holder, index, text)
    elif index and not source.is_in_brackets(at):
        yield from _below(to, to.children(holder)[index - 1], source, at)
    elif index and text is not None:
        yield _line_below(to, to.children(holder)[index - 1], text)


def adding_item(
    to: ParsedText, holder: FieldPath, index: int, source: ParsedText, at: FieldPath
) -> Iterator[Splices]:
    """Add the item of `source` at `at` to a list that is not empty, at an index."""
    inline = _inline(source, at)
    if to.places.is_flow(holder):
        if inline is not None:
            yield flow_edits.adding(to, holder, index, inline)
        return
    children = to.children(holder)
    if not source.is_in_brackets(at):
        if index:
            yield from _below(to, children[index - 1], source, at)
        elif holder and not to.prefix(to.entry(children[0])).strip():
            start = next_line(to.text, to.head_end(holder))
            lines = [*lead_lines(source, at), _whole(source, at, to.entry(children[0]).indent)]
            yield (Splice(start, start, _joined(lines, to.entry(children[0]).indent) + "\n"),)
    elif inline is not None and index:
        gap = " " * (to.item_width(children[0]) - 1)
        yield _line_below(to, children[index - 1], f"-{gap}{inline}")


def removing(to: ParsedText, path: FieldPath, keeps: frozenset[str]) -> Iterator[Splices]:
    """Take an entry out with the lines above that speak of it, unless a comment is in `keeps`."""
    siblings = to.children(path[:-1])
    if to.is_in_brackets(path) or len(siblings) == 1:
        return
    entry = to.entry(path)
    if to.prefix(entry).strip():
        return
    lead = lead_lines(to, path)
    start = line_start(to.text, entry.start)
    if not keeps.intersection(lead):
        for _ in lead:
            start = line_start(to.text, start - 1)
    yield (Splice(start, next_line(to.text, line_end(to.text, entry.end)), ""),)


# ---------------------------------------------------------------------------- pieces of a text


def entry_text(source: ParsedText, at: FieldPath, indent: int) -> str:
    """An entry from its key or dash to the end of its last line, to stand in another column."""
    entry = source.entry(at)
    text = source.text[entry.start : line_end(source.text, entry.end)]
    return _shifted(text, indent - entry.indent)


def lead_lines(source: ParsedText, at: FieldPath) -> list[str]:
    """The comments (without indent) and blank lines above an entry that speak of it.

    Comments of the file, above its first key, do not; nor do those above a key behind a dash.
    """
    entry = source.entry(at)
    if source.prefix(entry).strip():
        return []
    siblings = source.children(at[:-1])
    index = siblings.index(at)
    if index == 0 and len(at) == 1:
        return []
    before = line_start(source.text, entry.start)
    if index:
        above = source.entry(siblings[index - 1])
        first = next_line(source.text, end_with_comments(source.text, above.end, above.indent))
    else:
        first = next_line(source.text, source.head_end(at[:-1]))
    lines = [line.strip(" \t") for line in source.text[first:before].split("\n")[:-1]]
    return lines if all(not line or line.startswith("#") for line in lines) else []


def _below(
    to: ParsedText, before: FieldPath, source: ParsedText, at: FieldPath
) -> Iterator[Splices]:
    above = to.entry(before)
    end = end_with_comments(to.text, above.end, above.indent)
    lead = lead_lines(source, at)
    text = _joined([*lead, _whole(source, at, above.indent)], above.indent)
    yield (Splice(end, end, f"\n{text}"),)


def _line_below(to: ParsedText, before: FieldPath, line: str) -> Splices:
    above = to.entry(before)
    end = end_with_comments(to.text, above.end, above.indent)
    return (Splice(end, end, f"\n{' ' * above.indent}{line}"),)


def _whole(source: ParsedText, at: FieldPath, indent: int) -> str:
    """An entry's lines with the comments below that are indented deeper."""
    entry = source.entry(at)
    end = end_with_comments(source.text, entry.end, entry.indent)
    text = source.text[entry.start : end]
    return _shifted(text, indent - entry.indent)


def _joined(lines: list[str], indent: int) -> str:
    return "\n".join(" " * indent + line if line else "" for line in lines)


def _shifted(text: str, by: int) -> str:
    """A text whose lines, but for the first, move so many columns to the right."""
    first, *rest = text.split("\n")
    return "\n".join((first, *(_moved(line, by) for line in rest)))


def _moved(line: str, by: int) -> str:
    if not line.strip():
        return line
    indent = len(line) - len(line.lstrip(" "))
    return " " * max(0, indent + by) + line[indent:]


def _inline(source: ParsedText, at: FieldPath) -> str | None:
    """A value's text where it is on one line."""
    if not _inline_place(source, at):
        return None
    whole = source.places.whole(at)
    text = source.text[whole.start : whole.end]
    return None if "\n" in text else text


def _inline_place(parsed: ParsedText, path: FieldPath) -> bool:
    places = parsed.places
    if isinstance(parsed.at(path), dict | list):
        return places.is_flow(path)
    return not places.is_block_text(path) and not places.whole(path).is_empty


def _index_of_key(here: list[str], there: list[str], key: str, field: Field | None) -> int:
    """Where a key goes: behind the key that it follows in the other text, if that is here."""
    before = [one for one in there[: there.index(key)] if one in here]
    return here.index(before[-1]) + 1 if before else index_of_new(here, key, field)
