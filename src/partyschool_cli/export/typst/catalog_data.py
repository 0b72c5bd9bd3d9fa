"""Data for the Typst template of the course catalog."""

from collections.abc import Iterable
from typing import Any, Final

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.layout import catalog_layout as measures
from partyschool_cli.export.layout.catalog_layout import (
    Block,
    BodyPage,
    CatalogLayout,
    CourseBlock,
    FactLines,
    SectionBlock,
    catalog_layout,
)
from partyschool_cli.export.layout.contents_layout import Column, ContentsLine
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typst.code_data import code_data
from partyschool_cli.export.typst.running_title import running

_NO_COURSES: Final = "没有课程"


def catalog_data(content: CatalogContent, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    layout = catalog_layout(content)
    return "catalog", {
        "title": content.title,
        "running": running(content.title),
        "landscape": False,
        "cover": {
            "lines": layout.title,
            "size": layout.title_size,
            "region": content.region or "",
            "summary": words.extent_line(content),
            "schools": layout.schools,
            "publisher": words.publisher_line(content),
            "month": f"{options.printed.year}年{options.printed.month}月",
        },
        "code": code_data(options.code),
        "contents": _contents(content, layout),
        "shares_page": layout.shares_page,
        "pages": [_page(page) for page in layout.body],
        "nothing": "" if layout.body else _NO_COURSES,
    }


def _contents(content: CatalogContent, layout: CatalogLayout) -> dict[str, Any]:
    return {
        "size": layout.contents.size,
        "key": words.FLAGSHIP_KEY if content.has_flagship else "",
        "pages": [[_column(column) for column in page] for page in layout.contents.pages],
    }


def _column(column: Column) -> list[dict[str, Any]]:
    return [_contents_line(line) for line in column]


def _contents_line(line: ContentsLine) -> dict[str, Any]:
    course = line.course
    if course is None:
        return {"is_section": True, "lines": line.lines, "count": words.section_line(line.section)}
    return {
        "is_section": False,
        "lines": line.lines,
        "number": course.number,
        "is_flagship": course.is_flagship,
        "marks": words.marks(course),
    }


def _page(page: BodyPage) -> dict[str, Any]:
    return {"blocks": [block_data(block) for block in page.blocks]}


def block_data(block: Block) -> dict[str, Any]:
    """The heading of a section, or a course."""
    if isinstance(block, SectionBlock):
        return {
            "is_section": True,
            "title": words.heading(block.section),
            "count": words.section_line(block.section),
        }
    return _course(block)


def _course(block: CourseBlock) -> dict[str, Any]:
    course = block.course
    return {
        "is_section": False,
        "number": course.number,
        "title": course.title,
        "lines": block.title,
        "is_flagship": course.is_flagship,
        "marks": words.marks(course),
        "hours": course.hours_text,
        "summary": block.summary,
        "short": [_facts(row) for row in block.short],
        "long": _facts(block.long),
        "is_long": block.height > measures.HEIGHT,
    }


def _facts(facts: Iterable[FactLines]) -> list[dict[str, Any]]:
    return [{"label": each.fact.label, "lines": each.lines} for each in facts]
