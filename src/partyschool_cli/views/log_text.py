"""What commits changed, in a clerk's words."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from partyschool_cli.history.log import LogEntry
from partyschool_cli.history.revisions import short
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.views.change_lines import Sides, entity_lines

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line


def log_lines(entries: Iterable[LogEntry], zone: dt.tzinfo) -> Iterator["Line"]:
    """A block for each commit: which, when, who and what it is called; below, what it changed.

    A commit that only followed a rename says nothing, and has none.
    """
    told = ((entry, tuple(_told(entry))) for entry in entries)
    for number, (entry, lines) in enumerate(one for one in told if one[1]):
        if number:
            yield ()
        subject = entry.message.partition("\n")[0]
        yield (
            Styled(short(entry.commit), "id"),
            Styled(f"  {_moment(entry.date.astimezone(zone))}", "muted"),
            Styled(f"  {visible(mask(entry.author))}"),
            Styled(f"  {visible(mask(subject))}", "heading"),
        )
        yield from ((Styled(f"  {line}"),) for line in lines)


def _told(entry: LogEntry) -> Iterator[str]:
    if entry.first_files:
        yield f"第一次保存，共 {entry.first_files} 个文件"
        return
    yield from entity_lines(entry.changes, Sides(entry.before, entry.after))
    for path in entry.left_out:
        yield visible(mask(f"文件 {shown_path(path)} 读不了，没有比较"))


def _moment(at: dt.datetime) -> str:
    """`2026年10月12日 08:30`."""
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"
