"""How registers are laid out: paper, type, widths and rows, without any format."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.layout.heading import BELOW_HEAD
from partyschool_cli.export.layout.table_layout import TableLayout, cell_pieces, table_layout
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.typesetting.breaker import breaker
from partyschool_cli.model.kind import Kind
from tests.catalogs import PINGCHENG, SHIPPED, loaded
from tests.full_run import is_full_run

REGISTERS = ("teachers", "sites", "classes")
NAMES = ("王建国", "柳杜乡党委副书记、乡长", "县农业农村局退休农艺师", "张三（示例）")
UNITS = ("", "中共柳杜乡委员会", "清徐县农业农村局", "县委党校")
TOPICS = ("党课", "全面从严治党、作风建设", "习近平新时代中国特色社会主义思想、党章", "")


@cache
def _built(root: Path, register: str) -> list[tuple[TableContent, TableLayout]]:
    """The register of the whole catalog, and of each school that has one, laid out."""
    contents = _contents(root, register)
    return [(content, table_layout(content, "打印日期：2026年11月26日")) for content in contents]


def _contents(root: Path, register: str) -> Iterator[TableContent]:
    catalog = loaded(root)
    schools = [*catalog.schools][:: 1 if is_full_run() else 6]
    scopes = [Scope(), *(Scope(Key(Kind.SCHOOL, name)) for name in schools)]
    for scope in scopes:
        content = load_document(register).build(catalog, scope)
        assert isinstance(content, TableContent)
        if content.rows:
            yield content


# Each register of both catalogs; in the default run of one or the other.
TABLES = [*product((SHIPPED, PINGCHENG), REGISTERS)]
TABLES = TABLES if is_full_run() else TABLES[1::2]
of_each_table = pytest.mark.parametrize(
    ("root", "register"), TABLES, ids=lambda one: getattr(one, "name", one)
)


def _room(layout: TableLayout, page: int) -> float:
    """What a page has for rows."""
    above = layout.head.height if page == 0 else BELOW_HEAD
    return layout.frame.height - layout.column_height - above


@of_each_table
def test_pages_hold_their_rows_and_are_filled(root: Path, register: str) -> None:
    for content, layout in _built(root, register):
        assert sum(layout.widths) == pytest.approx(layout.frame.width)
        for number, page in enumerate(layout.pages):
            used = sum(row.height for row in page)
            assert used <= _room(layout, number) + 0.01, content.title
            if len(layout.pages) > 1:
                assert used >= _room(layout, number) / 3, content.title
        printed = [row.index for page in layout.pages for row in page if not row.is_group]
        assert printed == list(range(len(content.rows)))


@of_each_table
def test_type_is_never_too_small_and_little_is_set_large(root: Path, register: str) -> None:
    for content, layout in _built(root, register):
        assert layout.size >= 9
        if len(layout.pages) == 1 and len(content.rows) == 1:
            assert layout.size >= 14
        if len(layout.pages) == 1 and len(content.rows) == 8:
            assert layout.size >= 12
            assert sum(row.height for row in layout.pages[0]) >= 0.6 * _room(layout, 0)


@of_each_table
def test_names_dates_and_numbers_stay_whole(root: Path, register: str) -> None:
    for content, layout in _built(root, register):
        how = breaker(content.words)
        for row in (row for page in layout.pages for row in page if not row.is_group):
            cells = zip(content.columns, content.rows[row.index], row.cells, strict=True)
            for column, text, lines in cells:
                assert "".join(lines) == text.replace(" ", "") or "".join(lines) in text
                ends = {0}
                for piece in cell_pieces(how, text, column):
                    ends.add(max(ends) + len(piece))
                position = 0
                for line in lines:
                    position = text.index(line, position) + len(line)
                    position += len(text[position:]) - len(text[position:].lstrip())
                    assert position in ends, (text, lines)


def test_a_column_is_not_wrapped_beside_one_with_room() -> None:
    columns = (TableColumn("序号", "number"), TableColumn("姓名", "names"), TableColumn("单位"))
    rows = tuple((str(number), "柳杜乡大棚种植田秀才", "") for number in range(1, 21))
    layout = table_layout(TableContent("师资名册", columns, (TableGroup("", rows),)))
    assert all(len(lines) <= 1 for page in layout.pages for row in page for lines in row.cells)


def test_a_table_of_few_columns_stands_upright_and_of_many_lies_across() -> None:
    few = tuple(TableColumn(title) for title in ("名称", "地点"))
    many = tuple(TableColumn(f"第{number}项内容") for number in range(12))
    for columns, is_landscape in ((few, False), (many, True)):
        row = tuple("葡萄标准化栽培技术" for _ in columns)
        content = TableContent("名册", columns, (TableGroup("", (row,) * 20),))
        assert table_layout(content).is_landscape is is_landscape


def test_what_nearly_fits_a_page_is_made_to_fit_it() -> None:
    columns = (TableColumn("序号", "number"), TableColumn("姓名", "names"))
    counts = {}
    for count in (30, 38, 40, 60):
        rows = tuple((str(number), "王建国") for number in range(1, count + 1))
        layout = table_layout(TableContent("名册", columns, (TableGroup("", rows),)))
        counts[count] = len(layout.pages), layout.size
    assert counts[30][0] == counts[38][0] == 1
    assert counts[38][1] < counts[30][1]
    assert counts[60][0] == 2


def test_an_empty_register_has_its_head() -> None:
    layout = table_layout(TableContent("名册", (TableColumn("姓名", "names"),), ()))
    assert layout.pages == ((),)
    assert layout.columns == (("姓名",),)


def test_a_text_longer_than_a_page_is_printed_whole() -> None:
    text = "发展壮大新型农村集体经济，" * 150
    content = TableContent(
        "名册", (TableColumn("名称"), TableColumn("简介")), (TableGroup("", (("甲", text),)),)
    )
    layout = table_layout(content)
    rows = [row for page in layout.pages for row in page]
    assert "".join(line for row in rows for line in row.cells[1]) == text
    for number, page in enumerate(layout.pages):
        assert sum(row.height for row in page) <= _room(layout, number) + 0.01


@settings(max_examples=500 if is_full_run() else 6)
@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(UNITS), st.sampled_from(TOPICS)),
        min_size=1,
        max_size=60,
    ),
    st.integers(1, 3),
)
def test_any_register_fits_its_pages(rows: list[tuple[str, str, str]], groups: int) -> None:
    columns = (TableColumn("姓名", "names"), TableColumn("单位"), TableColumn("专题", "names"))
    parts = tuple(TableGroup(f"第{n}组", tuple(rows[n::groups])) for n in range(groups))
    content = TableContent("师资名册", columns, tuple(part for part in parts if part.rows))
    layout = table_layout(content, "打印日期：2026年11月26日")
    assert 8 <= layout.size <= 16
    for number, page in enumerate(layout.pages):
        assert sum(row.height for row in page) <= _room(layout, number) + 0.01
        assert not page[-1].is_group
