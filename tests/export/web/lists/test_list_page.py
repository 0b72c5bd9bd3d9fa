"""The pages of lists: rows with all that filters ask for, links that are never lost."""

from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.export.web.published import published
from tests.catalogs import BASE, PINGCHENG, SHIPPED, loaded
from tests.export.web.sites import made, parsed, small_site, whole_site

LISTS = ("courses", "teachers", "sites", "classes")


def page_of(root: Path, name: str) -> Any:
    return parsed(whole_site(root)[f"{name}.html"])


@pytest.mark.parametrize("root", [SHIPPED, PINGCHENG], ids=["catalog", "pingcheng"])
def test_every_entity_has_a_row_and_its_page(root: Path) -> None:
    for name in LISTS:
        entities = getattr(published(loaded(root)).catalog, name)
        rows = page_of(root, name).xpath("//*[@data-item]")
        links = {row.xpath(".//th//a/@href | .//h3/a/@href")[0] for row in rows}
        assert links == {f"{name}/{entity}.html" for entity in entities}
        assert len(rows) == len(entities)


def test_rows_have_what_the_fields_and_heads_of_the_page_ask_for() -> None:
    for name in LISTS:
        page = page_of(SHIPPED, name)
        asked = {field.get("name") for field in page.xpath("//form[@class='filters']//*[@name]")}
        sorts = {head.get("data-sort") for head in page.xpath("//th[@data-sort]")}
        # What a script gives from the day that the page is read.
        wanted = {f"data-{one}" for one in asked - {"q", "state"}} | {
            f"data-s{one}" for one in sorts - {"title"}
        }
        for row in page.xpath("//*[@data-item]"):
            assert wanted | {"data-title", "data-text", "data-reading"} <= set(row.keys()), name


def test_each_choice_of_a_filter_is_met_by_some_row() -> None:
    for name in LISTS:
        page = page_of(SHIPPED, name)
        rows = page.xpath("//*[@data-item]")
        for select in page.xpath("//form[@class='filters']//select"):
            field = select.get("name")
            if field in ("size", "state"):
                continue
            held = {word for row in rows for word in row.get(f"data-{field}").split()}
            assert set(select.xpath("./option[@value != '']/@value")) <= held, (name, field)


def test_a_list_without_entities_is_a_page(tmp_path: Path) -> None:
    files = made(small_site(tmp_path, {"classes/banci.yaml": None}))
    assert parsed(files["classes.html"]).xpath("//*[@id='count']/text()") == ["共0个"]


def test_a_card_tells_the_next_bookings_until_their_day(tmp_path: Path) -> None:
    later = {"classes/banci.yaml": BASE["classes/banci.yaml"].replace("2026-10", "2026-12")}
    page = parsed(made(small_site(tmp_path, later))["sites.html"])
    (booking,) = page.xpath("//li[@class='card']//li")
    assert booking.get("data-until") == "2026-12-12"
    assert booking.text_content() == "12月12日（周六）08:30—10:00，党员轮训班，30人"
    over = parsed(made(small_site(tmp_path / "over"))["sites.html"])
    assert not over.xpath("//li[@class='card']//li")


def test_categories_are_links_to_their_filter() -> None:
    page = page_of(SHIPPED, "sites")
    held = page.xpath("//*[@data-item]/@data-category")
    for link in page.xpath("//ul[@class='kinds']//a"):
        category = link.get("href").removeprefix("sites.html?category=")
        assert link.xpath("b/text()") == [str(held.count(category))]
