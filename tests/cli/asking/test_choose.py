"""Tests of choosing from a list."""

import pytest

from partyschool_cli.cli.asking.choices import Choice
from partyschool_cli.cli.asking.choose import Choosing, choose, choose_several
from partyschool_cli.cli.asking.question import NoMoreAsked
from partyschool_cli.terminal.width import display_width
from tests.cli.conftest import TypeKeys

DOWN, UP, BACKSPACE, ESCAPE, CTRL_C, ENTER = "\x1b[B", "\x1b[A", "\x7f", "\x1b", "\x03", "\r"

SCHOOLS = (
    Choice("qingxu", "清徐县委党校", "qingxu"),
    Choice("liudu", "柳杜乡党校", "liudu"),
    Choice("wangda", "王答乡党校", "wangda"),
)
MANY = tuple(Choice(f"school-{number}", f"第{number}分校") for number in range(1, 31))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("2" + ENTER, "liudu"),
        ("王答" + ENTER, "wangda"),
        ("乡党校" + DOWN + ENTER, "wangda"),
        (DOWN + DOWN + ENTER, "liudu"),
        (DOWN + DOWN + "wd" + ENTER, "wangda"),  # what is typed later decides
        (UP + ENTER, "liudu"),  # from the default, one up
        ("zzz" + ENTER + BACKSPACE * 3 + "ld" + ENTER, "liudu"),
        (ENTER, "wangda"),
    ],
)
def test_a_choice_by_what_is_typed_or_marked(type_keys: TypeKeys, keys: str, value: str) -> None:
    default = None if keys.startswith(DOWN) else "wangda"
    type_keys(keys)
    assert choose("开课学校", SCHOOLS, default) == value


def test_enter_alone_leaves_an_optional_one_out(type_keys: TypeKeys) -> None:
    type_keys(ENTER)
    assert choose("教学点", SCHOOLS, required=False) is None


def test_enter_alone_asks_a_required_one_again(type_keys: TypeKeys) -> None:
    type_keys(ENTER + "柳" + ENTER)
    assert choose("开课学校", SCHOOLS) == "liudu"


def test_several_are_chosen_one_by_one_until_enter_alone(type_keys: TypeKeys) -> None:
    type_keys("3" + ENTER + "qx" + ENTER + ENTER)
    assert choose_several("对象", SCHOOLS) == ("wangda", "qingxu")


def test_several_are_chosen_in_one_line_too(type_keys: TypeKeys) -> None:
    type_keys("3、柳杜" + ENTER + ENTER)
    assert choose_several("对象", SCHOOLS) == ("wangda", "liudu")


def test_several_words_are_told_before_enter() -> None:
    asked = Choosing("对象", SCHOOLS, several=True)
    assert _texts(asked, "3、柳杜") == ["回车选：王答乡党校、柳杜乡党校"]
    assert _texts(asked, "3、张三") == ["没有这一项，换几个字，或清空了看全部"]


def test_backspace_takes_the_last_of_several_back(type_keys: TypeKeys) -> None:
    type_keys("1" + ENTER + "2" + ENTER + BACKSPACE + ENTER)
    assert choose_several("对象", SCHOOLS) == ("qingxu",)


def test_enter_alone_takes_the_defaults_of_several(type_keys: TypeKeys) -> None:
    type_keys(ENTER)
    assert choose_several("对象", SCHOOLS, ("liudu", "qingxu")) == ("liudu", "qingxu")


def test_escape_ends_the_asking_where_it_may(type_keys: TypeKeys) -> None:
    type_keys(ESCAPE)
    with pytest.raises(NoMoreAsked):
        choose("教学点", SCHOOLS, required=False, may_end=True)


def test_ctrl_c_stops_with_one_line(
    type_keys: TypeKeys, capsys: pytest.CaptureFixture[str]
) -> None:
    type_keys("ld" + CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        choose("开课学校", SCHOOLS)
    assert capsys.readouterr().err == "已停下，什么都没有写\n"


def _texts(asked: Choosing, typed: str = "") -> list[str]:
    return [row.text for row in asked.rows(typed, 79)]


def test_choices_are_numbered_and_narrow_with_their_numbers() -> None:
    asked = Choosing("开课学校", SCHOOLS)
    assert [text.split() for text in _texts(asked)[:3]] == [
        ["1.", "清徐县委党校", "qingxu"],
        ["2.", "柳杜乡党校", "liudu"],
        ["3.", "王答乡党校", "wangda"],
    ]
    assert _texts(asked, "wd")[0].split() == ["3.", "王答乡党校", "wangda"]


def test_a_long_list_shows_some_and_says_how_many_there_are() -> None:
    asked = Choosing("开课学校", MANY)
    assert len(_texts(asked)) == 11
    assert "共 30 个" in _texts(asked)[9]
    for _ in range(20):
        asked.move("", 1)
    marked = [row.text.split()[0] for row in asked.rows("", 79) if row.marked]
    assert marked == ["20."]


@pytest.mark.parametrize("columns", [79, 40])
def test_no_row_is_wider_than_the_terminal(columns: int) -> None:
    long = Choice("long", "深入学习贯彻" * 12, "讲授、现场教学" * 9)
    asked = Choosing("课程", (*SCHOOLS, long), several=True, required=False, may_end=True)
    asked.enter("4")
    assert max(display_width(row.text) for row in asked.rows("", columns)) <= columns


def test_titles_cannot_send_escape_sequences() -> None:
    asked = Choosing("课程", (Choice("evil", "\x1b]0;改标题\x07"),))
    assert "\x1b" not in "".join(_texts(asked))
