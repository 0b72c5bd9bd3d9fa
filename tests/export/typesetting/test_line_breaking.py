"""Lines of any text: none wider than its room, no word torn that fits, none of a sign or two."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.breaker import breaker
from partyschool_cli.export.typesetting.line_breaking import ANY, HANGING, Piece, lines
from partyschool_cli.export.typesetting.signs import CLOSING, OPENING

HOW = breaker(frozenset({"柳杜乡", "田秀才", "党建引领示范"}))
WORDS = """书记 讲党课 党支部 ： 、 （ ） “ ” 的 与 在 柳杜乡 田秀才 党建引领示范 建设 3月5日
08:30—11:30
葡萄 管理 发展 怎样 ABC a1 2026年 ； ——"""
TITLES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map("".join)
ROOMS = st.floats(2.0, 30.0).map(lambda room: round(room, 1))


@given(TITLES, ROOMS)
def test_lines_join_to_the_text_and_fit_their_room(text: str, room: float) -> None:
    found = lines(HOW.pieces(text), room)
    assert "".join(found) == text
    for line in found:
        limit = room + HANGING * line.endswith(tuple(CLOSING))
        assert width(line) <= limit + 1e-6 or len(line.strip(OPENING + CLOSING)) <= 1


@given(TITLES, ROOMS)
def test_pieces_that_fit_a_line_are_not_torn(text: str, room: float) -> None:
    pieces = HOW.pieces(text)
    if all(width(piece.text) <= room for piece in pieces):
        ends = {0}
        for piece in pieces:
            ends.add(max(ends) + len(piece.text))
        position = 0
        for line in lines(pieces, room):
            position += len(line)
            assert position in ends


@given(TITLES, ROOMS)
def test_there_are_as_few_lines_as_there_can_be_or_one_more(text: str, room: float) -> None:
    pieces = HOW.pieces(text)
    if all(width(piece.text) <= room for piece in pieces):
        fewest, used = 1, 0.0
        for piece in pieces:
            used += width(piece.text)
            if used > room + HANGING * piece.text.endswith(tuple(CLOSING)):
                fewest, used = fewest + 1, width(piece.text)
        assert len(lines(pieces, room)) <= fewest + 1


def test_no_line_of_one_or_two_characters_is_left_alone() -> None:
    pieces = tuple(Piece(word, ANY) for word in ("发展", "壮大", "新型", "农村", "集体", "经济"))
    for room in range(4, 12):
        assert all(len(line) > 2 for line in lines(pieces, room)), room


def test_a_break_after_a_colon_is_good_only_where_both_parts_fit() -> None:
    title = HOW.pieces("书记上党课：从身边小事看作风")
    assert lines(title, 8) == ("书记上党课：", "从身边小事看作风")
    # After it one more line would be needed all the same.
    assert lines(HOW.pieces("送技下乡：葡萄园夏季管理和果品贮藏"), 9)[0] != "送技下乡："


def test_a_line_break_of_the_text_ends_its_line() -> None:
    assert lines(HOW.pieces("上午讲课\n下午参观"), 20) == ("上午讲课", "下午参观")
    assert lines(HOW.pieces("一\n\n二"), 20) == ("一", "", "二")


def test_a_word_wider_than_its_line_is_torn_evenly() -> None:
    assert lines((Piece("党建引领示范", 0.0),), 4) == ("党建引", "领示范")
    assert lines((Piece("党建", 0.0),), 0.5) == ("党", "建")


def test_a_sign_is_not_torn_from_its_combining_mark() -> None:
    assert all(not line.startswith("\u0301") for line in lines((Piece("e\u0301" * 6, 0.0),), 1.2))


def test_lines_of_prose_are_filled() -> None:
    pieces = HOW.pieces("书记讲党课，管理葡萄和发展党员。" * 40)
    found = lines(pieces, 20)
    assert "".join(found) == "书记讲党课，管理葡萄和发展党员。" * 40
    texts = [piece.text for piece in pieces]
    for line, after in pairwise(found):
        first = next(text for text in texts if after.startswith(text))
        assert 20 - width(first) - HANGING <= width(line) <= 20 + HANGING


def test_nothing_has_no_lines() -> None:
    assert lines((), 5) == ()


def test_a_text_of_pages_is_filled_line_by_line() -> None:
    text = "柳杜乡党支部书记讲党课：怎样发展葡萄产业、建设好村子。" * 60
    found = lines(HOW.pieces(text), 20.0)
    assert "".join(found) == text
    assert max(map(width, found)) <= 20 + HANGING
    assert min(map(width, found[:-1])) > 12
