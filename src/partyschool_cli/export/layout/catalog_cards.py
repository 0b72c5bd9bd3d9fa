"""A course catalog for a phone: a card a course, below the headings of its sections."""

from collections.abc import Iterator

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection, CourseEntry
from partyschool_cli.export.layout.cards_layout import (
    HEADING_SIZE,
    Block,
    Card,
    CardsLayout,
    TextLines,
    about_lines,
    card_facts,
    cards_layout,
    text_lines,
    title_lines,
)
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.texts import Text, broken, names


def catalog_cards(content: CatalogContent, *, has_code: bool) -> CardsLayout:
    """The pictures of a catalog."""
    own = breaker(content.words)
    return cards_layout(content.title, _blocks(content, own), own, has_code=has_code)


def _blocks(content: CatalogContent, own: Breaker) -> Iterator[Block]:
    about = [words.extent_line(content), words.publisher_line(content)]
    if content.has_flagship:
        about.append(words.FLAGSHIP_KEY)
    yield about_lines(about, own)
    for section in content.sections:
        yield TextLines("heading", text_lines(words.heading(section), own, HEADING_SIZE))
        yield about_lines((words.section_line(section),), own)
        for course in section.courses:
            yield _card(content, section, course, own)


def _card(
    content: CatalogContent, section: CatalogSection, course: CourseEntry, own: Breaker
) -> Card:
    title = f"{course.title}{' ★' if course.is_flagship else ''}"
    facts: list[tuple[str, Text]] = [("简介", broken(course.summary, own))]
    for fact in (*words.short_facts(course), *words.long_facts(content, section, course)):
        is_names = fact.label == "授课"
        facts.append((fact.label, names(fact.items, own) if is_names else broken(fact.text, own)))
    mark = "　".join(words.marks(course))
    first = (course.number, "", course.hours_text)
    return Card(first, mark, title_lines(title, own), card_facts(facts))
