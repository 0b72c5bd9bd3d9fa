"""The splices of one step of an edit, best first: the first whose result has the right content."""

from collections.abc import Iterator
from typing import Any

from partyschool_cli.model.describe import field_at
from partyschool_cli.source.style.field_order import field_of, index_of_new
from partyschool_cli.source.style.field_text import field_text
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Splice, Splices
from partyschool_cli.source.text_edits import block_edits, flow_edits
from partyschool_cli.source.text_edits.edit_steps import AddItem, AddKey, Drop, Put, RenameKey, Step
from partyschool_cli.source.text_edits.new_value_text import Likes, ValueText, quoted
from partyschool_cli.source.text_edits.parsed_text import ParsedText
from partyschool_cli.source.yaml.yaml_scalar import scalar


def splices_of(parsed: ParsedText, step: Step) -> Iterator[Splices]:
    """The ways to write a step, best first."""
    if isinstance(step, Put):
        yield from _putting(parsed, step.path, step.value)
    elif isinstance(step, AddKey):
        yield from _adding_key(parsed, step)
    elif isinstance(step, AddItem):
        yield from _adding_item(parsed, step)
    elif isinstance(step, Drop):
        yield from _dropping(parsed, step.path)
    else:
        yield _renaming(parsed, step)


# ------------------------------------------------------------------------------ another value


def _putting(parsed: ParsedText, path: FieldPath, value: Any) -> Iterator[Splices]:
    if not path and parsed.content is None:
        for writer in parsed.writers:
            lines = writer.below_key(value, (), Likes(), 0).lines
            yield block_edits.replacing_nothing(parsed, lines)
        return
    old = parsed.at(path)
    if old in ([], {}) and type(value) is type(old) and _has_comment(parsed, path):
        inner = _in_brackets(parsed, path, value)[1:-1]
        yield flow_edits.adding(parsed, path, 0, inner)
        return
    if isinstance(old, dict | list) and not parsed.places.is_flow(path):
        for new in _new_values(parsed, path, value):
            yield block_edits.replacing_block(parsed, path, new)
    elif parsed.is_in_brackets(path):
        text = _scalar_as_before(parsed, path, value)
        if text is None or text == value:  # without quotes
            text = _in_brackets(parsed, path, value)
        yield _putting_in_brackets(parsed, path, text)
    else:
        for new in _new_values(parsed, path, value):
            yield block_edits.replacing_inline(parsed, path, new)
        if path and not parsed.places.whole(path).is_empty:
            for new in _new_values(parsed, path, value):
                yield block_edits.moving_up(parsed, path, new)


def _putting_in_brackets(parsed: ParsedText, path: FieldPath, text: str) -> Splices:
    whole, at = parsed.places.whole(path), parsed.head_end(path)
    if not whole.is_empty:
        return (Splice(whole.start, whole.end, text),)
    return (Splice(at, at, f" {text}" if parsed.text[at - 1] == ":" else f": {text}"),)


def _in_brackets(parsed: ParsedText, path: FieldPath, value: Any) -> str:
    return parsed.writers[0].in_brackets(value, path, parsed.likes(path))


def _new_values(parsed: ParsedText, path: FieldPath, value: Any) -> Iterator[ValueText]:
    """Ways to write another value at a path outside of brackets."""
    old = parsed.at(path)
    is_short = not (isinstance(value, str) and "\n" in value)
    as_before = _scalar_as_before(parsed, path, value)
    if as_before is not None and (is_short or parsed.places.style(path) == '"'):
        yield ValueText(as_before)
    if isinstance(old, dict) and old and value == {}:
        yield ValueText("{}")
    found = parsed.likes(path) if path else Likes()
    likes = Likes(*([like for like in each if like != path] for each in found))
    for writer in parsed.writers:
        if not path:
            yield writer.below_key(value, path, likes, 0)
        elif parsed.places.has_key(path):
            yield writer.below_key(value, path, likes, parsed.places.key(path).column - 1)
        else:
            dash, width = parsed.entry(path).indent, parsed.item_width(path)
            yield writer.after_dash(value, path, likes, dash, width)


def _scalar_as_before(parsed: ParsedText, path: FieldPath, value: Any) -> str | None:
    """A scalar on one line in the quotes of the old one; None where that has none to keep."""
    old, style = parsed.at(path), parsed.places.style(path)
    if isinstance(old, dict | list) or isinstance(value, dict | list):
        return None
    if isinstance(value, str) and style in ("'", '"'):
        return quoted(value, style)
    if style is None and old is not None:
        in_block = not parsed.is_in_brackets(path)
        return field_text(value, field_at(parsed.model, path), in_block=in_block)
    return None


# ------------------------------------------------------------------------ new keys and items


def _adding_key(parsed: ParsedText, step: AddKey) -> Iterator[Splices]:
    holder, key = step.path[:-1], str(step.path[-1])
    content = parsed.at(holder)
    likes = parsed.likes(step.path)
    index = index_of_new(content, key, field_of(parsed.model, holder))
    name = parsed.writers[0].key(key, Likes([holder]))
    if parsed.places.is_flow(holder):
        value = parsed.writers[0].in_brackets(step.value, step.path, likes)
        yield flow_edits.adding(parsed, holder, index, f"{name}: {value}")
        return
    column = parsed.entry(parsed.children(holder)[0]).indent
    for writer in parsed.writers:
        new = writer.below_key(step.value, step.path, likes, column)
        line = f"{' ' * column}{name}:{f' {new.head}' if new.head else ''}"
        yield from block_edits.adding(parsed, holder, index, [line, *new.lines])


def _adding_item(parsed: ParsedText, step: AddItem) -> Iterator[Splices]:
    *path, index = step.path
    holder = tuple(path)
    likes = parsed.likes(step.path)
    if not parsed.at(holder):
        yield from _putting(parsed, holder, [step.value])
    elif parsed.places.is_flow(holder):
        text = parsed.writers[0].in_brackets(step.value, step.path, likes)
        yield flow_edits.adding(parsed, holder, int(index), text)
    else:
        dash, width = parsed.entry((*holder, 0)).indent, parsed.item_width((*holder, 0))
        for writer in parsed.writers:
            new = writer.after_dash(step.value, step.path, likes, dash, width)
            line = f"{' ' * dash}-{' ' * (width - 1)}{new.head}"
            yield from block_edits.adding(parsed, holder, int(index), [line, *new.lines])


def _has_comment(parsed: ParsedText, path: FieldPath) -> bool:
    whole = parsed.places.whole(path)
    return "#" in parsed.text[whole.start : whole.end]


# ------------------------------------------------------------------------------ out, and names


def _dropping(parsed: ParsedText, path: FieldPath) -> Iterator[Splices]:
    if parsed.places.is_flow(path[:-1]):
        yield flow_edits.removing(parsed, path)
    else:
        yield from block_edits.removing(parsed, path)


def _renaming(parsed: ParsedText, step: RenameKey) -> Splices:
    span, style = parsed.places.key(step.path), parsed.places.key_style(step.path)
    return (Splice(span.start, span.end, quoted(step.key, style) or scalar(step.key)),)
