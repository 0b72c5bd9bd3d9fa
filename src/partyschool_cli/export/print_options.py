"""How a document is to look, whatever it is."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from partyschool_cli.timetable.sheet import Layout

Paper = Literal["a4", "a3"]
Style = Literal["plain", "official"]


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How a document is to look. `printed` is the day that stands on it.

    `layout` is a timetable's, None to let it choose. `title_color` is `#rrggbb`. `official` asks
    for the fonts of official papers where the system has them. `template` is a reference .docx.
    """

    printed: dt.date
    layout: Layout | None = None
    paper: Paper = "a4"
    title_color: str | None = None
    style: Style = "plain"
    template: bytes | None = None
