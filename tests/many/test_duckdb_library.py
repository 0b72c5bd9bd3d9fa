"""Names and texts in SQL mean themselves, whatever signs they have."""

import duckdb
import pytest

from partyschool_cli.many.duckdb_library import identifier, literal, literals

HARD = ("from", "o'clock", 'a "b"', "\\", "'; DROP TABLE x; --", "党校")


@pytest.mark.parametrize("text", HARD)
def test_a_name_and_a_text_are_read_back(text: str) -> None:
    result = duckdb.connect().execute(f"SELECT {literal(text)} AS {identifier(text)}")
    assert [column[0] for column in result.description or ()] == [text]
    assert result.fetchall() == [(text,)]


def test_a_list_of_texts_is_one_value() -> None:
    assert duckdb.connect().execute(f"SELECT {literals(HARD)}").fetchall() == [([*HARD],)]
