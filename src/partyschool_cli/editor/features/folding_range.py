"""Fold by the structure of the YAML: every entry that takes several lines."""

from collections.abc import Iterator

from lsprotocol import types

from partyschool_cli.editor.client.positions import Positions
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.workspace.moment import Moment
from partyschool_cli.source.text.line_ends import LINE_END
from partyschool_cli.source.yaml.entries import entry_at
from partyschool_cli.source.yaml.yaml_parser import parse


def _answer(moment: Moment, params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
    file = moment.at(params.text_document.uri)
    if file is None:
        return None
    positions = file.catalog.positions(file.path)
    is_broken = bool(parse(positions.text).problems)
    # While the text does not parse, by its indents: else all would unfold with each key.
    return list(_by_indents(positions.text) if is_broken else _by_entries(positions))


def _by_entries(positions: Positions) -> Iterator[types.FoldingRange]:
    places = parse(positions.text).places
    for path, _ in places.values():
        if path:
            entry = entry_at(positions.text, places, path)
            first, last = (positions.position(at).line for at in (entry.start, entry.end))
            if last > first:
                yield types.FoldingRange(first, last)


def _by_indents(text: str) -> Iterator[types.FoldingRange]:
    open_lines: list[tuple[int, int]] = []
    last = 0
    for number, line in enumerate(LINE_END.split(text)):
        inner = line.lstrip(" ")
        if inner:
            # A list may be in the column of its key.
            depth = 2 * (len(line) - len(inner)) + inner.startswith("-")
            while open_lines and open_lines[-1][0] >= depth:
                _, first = open_lines.pop()
                if last > first:
                    yield types.FoldingRange(first, last)
            open_lines.append((depth, number))
            last = number
    for _, first in reversed(open_lines):
        if last > first:
            yield types.FoldingRange(first, last)


feature = Feature(types.TEXT_DOCUMENT_FOLDING_RANGE, _answer)
