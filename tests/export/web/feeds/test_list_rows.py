"""The rows of a list that is too long for a table."""

import json
from typing import Any

import pytest

from partyschool_cli.export.web.lists.list_view import MOST_ROWS
from tests.catalogs import BASE, PINGCHENG, SHIPPED
from tests.export.web.sites import made, parsed, small_site, whole_site

COURSE = "courses/dangzhang.yaml"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    titles = {f"courses/c{number}.yaml": f"课程{number}" for number in range(MOST_ROWS)}
    titles["courses/c0.yaml"] = "</script><b>恶意"
    many = {path: BASE[COURSE].replace("党章导读", f'"{title}"') for path, title in titles.items()}
    flagship = BASE[COURSE] + "flagship: true\n"
    site = small_site(tmp_path_factory.mktemp("long"), {**many, COURSE: flagship})
    return dict(made(site, "courses.html", "assets/"))


def rows(files: dict[str, bytes]) -> list[dict[str, Any]]:
    text = files["assets/courses-rows.js"].decode()
    found: list[dict[str, Any]] = json.loads(text.removeprefix("window.listRows="))
    return found


def test_every_course_has_a_row_with_all_that_filters_ask_for(files: dict[str, bytes]) -> None:
    row = next(row for row in rows(files) if row["p"] == "courses/dangzhang.html")
    assert (row["t"], row["m"], row["s"]["hours"]) == ("党章导读", [["精品课", ""]], 2.0)
    assert row["f"]["theme"] == "political-theory"
    assert row["c"][0] == ["政治理论"]
    assert "dang" in row["y"]
    assert len(rows(files)) == MOST_ROWS + 1


def test_a_row_has_a_cell_for_each_column_but_the_first(files: dict[str, bytes]) -> None:
    heads = parsed(files["courses.html"]).xpath("//thead//th")
    assert {len(row["c"]) for row in rows(files)} == {len(heads) - 1}


def test_the_page_has_a_link_to_every_course_and_no_row(files: dict[str, bytes]) -> None:
    page = parsed(files["courses.html"])
    links = set(page.xpath("//*[@id='all']//a/@href"))
    assert links == {row["p"] for row in rows(files)}
    assert not page.xpath("//*[@data-item]")


def test_the_rows_are_read_before_what_filters_them(files: dict[str, bytes]) -> None:
    scripts = parsed(files["courses.html"]).xpath("//script/@src")
    assert scripts.index("assets/courses-rows.js") < scripts.index("assets/filters.js")


def test_markup_in_a_title_is_text(files: dict[str, bytes]) -> None:
    assert any(row["t"] == "</script><b>恶意" for row in rows(files))
    assert not parsed(files["courses.html"]).xpath("//b[contains(., '恶意')]")


def test_a_short_list_has_no_file() -> None:
    for root in (SHIPPED, PINGCHENG):
        assert not [
            path for path in whole_site(root) if path.endswith("-rows.js") and "search" not in path
        ]
