"""The facts of any content that has a code: timetables and the course catalog."""

from typing import Final

from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.codes.catalog_facts import catalog_facts
from partyschool_cli.export.codes.facts import Facts
from partyschool_cli.export.codes.timetable_facts import timetable_facts
from partyschool_cli.export.content import Content
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.timetable_content import TimetableContent

# The contents that have the timetable of a class in them, or are it.
WITH_TIMETABLE: Final[tuple[type[Content], ...]] = (TimetableContent, HandbookContent)


def timetable_in(content: Content) -> TimetableContent | None:
    """The timetable that a content is, or has in it."""
    shown = content.timetable if isinstance(content, HandbookContent) else content
    return shown if isinstance(shown, TimetableContent) else None


def facts_of(content: Content) -> tuple[Facts, ...]:
    """The facts of each part of a content; none of one that has no code, such as a list to sign."""
    if (shown := timetable_in(content)) is not None:
        return tuple(map(timetable_facts, shown.parts))
    return (catalog_facts(content),) if isinstance(content, CatalogContent) else ()
