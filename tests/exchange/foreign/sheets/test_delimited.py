"""Text with a row a line."""

import pytest

from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets

ROWS = (("课程名称", "学时"), ("党章导读", "4"))


def test_encodings_and_separators(subtests: pytest.Subtests) -> None:
    ends = ["\n", "\r\n"]
    separators = [",", "\t", ";"]
    encodings = ["utf-8", "utf-8-sig", "gb18030", "utf-16"]
    for end in ends:
        for separator in separators:
            for encoding in encodings:
                with subtests.test(encoding=encoding, separator=separator):
                    text = end.join(separator.join(row) for row in ROWS) + end
                    [sheet] = read_sheets("-", text.encode(encoding)).sheets
                    assert sheet.rows == ROWS


def test_quotes_hold_separators_and_line_breaks() -> None:
    [sheet] = read_sheets("a.csv", '甲,"乙,丙\n丁""戊"""\n'.encode()).sheets
    assert sheet.rows == (("甲", '乙,丙\n丁"戊"'),)


def test_commas_in_texts_between_tabs() -> None:
    [sheet] = read_sheets("-", "课程\t对象,人数\n党章,上\t党员,村干部\n".encode()).sheets
    assert sheet.rows[1] == ("党章,上", "党员,村干部")


def test_rows_of_different_lengths_are_made_even() -> None:
    [sheet] = read_sheets("a.csv", "标题\n甲,乙,丙\n丁\n,,\n".encode()).sheets
    assert sheet.rows == (("标题", "", ""), ("甲", "乙", "丙"), ("丁", "", ""))


def test_the_sign_that_guards_formulas_is_taken_off() -> None:
    [sheet] = read_sheets("a.csv", "'=1+1,'甲'\n".encode()).sheets
    assert sheet.rows == (("=1+1", "'甲'"),)


def test_excels_own_line_names_the_separator() -> None:
    [sheet] = read_sheets("a.csv", "sep=;\n甲;乙,丙\n".encode()).sheets
    assert sheet.rows == (("甲", "乙,丙"),)
