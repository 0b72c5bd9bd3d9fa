"""What a cell has before its width is known, and its blocks of lines after that."""

from dataclasses import dataclass
from functools import cached_property

from partyschool_cli.export.layout.page_layout import Entry, Font, TextBlock
from partyschool_cli.export.typesetting.texts import Extent, Stack, Text


@dataclass(frozen=True, slots=True)
class StyledText:
    """A text and its look; `what` says what it is, such as `title`."""

    text: Text
    what: str
    font: Font = "body"
    is_faint: bool = False
    is_struck: bool = False
    is_boxed: bool = False

    def block(self, room: float, size: float) -> TextBlock:
        """Its lines of `room` em of the table's `size`."""
        return TextBlock(
            self.text.lines(room),
            self.text.scale * size,
            self.font,
            self.is_faint,
            self.is_struck,
            self.is_boxed,
            self.what,
        )


@dataclass(frozen=True)
class CellContent:
    """Texts that stand below each other in a cell; `key` says which cells are one."""

    texts: tuple[StyledText, ...]
    key: object = None

    @cached_property
    def extent(self) -> Extent:
        """What allots its column: the one text itself, so that dates stay whole."""
        if len(self.texts) == 1:
            return self.texts[0].text
        return Stack(tuple(one.text for one in self.texts))

    def height(self, room: float) -> float:
        """Its height in em of the table's size."""
        return self.extent.height(room)

    def entry(self, room: float, size: float) -> Entry:
        """Its blocks at a width; texts without a line are left out."""
        blocks = (one.block(room, size) for one in self.texts)
        return tuple(block for block in blocks if block.lines)
