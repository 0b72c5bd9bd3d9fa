"""Marks, moderators, pauses and activities in a session's texts."""

import pytest

from partyschool_cli.exchange.foreign.rows.session_words import (
    Remark,
    Title,
    read_remark,
    read_title,
)


def test_titles() -> None:
    title: dict[str, Title] = {
        "党章\n导读": Title("党章导读"),
        "报　到": Title("报到"),
        "【调课】党章": Title("党章", "moved"),
        "【调课（原3月10日下午）】党章": Title("党章", "moved"),
        "【取消】党章": Title("党章", "cancelled"),
        "【专题】党章": Title("【专题】党章"),
    }
    assert {text: read_title(text) for text in title} == title


def test_remarks(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, Remark]] = [
        ("带笔记本", Remark("带笔记本")),
        ("主持：王书记", Remark(moderator="王书记")),
        ("调课；主持：王书记；带笔记本；早到", Remark("带笔记本；早到", "王书记", "moved")),
        ("调课（原3月10日下午）", Remark(status="moved")),
        ("", Remark()),
    ]
    for text, remark in cases:
        with subtests.test(text=text, remark=remark):
            assert read_remark(text) == remark
