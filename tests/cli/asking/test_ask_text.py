"""Tests of asking for text."""

import pytest

from partyschool_cli.cli.asking.ask_text import AskingText, ask_text
from partyschool_cli.cli.asking.question import NoMoreAsked
from tests.cli.conftest import TypeKeys


def _digits(text: str) -> str | None:
    return None if text.isdecimal() else "只写数字"


def test_text_is_taken_without_the_spaces_around_it(type_keys: TypeKeys) -> None:
    type_keys("  党章导读 \r")
    assert ask_text("课程名称") == "党章导读"


def test_enter_alone_takes_the_default(type_keys: TypeKeys) -> None:
    type_keys("\r")
    assert ask_text("学时", "2", _digits) == "2"


def test_enter_alone_leaves_out_what_may_be_empty(type_keys: TypeKeys) -> None:
    type_keys("\r")
    assert ask_text("简介") is None


def test_a_wrong_text_stays_to_be_mended(type_keys: TypeKeys) -> None:
    type_keys("两\r\x7f2\r")
    assert ask_text("学时", None, _digits) == "2"


def test_what_is_wrong_is_told_with_what_was_typed() -> None:
    assert AskingText("学时", None, _digits).enter("两") == (False, "只写数字", "两")


def test_a_pasted_line_break_is_a_space(type_keys: TypeKeys) -> None:
    type_keys("\x1b[200~党章\n导读\x1b[201~\r")
    assert ask_text("课程名称") == "党章 导读"


def test_escape_leaves_out_this_and_what_follows(type_keys: TypeKeys) -> None:
    type_keys("\x1b")
    with pytest.raises(NoMoreAsked):
        ask_text("简介", may_end=True)


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_and_ctrl_d_stop(type_keys: TypeKeys, key: str) -> None:
    type_keys("半" + key)
    with pytest.raises(KeyboardInterrupt):
        ask_text("简介")


def test_the_line_says_what_enter_does() -> None:
    def told(asked: AskingText) -> list[str]:
        return [row.text for row in asked.rows("", 79)]

    assert told(AskingText("学时", "2", _digits)) == ["直接回车：2"]
    assert told(AskingText("学时", None, _digits)) == ["必填"]
    assert told(AskingText("简介", may_end=True)) == ["直接回车不填；Esc 其余都不填"]
