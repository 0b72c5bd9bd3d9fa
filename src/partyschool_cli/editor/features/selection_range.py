"""Grow a selection by the structure of the YAML: value, entry, what holds it, the whole file."""

from collections.abc import Iterator

from lsprotocol import types

from partyschool_cli.editor.client.positions import Positions
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.workspace.moment import Moment
from partyschool_cli.source.text.line_ends import line_end, line_start
from partyschool_cli.source.text.span import FieldPath, Stretch
from partyschool_cli.source.yaml.entries import entry_at
from partyschool_cli.source.yaml.places import Places
from partyschool_cli.source.yaml.yaml_parser import parse


def _answer(
    moment: Moment, params: types.SelectionRangeParams
) -> list[types.SelectionRange] | None:
    file = moment.at(params.text_document.uri)
    if file is None:
        return None
    positions = file.catalog.positions(file.path)
    parsed = parse(positions.text)
    places = None if parsed.problems else parsed.places
    return [_around(positions, places, positions.offset(one)) for one in params.positions]


def _around(positions: Positions, places: Places | None, offset: int) -> types.SelectionRange:
    """The selections around an offset, the innermost with the others as its parents."""
    found = [(0, len(positions.text)), _line(positions.text, offset)]
    if places is not None:
        found += _stretches(positions.text, places, offset)
    nested: types.SelectionRange | None = None
    last = found[0]
    for one in sorted(set(found), key=lambda each: each[0] - each[1]):
        # A line may cross a value of several lines: then it is left out.
        if last[0] <= one[0] and one[1] <= last[1]:
            nested, last = types.SelectionRange(positions.range(*one), nested), one
    return nested or types.SelectionRange(positions.whole)


def _stretches(text: str, places: Places, offset: int) -> Iterator[Stretch]:
    """The keys, values and entries that an offset is in."""
    for path, _ in places.values():
        if path and _touches(entry := _entry(text, places, path), offset):
            yield entry
            value = places.whole(path)
            inner = (value.start, min(value.end, entry[1]))
            if _touches(inner, offset) and not value.is_empty:
                yield inner
            if places.has_key(path) and _touches(key := places.key(path)[4:], offset):
                yield key


def _entry(text: str, places: Places, path: FieldPath) -> Stretch:
    entry = entry_at(text, places, path)
    return entry.start, entry.end


def _touches(stretch: Stretch, offset: int) -> bool:
    return stretch[0] <= offset <= stretch[1]


def _line(text: str, offset: int) -> Stretch:
    """The line at an offset, without its indent and its line end."""
    start, end = line_start(text, offset), line_end(text, offset)
    indent = len(text[start:end]) - len(text[start:end].lstrip())
    return min(start + indent, offset), end


feature = Feature(types.TEXT_DOCUMENT_SELECTION_RANGE, _answer)
