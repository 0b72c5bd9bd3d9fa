"""`stats` for a terminal: sections of aligned numbers with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partyschool_cli.terminal.bars import bar
from partyschool_cli.terminal.style import Styled, trimmed
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.terminal.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partyschool_cli.terminal.style import Line
    from partyschool_cli.views.stats_sections import Row, Section

_GAP = "  "
_NUMBERS, _NUMBER = 3, 8
# More columns are as narrow as they can be.
_MIN_NUMBER = 5
_MIN_BAR, _MAX_BAR = 4, 40
_MIN_LABEL = 8
# Columns for a pipe, which has no width.
_PIPE = 100


def stats_lines(
    title: str, listed: Sequence[Section], width: int | None, *, is_aligned: bool = True
) -> list[Line]:
    """The lines of some sections at `width` columns; None is a pipe.

    Their columns are the same ones where `is_aligned`; else each section has its own.
    """
    shared = _Columns(listed, width or _PIPE)
    heading = wrap(visible(title), shared.width)
    lines: list[Line] = [(Styled(line, "title"),) for line in heading]
    for section in listed:
        columns = shared if is_aligned else _Columns((section,), shared.width)
        lines += [(), *columns.lines(section)]
    return lines


class _Columns:
    """Widths of labels, bars and remarks that fit all sections."""

    def __init__(self, listed: Sequence[Section], width: int) -> None:
        rows = [row for section in listed for row in section.rows]
        self.width = max(width, 2)
        self.numbers = max(len(section.headings) for section in listed)
        if len(listed) > 1:
            self.numbers = max(_NUMBERS, self.numbers)
        self.number = _NUMBER if self.numbers <= _NUMBERS else _widest_number(listed)
        numbers = self.numbers * (self.number + len(_GAP))
        remark = max((display_width(visible(row.remark)) for row in rows), default=0)
        room = self.width - numbers - len(_GAP) - (remark + len(_GAP) if remark else 0)
        labels = [*(row.label for row in rows), *(section.label for section in listed)]
        label = max((display_width(visible(text)) for text in labels), default=0)
        # Bars keep a third of the width, so that they can be compared.
        self.label = min(label, max(_MIN_LABEL, room * 2 // 3))
        self.bar = min(_MAX_BAR, room - self.label)

    def lines(self, section: Section) -> Iterator[Line]:
        """A section's lines."""
        yield (Styled(section.title, "title"),)
        if section.rows:
            yield self._headings(section)
        for row in section.rows:
            yield from self._row(row, section)
        for note in section.notes:
            for line in wrap(visible(note), self.width):
                yield (Styled(line, "muted"),)

    def _headings(self, section: Section) -> Line:
        return (
            Styled(pad(section.label, self.label), "muted"),
            *(
                Styled(_GAP + pad(title, self.number, "right"), "muted")
                for title in section.headings
            ),
        )

    def _right(self, text: str) -> str:
        return pad(text, self.number, "right")

    def _row(self, row: Row, section: Section) -> Iterator[Line]:
        first, *rest = wrap(visible(row.label), self.label) or [""]
        numbers = "".join(_GAP + self._right(number) for number in row.numbers)
        spans = [Styled(pad(first, self.label)), Styled(numbers, "number")]
        if row.value is not None:
            # Bars start in the same column, however many numbers precede them.
            missing = (self.numbers - len(row.numbers)) * (self.number + len(_GAP))
            drawn = bar(row.value, section.maximum, self.bar) if self.bar >= _MIN_BAR else ""
            spans.append(Styled(" " * missing + _GAP + pad(drawn, self.bar), "accent"))
        if row.remark:
            spans.append(Styled(_GAP + visible(row.remark), row.mark))
        yield trimmed(spans)
        for line in rest:
            yield (Styled(line),)


def _widest_number(listed: Sequence[Section]) -> int:
    texts = [text for section in listed for text in section.headings]
    texts += [text for section in listed for row in section.rows for text in row.numbers]
    return max(_MIN_NUMBER, *map(display_width, texts))
