"""Text of several lines below its key."""

import pytest
import yaml

from partyschool_cli.model.course import Course
from partyschool_cli.source.style.block_scalar import block_scalar, fits_block_scalar
from partyschool_cli.source.style.house_style import document_text, format_text
from partyschool_cli.source.text_edits.text_edits import SetValue, edit_text


@pytest.mark.parametrize(
    "text", ["一\n二", "一\n\n  二\n", "一\n", "\u3000\u3000一\n\u3000\u3000二\n", "# 一\n二"]
)
def test_set_new_and_fmt_agree_on_what_stands_below_its_key(text: str) -> None:
    assert fits_block_scalar(text)
    new = document_text({"title": "甲", "notes": text}, Course)
    assert "notes: |" in new
    assert edit_text("title: 甲\n", [SetValue(("notes",), text)], Course) == new
    assert format_text(new, Course) == new


def test_what_would_need_signs_is_quoted(subtests: pytest.Subtests) -> None:
    cases = ["一", " 一\n二", "\t一\n二", "\n一", "一\n\n", "一\r\n二", "一\n\x07"]
    for text in cases:
        with subtests.test(text=text):
            assert not fits_block_scalar(text)
            new = document_text({"title": "甲", "notes": text}, Course)
            assert "notes: |" not in new
            assert edit_text("title: 甲\n", [SetValue(("notes",), text)], Course) == new


def test_one_that_a_file_has_comes_back_whatever_it_needs(subtests: pytest.Subtests) -> None:
    cases = [
        ("一\n二", "|-"),
        ("一\n", "|"),
        ("一\n\n\n", "|+"),
        ("  一\n二\n", "|2"),
        ("\n一", "|2-"),
        ("\t一\n\n", "|2+"),
    ]
    for text, head in cases:
        with subtests.test(text=text):
            found, lines = block_scalar(text, "  ")
            assert found == head
            assert yaml.safe_load("\n".join([f"a: {found}", *lines, ""])) == {"a": text}
