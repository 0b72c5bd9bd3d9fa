"""Text that every document can hold."""

import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.markup.clean_text import clean


def test_clean() -> None:
    cleaned = {
        "柳杜乡党校": "柳杜乡党校",
        "甲\t乙\n丙": "甲\t乙\n丙",
        "甲\r\n乙\r丙\x85丁\u2028戊": "甲\n乙\n丙\n丁\n戊",
        "\x1b[31m": "�[31m",
        "\ud800": "�",
        "\ufffe\uffff\ufdd0\U0010ffff": "����",
        "\u200b\u202e😀": "\u200b\u202e😀",
    }
    assert {text: clean(text) for text in cleaned} == cleaned


@given(st.text(st.characters()))
def test_any_text_fits_into_xml(text: str) -> None:
    cleaned = clean(text)
    assert ET.fromstring(f"<a>{escape(cleaned)}</a>".encode()).text == (cleaned or None)
    assert clean(cleaned) == cleaned
