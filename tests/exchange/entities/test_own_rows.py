"""The rows of one class in a table of several."""

from partyschool_cli.exchange.entities.own_rows import own_rows
from partyschool_cli.model.kind import Kind
from tests.exchange.entities.readings import reading, session

ROWS = [
    session("2026-10-12", "08:30-10:00", "开班式", **{"class": "党员班"}),
    session("2026-10-12", "08:30-10:00", "村史", **{"class": "干部班"}),
    session("2026-10-12", "14:30-16:00", "结业式"),
]


def test_those_that_name_it_and_those_that_name_none() -> None:
    table = own_rows(reading(Kind.SESSION, ROWS).reading, ["dangyuan", "党员 班"])
    assert [row.number for row in table.rows] == [2, 4]
    [told] = table.left_out
    assert (told.cell, told.text, told.is_failure) == ("E3", "干部班", False)


def test_a_column_that_is_about_something_else() -> None:
    table = reading(Kind.SESSION, ROWS).reading
    assert own_rows(table, ["夜校"]) is table
