"""The result of a query as a listing and as a table."""

from typing import Any

import pytest

from partyschool_cli.export.records.record_format import load_format
from partyschool_cli.many.sql.request import ResultColumn
from partyschool_cli.terminal.style import render
from partyschool_cli.terminal.table import Column
from partyschool_cli.views.query_result import footer, result_listing, result_table


def listing(*columns: tuple[str, str], rows: list[list[Any]]) -> Any:
    return result_listing([ResultColumn(*each) for each in columns], rows, for_people=True)


def test_values_are_told_as_a_clerk_writes_them(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Any, str]] = [
        (None, ""),
        (True, "是"),
        (12, "12"),
        (1.5, "1.5"),
        (0.1 + 0.2, "0.3"),
        (100 / 3, "33.3333333333"),
        (["甲", "乙"], "甲、乙"),
        ({"a": 1}, "a：1"),
        (["甲", None, "乙"], "甲、—、乙"),
        ([0.1 + 0.2, True], "0.3、是"),
        ([{"a": [1, 2]}, {"a": None}], "a：1、2；a：—"),
        ({"title": 5, "days": 6, "from": None}, "title：5；days：6；from：—"),
    ]
    for value, text in cases:
        with subtests.test(value=value):
            made = listing(("列", "VARCHAR"), rows=[[value]])
            assert [made.columns[0].text(record) for record in made.records] == [text]


def test_columns_have_types_that_formats_know() -> None:
    expected = {
        "BIGINT": "number",
        "DECIMAL(18,2)": "number",
        "DOUBLE": "number",
        "UBIGINT": "number",
        "UUID": "text",
        "BIGINT[]": "text",
        "DATE": "date",
        "VARCHAR": "text",
        "TIMESTAMP": "text",
        "BIGNUM": "text",
    }
    assert {name: listing(("列", name), rows=[]).columns[0].type for name in expected} == expected


def test_columns_of_one_name_are_told_apart() -> None:
    made = listing(("id", "BIGINT"), ("id", "BIGINT"), rows=[[1, 2]])
    assert list(made.objects()) == [{"id": 1, "id_2": 2}]


def test_the_first_columns_stay_where_it_is_narrow() -> None:
    columns = [(f"第{number}列", "VARCHAR") for number in range(9)]
    table = result_table(listing(*columns, rows=[["字" * 20] * 9]), 60)
    assert render(table.lines, colour=False).split()[0] == "第0列"
    assert [column.title for column in table.hidden] == [name for name, _ in columns[5:]]


def test_the_footer_names_a_few_of_many_columns() -> None:
    hidden = [Column(name, name) for name in "甲乙丙丁戊己"]
    assert footer(3, 3, ()) == "共 3 行"
    assert footer(9, 3, ()).startswith("共 9 行，只显示前 3 行")
    assert footer(3, 3, hidden).endswith("没有显示：甲、乙、丙、丁、戊等 6 列")


def test_what_a_column_is_called_is_no_formula_and_no_control_character() -> None:
    made = listing(("=1+1", "BIGINT"), ("\x1b[31m红", "VARCHAR"), rows=[[-1, "=2"]])
    written = load_format("csv").write(made).decode("utf-8-sig")
    assert written == "'=1+1,�[31m红\r\n-1,'=2\r\n"
