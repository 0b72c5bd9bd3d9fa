"""Choices of filters, and words that lists share."""

from pathlib import Path

from partyschool_cli.export.web.lists.choices import (
    category_of,
    check,
    choice,
    theme_titles,
)
from partyschool_cli.export.web.lists.list_view import Filter, ListRow
from partyschool_cli.export.web.published import Named
from tests.catalogs import BASE
from tests.export.web.sites import small_site


def row(**fields: str) -> ListRow:
    return ListRow(Named("名"), (), (), "", tuple(fields.items()), ())


def test_words_that_no_row_has_are_not_offered_and_the_order_stays() -> None:
    words = {"c": "丙", "a": "甲", "b": "乙"}
    rows = (row(kind="a c"), row(kind="a"))
    assert choice("kind", "类", words, rows) == (Filter("kind", "类", (("c", "丙"), ("a", "甲"))),)


def test_one_word_is_no_choice() -> None:
    assert choice("kind", "类", {"a": "甲"}, (row(kind="a"),)) == ()


def test_a_box_is_offered_where_rows_differ() -> None:
    assert check("indoor", "雨雪能用", (row(indoor="1"), row(indoor=""))) == (
        Filter("indoor", "雨雪能用"),
    )
    assert check("indoor", "雨雪能用", (row(indoor="1"),)) == ()


def test_a_theme_that_a_school_calls_otherwise_has_both_titles(tmp_path: Path) -> None:
    own = BASE["schools/liudu.yaml"] + "themes: {political-theory: 理论武装, farming: 农技}\n"
    relations = small_site(tmp_path, {"schools/liudu.yaml": own}).relations
    assert theme_titles(relations) == {
        "political-theory": "政治理论、理论武装",
        "farming": "农技",
    }
    assert category_of(relations, relations.courses[0]) == "理论武装"
