"""Options for the appearance of a document."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.timetable.sheet import Layout

Paper = Literal["a4", "a3"]
Style = Literal["plain", "official"]


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """Options for the appearance of a document. `printed` is the print date.

    `layout` is for timetables; None chooses by content. `title_color` is `#rrggbb`. The style
    `official` takes the fonts of official papers where they are installed. `template` is a
    reference .docx. `changed` is when each class last changed, by id, for the formats that say
    it; for notices also when sessions were removed, by `class-id/s01`. `codes` are printed at
    the foot of what has one, one for each of its parts; without them none is.
    """

    printed: dt.date
    layout: Layout | None = None
    paper: Paper = "a4"
    title_color: str | None = None
    style: Style = "plain"
    template: bytes | None = None
    changed: Mapping[str, dt.datetime] = field(default_factory=dict)
    codes: tuple[PrintedCode, ...] = ()

    @property
    def code(self) -> PrintedCode | None:
        """The code of a content of one part; None where none is printed."""
        return self.codes[0] if self.codes else None

    def of_part(self, index: int) -> "PrintOptions":
        """The options of one part of a content: its code alone."""
        return replace(self, codes=self.codes[index : index + 1])
