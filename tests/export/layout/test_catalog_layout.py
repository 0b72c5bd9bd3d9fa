"""The course catalog as a book: pages that are filled, courses and names that stay whole."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.layout.catalog_layout import (
    HEIGHT,
    CatalogLayout,
    CourseBlock,
    SectionBlock,
    block_number,
    catalog_layout,
)
from tests.catalogs import PINGCHENG, SHIPPED, loaded
from tests.export.contents import content_of, numbers_of


@cache
def all_layouts() -> dict[str, tuple[CatalogContent, CatalogLayout]]:
    """Those of both counties, and of each of their schools that has courses, by their titles."""
    found = []
    for folder in (SHIPPED, PINGCHENG):
        catalog = loaded(folder)
        found.append(content_of(catalog, "catalog"))
        found += [content_of(catalog, "catalog", name) for name in catalog.schools]
    return {one.title: (one, catalog_layout(one)) for one in found if one.sections}


def heights(layout: CatalogLayout) -> list[float]:
    """What the blocks of each page take, with the contents that stand above the first."""
    found = [sum(block.height for block in page.blocks) for page in layout.body]
    if layout.shares_page and found:
        found[0] += layout.contents.height
    return found


def test_every_course_stands_once_in_order_on_a_page_that_holds_it() -> None:
    for title, (content, layout) in all_layouts().items():
        blocks = [block for page in layout.body for block in page.blocks]
        wanted = list(numbers_of(content))
        assert [block_number(block) for block in blocks] == wanted, title
        assert max(heights(layout)) <= HEIGHT + 15, title
        assert [page.number for page in layout.body] == sorted({*layout.pages.values()}), title


def test_no_page_has_little_and_no_heading_stands_alone() -> None:
    for title, (_, layout) in all_layouts().items():
        assert len(layout.body) == 1 or min(heights(layout)) >= HEIGHT / 3, title
        lonely = [page for page in layout.body if isinstance(page.blocks[-1], SectionBlock)]
        assert not lonely, title


def test_names_and_titles_stay_whole() -> None:
    for _, layout in all_layouts().values():
        blocks = (block for page in layout.body for block in page.blocks)
        for block in (one for one in blocks if isinstance(one, CourseBlock)):
            assert "".join(block.title) == block.course.title
            for each in (*block.long, *(fact for row in block.short for fact in row)):
                assert "".join(each.lines) == each.fact.text.replace("\n", "")
                if each.fact.joint == "、":
                    ends = {
                        sum(map(len, each.lines[:count])) for count in range(1, len(each.lines))
                    }
                    assert ends <= set(places_between(each.fact.items))


def places_between(names: tuple[str, ...]) -> Iterator[int]:
    """How many signs stand before each name but the first."""
    place = 0
    for name in names[:-1]:
        place += len(name) + 1
        yield place


def test_short_contents_share_their_page_with_the_first_courses() -> None:
    own = catalog_layout(content_of(loaded(SHIPPED), "catalog", "liudu"))
    assert own.shares_page
    assert own.body[0].number == 1
    whole = catalog_layout(content_of(loaded(SHIPPED), "catalog"))
    assert not whole.shares_page
    assert whole.body[0].number == 2


def test_a_course_that_is_longer_than_a_page_stands_alone() -> None:
    content = content_of(loaded(SHIPPED), "catalog", "liudu")
    first, *others = content.sections
    long = replace(first.courses[0], summary="讲清政策。" * 2000)
    layout = catalog_layout(replace(content, sections=(replace(first, courses=(long,)), *others)))
    (page,) = [page for page in layout.body if page.pages > 1]
    assert [block_number(block) for block in page.blocks] == ["1", "1.1"]
    after = layout.body[layout.body.index(page) + 1]
    assert after.number == page.number + page.pages


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("柳杜乡党校课程目录", ("柳杜乡党校课程目录",)),
        ("中共清徐县委党校课程目录", ("中共清徐县委党校", "课程目录")),
        ("清徐县乡镇党校课程目录 · 2026年", ("清徐县乡镇党校", "课程目录 · 2026年")),
    ],
)
def test_the_title_of_the_cover_is_broken_between_words(title: str, lines: tuple[str, ...]) -> None:
    content = content_of(loaded(SHIPPED), "catalog", "liudu")
    assert catalog_layout(replace(content, title=title)).title == lines


def test_a_catalog_without_courses_has_a_cover() -> None:
    layout = catalog_layout(CatalogContent("目录", None, (), ()))
    assert (layout.body, layout.contents.pages, layout.shares_page) == ((), (), False)
