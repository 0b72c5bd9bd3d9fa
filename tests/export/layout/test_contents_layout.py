"""The contents of the course catalog: two columns about equally long."""

from dataclasses import replace

import pytest

from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.layout.catalog_layout import HEIGHT, WIDTH
from partyschool_cli.export.layout.contents_layout import Contents, contents_layout
from partyschool_cli.export.typesetting.breaker import breaker
from tests.catalogs import PINGCHENG, SHIPPED, loaded
from tests.export.contents import content_of, numbers_of

COUNTIES = [content_of(loaded(folder), "catalog") for folder in (SHIPPED, PINGCHENG)]
SCHOOLS = [content_of(loaded(SHIPPED), "catalog", name) for name in ("liudu", "qingxu")]


def laid_out(content: CatalogContent) -> Contents:
    return contents_layout(content, breaker(content.words), WIDTH, HEIGHT)


def many(content: CatalogContent, times: int) -> CatalogContent:
    """A catalog of as many times the sections."""
    return replace(content, sections=content.sections * times)


@pytest.mark.parametrize("content", [*COUNTIES, *SCHOOLS], ids=lambda one: one.title)
def test_one_page_of_two_columns_in_type_that_can_be_read(content: CatalogContent) -> None:
    contents = laid_out(content)
    ((left, right),) = contents.pages
    lines = [line.course.number if line.course else line.section.number for line in left + right]
    assert lines == list(numbers_of(content))
    assert contents.size >= 9
    heights = [sum(line.height for line in column) for column in (left, right)]
    # No more apart than the largest section that should not be parted.
    assert abs(heights[0] - heights[1]) <= max(heights) / 2


@pytest.mark.parametrize("times", [2, 3, 5, 8])
def test_longer_contents_go_on_in_columns_of_further_pages(times: int) -> None:
    contents = laid_out(many(COUNTIES[0], times))
    assert len(contents.pages) > 1
    count = sum(len(column) for page in contents.pages for column in page)
    sections = COUNTIES[0].sections
    assert count == times * sum(len(section.courses) + 1 for section in sections)
    for page in contents.pages:
        for column in page:
            assert sum(line.height for line in column) <= HEIGHT
            assert not column or column[-1].course is not None


def test_marks_have_room_behind_the_last_line() -> None:
    section = SCHOOLS[0].sections[0]
    title = "葡萄采后分级与冷库贮藏技术要点"
    plain = replace(section.courses[0], title=title, is_flagship=False, is_draft=False)
    draft = replace(plain, is_draft=True)
    content = replace(SCHOOLS[0], sections=(replace(section, courses=(plain, draft)),))
    ((left, right),) = laid_out(content).pages
    lines = [line.lines for line in left + right if line.course]
    assert [len(one) for one in lines] == [1, 2]
