"""Several words in one option."""

import pytest

from partyschool_cli.cli.arguments.words import words_named
from partyschool_cli.errors import CommandLineError

WORDS = {"school": "学校", "month": "月", "type": "班型"}


def test_words_are_read_as_people_write_them(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, tuple[str, ...]]] = [
        ("school", ("school",)),
        ("month,school", ("month", "school")),
        ("学校，月、班型", ("school", "month", "type")),
        (" SCHOOL ; ｔｙｐｅ", ("school", "type")),
        ("month,month,月", ("month",)),
    ]
    for text, found in cases:
        with subtests.test(text=text, found=found):
            assert words_named("--by", text, WORDS) == found


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("mont", "--by 没有“mont”这一项", "是不是 month？"),
        ("school,天气", "--by 没有“天气”这一项", "school（学校）"),
        (" ，", "--by 后面没有写按什么分", "month（月）"),
    ],
)
def test_other_words_are_named(text: str, message: str, hint: str) -> None:
    with pytest.raises(CommandLineError) as raised:
        words_named("--by", text, WORDS)
    assert raised.value.message == message
    assert hint in (raised.value.hint or "")
