"""What a sheet says of itself: its code, and what else could be read."""

import datetime as dt
from dataclasses import dataclass

from partyschool_cli.export.codes.facts import Facts
from partyschool_cli.export.codes.subject import Subject


@dataclass(frozen=True, slots=True)
class Claim:
    """A `code`, with what was read beside it: more of it means less to look for.

    `subject` and `facts` are what a PDF carries. A QR code has the `title`, perhaps shortened, and
    the days `first` and `last` that were asked for; `date` is the day of its version.
    """

    code: str
    subject: Subject | None = None
    facts: Facts | None = None
    title: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    date: dt.date | None = None
