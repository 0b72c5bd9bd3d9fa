"""Every page that is exported is HTML as it should be, over both shipped catalogs.

By the checks of `html_validity.py`, which need neither Java nor Node, as validators do.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.content import Content
from partyschool_cli.export.document import Document, Scope, load_documents
from partyschool_cli.export.export_format import load_format
from partyschool_cli.export.index_page import IndexEntry, index_file
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Layout
from tests.catalogs import PINGCHENG, SHIPPED, loaded
from tests.export.html_documents import hostile_documents, hostile_texts, html
from tests.export.html_validity import html_errors
from tests.full_run import is_full_run

TODAY = dt.date(2026, 11, 27)
HTML = load_format("html")
LAYOUTS: tuple[Layout, ...] = ("list", "grid", "month", "weeks")
WITH_HTML = [name for name, one in load_documents().items() if one.content in HTML.writers]
# In the default run only some of the subjects, and two months of a year.
STEP, FIRST = (1, dt.date(2026, 1, 1)) if is_full_run() else (20, dt.date(2026, 10, 1))


def _scopes(document: Document, root: Path) -> Iterator[Scope]:
    days = (FIRST, TODAY) if document.by_year else (None, None)
    if not document.needs_subject:
        yield Scope(None, *days)
    for kind in sorted(document.subjects):
        for name in [*loaded(root).entities(kind)][::STEP]:
            yield Scope(Key(kind, name), *days)


def _contents(document: Document, root: Path) -> Iterator[tuple[Content, Layout | None]]:
    for scope in _scopes(document, root):
        content = document.build(loaded(root), scope)
        yield content, None
        if document.has_layouts and scope.subject and scope.subject.kind is Kind.CLASS:
            yield from ((content, layout) for layout in LAYOUTS)


def _roots(name: str) -> tuple[Path, ...]:
    """The catalogs whose documents are looked at; in the default run the smaller one's wholes."""
    if is_full_run():
        return (PINGCHENG, SHIPPED)
    return (SHIPPED if load_documents()[name].needs_subject else PINGCHENG,)


@pytest.mark.parametrize(
    ("name", "root"),
    [(name, root) for name in sorted(WITH_HTML) for root in _roots(name)],
    ids=lambda one: getattr(one, "name", one),
)
def test_every_page_is_valid(name: str, root: Path) -> None:
    for content, layout in _contents(load_documents()[name], root):
        page = HTML.write(content, PrintOptions(TODAY, layout=layout)).data.decode()
        assert html_errors(page) == [], content.title


def test_no_text_makes_a_page_invalid() -> None:
    texts = hostile_texts(0)
    for text in texts if is_full_run() else texts[:1]:
        for document, options in hostile_documents(text).values():
            assert html_errors(html(document, **options)) == [], text


def test_the_index_of_a_folder_is_valid() -> None:
    entries = [IndexEntry("课程表<b>", "10月12日 & 13日", ("a.html", "a_2.html"))]
    _, data = index_file("课程表", entries, is_markdown=False)
    assert html_errors(data.decode()) == []


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ('<table><tbody><tr role="row"><td>1</td></tr></tbody></table>', "role on <tr>"),
        ("<table><tr><td>1</td></tr></table>", "<tr> in ['table']"),
        ("<p><div>1</div></p>", "<div> within <p>"),
        ("<p>1", "<p> is not closed"),
        ('<p id="a">1</p><p id="a">2</p>', "id 'a' twice"),
        ('<a href="#b">1</a>', "href names no id: b"),
        ("<h1>1</h1><h3>2</h3>", "<h3> after level 1"),
        (
            "<table><tbody><tr><td>1</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>",
            "rows of [1, 2] columns",
        ),
        (
            '<table><tbody><tr><td rowspan="2">1</td></tr></tbody></table>',
            "goes on below its group",
        ),
        ('<img src="a">', "without alt"),
    ],
)
def test_the_checks_find_what_they_are_for(page: str, error: str) -> None:
    assert any(error in found for found in html_errors(page)), html_errors(page)
