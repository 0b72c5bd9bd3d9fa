"""Free slots of a session for a terminal, each with the command that moves it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partyschool_cli.edit.when import nearest_day
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.wording.dates import slot_text, time_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partyschool_cli.terminal.style import Line
    from partyschool_cli.timetable.meetings import Slot
