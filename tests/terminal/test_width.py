"""Columns: what a text takes, and texts made to fit."""

import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.terminal.width import clip, display_width, glyphs, pad

CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
PUNCTUATION = st.sampled_from("，。、；：？！（）《》「」『』【】“”‘’…—·　①②％＋Ａ１")
ASCII = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
RARE_CHINESE = st.characters(min_codepoint=0x20000, max_codepoint=0x323AF)
MARKED = st.sampled_from(["é", "e\u0301", "か\u3099", "\u200b", "\ufeff", "각", "가"])
EMOJI = st.sampled_from(
    [
        "🌾",
        "★",
        "❤",
        "❤️",
        "☎️",
        "⌚",
        "1️⃣",
        "🇨🇳",
        "👍🏽",
        "👨‍👩‍👧",
        "👩🏽‍🌾",
        "🧑‍🏫",
        "🏳️‍🌈",
        "🫶",
        "ℹ️",
    ]
)

text_parts = st.lists(CHINESE | PUNCTUATION | ASCII | RARE_CHINESE | MARKED | EMOJI)
texts = text_parts.map("".join)


def test_display_width() -> None:
    columns: dict[str, int] = {
        "": 0,
        "charter": 7,
        "学习党章": 8,
        "2026年第2期": 11,
        "（示例）": 8,
        "“六大纪律”……": 12,
        "e\u0301": 1,
        "零\u200b宽": 4,
        "👩🏽‍🌾": 2,
        "🇨🇳": 2,
        "❤️": 2,
        "❤": 1,
        "\U0002b7b5": 2,
        "\u1100\u1161": 2,
        # not assigned in the Unicode tables of Python 3.11: an emoji, an ideograph, and nothing
        "\U0001fae8": 2,
        "\U00031350": 2,
        "\u0378": 1,
    }
    assert {text: display_width(text) for text in columns} == columns


@given(texts)
def test_display_width_is_that_of_wcwidth(text: str) -> None:
    assert display_width(text) == wcwidth.wcswidth(text)


@given(st.text())
def test_glyphs_are_the_text_and_its_width(text: str) -> None:
    parts = glyphs(text)
    assert "".join(glyph for glyph, _ in parts) == text
    assert sum(width for _, width in parts) == display_width(text)


def test_clip() -> None:
    cut: dict[tuple[str, int], str] = {
        ("学习党章", 8): "学习党章",
        ("学习党章", 7): "学习党…",
        ("学习党章", 6): "学习…",
        ("charter", 4): "cha…",
        ("党课 第一讲", 6): "党课…",
        ("送教👩🏽‍🌾上门", 7): "送教👩🏽‍🌾…",
        ("送教👩🏽‍🌾上门", 6): "送教…",
        ("学习", 1): "…",
        ("学习", 0): "",
    }
    assert {(text, columns): clip(text, columns) for text, columns in cut} == cut


@given(texts, st.integers(0, 30))
def test_clip_never_takes_more(text: str, columns: int) -> None:
    assert display_width(clip(text, columns)) <= columns


def test_pad() -> None:
    assert pad("学时", 7) == "学时   "
    assert pad("学时", 7, "right") == "   学时"
    assert pad("学时", 7, "center") == " 学时  "
    assert pad("学时", 3) == "学时"
