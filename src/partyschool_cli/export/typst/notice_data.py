"""Data for the Typst template of a 调课通知."""

from typing import Any, Final

from partyschool_cli.export import notice_content as words
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import full_date
from partyschool_cli.export.typst.code_data import code_data
from partyschool_cli.export.typst.running_title import running

# Shares of the width: a date with its week day fits on a line of its cell.
_WEIGHTS: Final = (37, 29, 45, 45)


def notice_data(content: NoticeContent, _: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    return "notice", {
        "title": content.title,
        "title_lines": list(content.title_lines),
        "running": running(content.title),
        "landscape": False,
        "addressee": words.addressee(content),
        "heads": list(words.HEADS),
        "weights": list(_WEIGHTS),
        "parts": [part._asdict() for part in words.parts(content)],
        "closing": list(words.closing(content)),
        "organizer": words.organizer(content),
        "date": full_date(content.date),
        "code_lines": list(words.code_lines(content)),
        "code": code_data(words.only_code(content)),
    }
