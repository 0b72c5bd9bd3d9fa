"""The facts of any content that has a code: timetables and the course catalog."""

from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.codes.catalog_facts import catalog_facts
from partyschool_cli.export.codes.facts import Facts
from partyschool_cli.export.codes.timetable_facts import timetable_facts
from partyschool_cli.export.content import Content
from partyschool_cli.export.timetable_content import TimetableContent


def facts_of(content: Content) -> tuple[Facts, ...]:
    """The facts of each part of a content; none of one that has no code, such as a list to sign."""
    if isinstance(content, TimetableContent):
        return tuple(map(timetable_facts, content.parts))
    if isinstance(content, CatalogContent):
        return (catalog_facts(content),)
    return ()
