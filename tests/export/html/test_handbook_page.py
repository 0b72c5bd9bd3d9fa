"""A handbook as a page: all parts below each other, and links to each."""

from typing import Any

from lxml.html import document_fromstring

from partyschool_cli.export.content import Content
from tests.export.html_documents import HOSTILE, html
from tests.export.yearly_documents import handbook, hostile_handbook


def page_of(document: Content, **options: Any) -> Any:
    return document_fromstring(html(document, **options))


def test_every_part_is_there_and_linked() -> None:
    page = page_of(handbook())
    parts = ["notice", "timetable", "courses", "t1", "t2", "t3", "rules", "signing"]
    assert page.xpath("//main/section/@id") == parts
    assert page.xpath("//nav[@class='parts']//a/@href") == [f"#{name}" for name in parts]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_parts_have_what_the_documents_have() -> None:
    page = page_of(handbook())
    entries = handbook().timetable.sheet.entries
    refs = page.xpath("//section[@id='timetable']//*[@data-item]/@data-ref")
    assert sorted(refs) == sorted(" ".join(entry.refs) for entry in entries)
    titles = page.xpath("//section[@id='courses']//h3/bdi/text()")
    assert titles == [course.title for course in handbook().courses]
    signing = handbook().attendance
    assert signing is not None
    rows = page.xpath("//section[@id='signing']//table//td[@class='first']/text()")
    assert {int(row) for row in rows} == set(range(1, (signing.expected or 0) + 1))


def test_rules_keep_headings_lists_and_bold_and_nothing_else() -> None:
    rules = page_of(handbook()).get_element_by_id("rules")
    assert rules.xpath(".//h3[@class='l1']//text()") == ["学员管理规定"]
    assert [one.text_content() for one in rules.xpath(".//strong")] == ["确保效果", "每天签到："]
    items = rules.xpath(".//p[contains(@class, 'item')]")
    assert [one.xpath("string(span[1])") for one in items][-3:] == ["1.", "2.", "•"]
    text = rules.text_content()
    assert "[官网](https://example.org/) <b>不得录音</b>" in text
    assert not rules.xpath(".//a | .//b | .//img | .//script")


def test_hostile_rules_are_text() -> None:
    page = page_of(hostile_handbook())
    text = page.get_element_by_id("rules").text_content()
    for said in HOSTILE[:9]:
        assert said in text
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img[@onerror] | //section[@id='rules']//style")
