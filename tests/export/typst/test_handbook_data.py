"""A handbook as PDF: its parts in order, one page number through the book, nothing tiny."""

import re

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.typst.handbook_data import handbook_data
from partyschool_cli.model.kind import Kind
from tests.catalogs import SHIPPED, loaded
from tests.export.html_documents import OPTIONS
from tests.export.pdf_reading import page_texts, pages, pdf, squeezed
from tests.export.yearly_documents import TODAY, handbook, hostile_handbook


def test_parts_are_in_order_under_one_page_number() -> None:
    exported = pdf(handbook())
    shown, said = pages(exported.data), page_texts(exported)
    assert min(one.size for page in shown for one in page.letters) >= 7.9
    text = "".join(said)
    parts = (
        "培训手册",
        "全体学员：",
        "课程介绍",
        "师资介绍",
        "教学点",
        "路线",
        "学员须知",
        "签到表",
    )
    places = [text.index(part) for part in parts[:1]]
    for part in parts[1:]:
        places.append(text.index(part, places[-1]))
    # The timetable lies across, all else stands upright.
    assert [number for number, page in enumerate(shown) if page.width > page.height] == [2]
    numbers = [re.findall(r"第(\d+)页", page) for page in said]
    assert numbers == [[], *([str(number)] for number in range(1, len(shown)))]


def test_data_of_each_part_is_that_of_its_document() -> None:
    template, data = handbook_data(handbook(), OPTIONS)
    assert template == "handbook"
    assert [one["title"] for one in data["tables"]] == ["师资介绍", "教学点", "路线"]
    assert len(data["courses"]["blocks"]) == len(handbook().courses)
    assert [one["marker"] for one in data["rules"]["blocks"] if one["marker"]][-3:] == [
        "1.",
        "2.",
        "•",
    ]


def test_a_table_goes_whole_to_the_next_page() -> None:
    # Of the evening school, two sites were to stand on two pages.
    content = load_document("handbook").build(
        loaded(SHIPPED), Scope(Key(Kind.CLASS, "chengzi-evening-2026"), today=TODAY)
    )
    assert isinstance(content, HandbookContent)
    said = page_texts(pdf(content))
    for table in content.tables:
        (page,) = (
            one for one in said if f"{table.title}序号" in one or f"{table.title}日期" in one
        )
        for row in table.rows:
            assert squeezed(row[1]) in page


def test_hostile_rules_are_printed() -> None:
    text = "".join(page_texts(pdf(hostile_handbook())))
    assert "<script>alert(1)</script>" in text
    assert "#panic()" in text
    assert "{{7*7}}{%raw%}" in text
