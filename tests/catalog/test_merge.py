"""Three versions of a catalog file are merged by field; what both changed is marked."""

import pytest

from partyschool_cli.catalog.merge import Merged, Sides, merge_file
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest

CLASS, COURSE, TEACHER = MODELS[Kind.CLASS], MODELS[Kind.COURSE], MODELS[Kind.TEACHER]

BASE = """\
# 柳杜的班
title: 党员轮训班
school: liudu
from: 2026-10-12
to: 2026-10-13
audience: [members, farmers]
size: 30
sessions:
  # 第一天
  - id: s01
    date: 2026-10-12
    start: 08:30
    end: 10:00
    course: dangzhang

  - id: s02
    date: 2026-10-13
    start: 08:30
    end: 10:00
    course: nongji
    site: jiaoshi
"""


def merged(base: str, ours: str, theirs: str, model: type[FrozenModel] | None = CLASS) -> Merged:
    return merge_file(Sides(base.encode(), ours.encode(), theirs.encode()), model)


def clean(base: str, ours: str, theirs: str, model: type[FrozenModel] = CLASS) -> str:
    found = merged(base, ours, theirs, model)
    assert not found.has_conflicts
    return found.data.decode()


def conflicting(base: str, ours: str, theirs: str, model: type[FrozenModel] = CLASS) -> str:
    found = merged(base, ours, theirs, model)
    assert found.has_conflicts
    return found.data.decode()


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


SIZE = ("size: 30", "size: 40")
IN_A_LINE = (
    """\
  - id: s02
    date: 2026-10-13
    start: 08:30
    end: 10:00
    course: nongji
    site: jiaoshi
""",
    "  - {id: s02, date: 2026-10-13, start: 8:30, end: 10:00, course: nongji, site: jiaoshi}\n",
)


def test_what_git_merges_by_lines_stays_as_git_has_it() -> None:
    ours = changed(BASE, SIZE)
    theirs = changed(
        BASE, ("# 柳杜的班", "# 柳杜乡的班"), ("course: nongji", "course: nongji # 新")
    )
    assert clean(BASE, ours, theirs) == changed(
        BASE, SIZE, ("# 柳杜的班", "# 柳杜乡的班"), ("course: nongji", "course: nongji # 新")
    )


def test_fields_on_neighbouring_lines_and_in_one_line_are_no_conflict() -> None:
    ours = changed(BASE, ("date: 2026-10-13", "date: 2026-10-14"))
    theirs = changed(BASE, IN_A_LINE).replace("site: jiaoshi", 'site: litang, note: "换地方"')
    assert clean(BASE, ours, theirs) == changed(
        BASE,
        ("date: 2026-10-13", "date: 2026-10-14"),
        ("site: jiaoshi", 'site: litang\n    note: "换地方"'),
    )
    assert clean(BASE, theirs, ours) == theirs.replace("2026-10-13,", "2026-10-14,")


def test_ids_of_a_list_are_a_set_whose_order_is_kept() -> None:
    ours = changed(BASE, ("[members, farmers]", "[members, officials]"))
    theirs = changed(BASE, ("[members, farmers]", "[applicants, members, farmers]"))
    assert clean(BASE, ours, theirs) == changed(
        BASE, ("[members, farmers]", "[applicants, members, officials]")
    )


def test_lists_that_both_changed(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str]] = [
        ("[a, b, c]", "[c, b, a]", "[c, b, a]"),
        ("[a, b, c, d]", "[c, b, a]", "[c, d, b, a]"),
        ("[a, c]", "[a, b, c, c2]", "[a, c, c2]"),
        ("[a, b, c, x]", "[a, b, c, y]", "[a, b, c, x, y]"),
        ("[]", "[a, b, c, e]", "[e]"),
    ]
    for one, other, expected in cases:
        with subtests.test(one=one, other=other):
            base, ours, theirs = (
                f"title: 班\ncourses: {each}\n" for each in ("[a, b, c]", one, other)
            )
            assert clean(base, ours, theirs) == f"title: 班\ncourses: {expected}\n"


def test_two_orders_of_a_list_are_a_conflict() -> None:
    base, ours, theirs = (
        f"title: 班\ncourses: {each}\n" for each in ("[a, b, c]", "[b, a, c]", "[c, b, a]")
    )
    assert conflicting(base, ours, theirs) == (
        "title: 班\n<<<<<<< ours\ncourses: [b, a, c]\n=======\ncourses: [c, b, a]\n>>>>>>> theirs\n"
    )


def test_a_session_that_theirs_added_comes_as_it_is_written_there() -> None:
    added = "\n  # 加一次\n  - id: s03\n    date: 2026-10-14   # 周三\n    course: 'dangzhang'\n"
    ours = BASE + "  - id: s02b\n    date: 2026-10-13\n    activity: 讨论\n"
    assert clean(BASE, ours, BASE + added) == ours + added


def test_added_entries_take_the_indent_of_their_new_place() -> None:
    base = "name: 王示例\nunavailable:\n- from: 2026-10-01\n  why: 学习\n"
    ours = "name: 王示例\nunavailable:\n- from: 2026-10-01\n  why: 学习\n- from: 2026-11-01\n"
    theirs = (
        "name: 王示例\nunavailable:\n    - from: 2026-10-01\n      why: 学习\n"
        "    # 住院\n    - from: 2026-12-01\n      to: 2026-12-05\n"
    )
    assert clean(base, ours, theirs, TEACHER) == (
        ours + "# 住院\n- from: 2026-12-01\n  to: 2026-12-05\n"
    )


def test_a_date_and_a_text_keep_the_form_that_theirs_gave_them() -> None:
    ours = changed(BASE, SIZE, ("course: nongji\n", "course: nongji\n    note: 带笔\n"))
    theirs = changed(BASE, ("to: 2026-10-13\n", "to: '2026-10-14'\n"), ("nongji", '"dangzhang"'))
    expected = changed(ours, ("to: 2026-10-13", "to: '2026-10-14'"), ("nongji", '"dangzhang"'))
    assert clean(BASE, ours, theirs) == expected


def test_both_sides_of_a_value_stand_in_marks_and_the_rest_is_merged() -> None:
    ours = changed(BASE, SIZE, ("site: jiaoshi", "site: litang"))
    theirs = changed(
        BASE, ("size: 30", "size: 50 # 多了"), ("2026-10-13\n    start", "2026-10-14\n    start")
    )
    assert conflicting(BASE, ours, theirs) == changed(
        BASE,
        ("size: 30\n", "<<<<<<< ours\nsize: 40\n=======\nsize: 50 # 多了\n>>>>>>> theirs\n"),
        ("site: jiaoshi", "site: litang"),
        ("2026-10-13\n    start", "2026-10-14\n    start"),
    )


def test_conflicts_side_by_side_are_one() -> None:
    ours = changed(BASE, ("2026-10-12\n    start: 08:30", "2026-10-14\n    start: 09:00"))
    theirs = changed(BASE, ("2026-10-12\n    start: 08:30", "2026-10-15\n    start: 09:30"))
    text = conflicting(BASE, ours, theirs)
    assert text == changed(
        BASE,
        (
            "    date: 2026-10-12\n    start: 08:30\n",
            (
                "<<<<<<< ours\n    date: 2026-10-14\n    start: 09:00\n=======\n"
                "    date: 2026-10-15\n    start: 09:30\n>>>>>>> theirs\n"
            ),
        ),
    )


def test_a_session_taken_out_here_and_changed_there() -> None:
    _, second = IN_A_LINE[1], IN_A_LINE[0]
    without = BASE.replace("\n" + second, "")
    moved = changed(BASE, ("2026-10-13\n    start", "2026-10-14\n    start"))
    new = second.replace("2026-10-13", "2026-10-14")
    assert conflicting(BASE, without, moved) == (
        f"{without}<<<<<<< ours\n=======\n\n{new}>>>>>>> theirs\n"
    )
    assert conflicting(BASE, moved, without) == (
        f"{without}\n<<<<<<< ours\n{new}=======\n>>>>>>> theirs\n"
    )


def test_a_session_taken_out_on_one_side_goes_with_its_comments() -> None:
    first = BASE[BASE.index("  # 第一天") : BASE.index("  - id: s02")]
    ours = changed(BASE, ("    date: 2026-10-13\n", "    date: 2026-10-14 # 改\n"))
    expected = changed(ours, (first, ""))
    assert clean(BASE, ours, changed(BASE, (first, ""))) == expected
    assert clean(BASE, changed(BASE, (first, "")), ours) == expected


def test_groups_and_mappings_merge_by_key() -> None:
    base = (
        "title: 目录\nthemes: {a: 甲, b: 乙}\nday_parts:\n  morning: {title: 上午, start: 08:30}\n"
    )
    ours = changed(base, ("a: 甲", "a: 甲甲"), ("start: 08:30", "start: 08:00"))
    theirs = changed(base, ("b: 乙", "b: 乙, c: 丙"), ("title: 上午", "title: 早上"))
    expected = changed(ours, ("b: 乙", "b: 乙, c: 丙"), ("title: 上午", "title: 早上"))
    assert clean(base, ours, theirs, Manifest) == expected


def test_one_group_of_a_list_that_both_changed_is_a_conflict() -> None:
    base = "name: 王\nunavailable:\n  - {from: 2026-10-01, why: 学习}\n"
    ours, theirs = changed(base, ("学习", "开会")), changed(base, ("10-01", "10-02"))
    assert conflicting(base, ours, theirs, TEACHER) == (
        "name: 王\n<<<<<<< ours\nunavailable:\n  - {from: 2026-10-01, why: 开会}\n=======\n"
        "unavailable:\n  - {from: 2026-10-02, why: 学习}\n>>>>>>> theirs\n"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "start: 08:30\n    end: 10:00\n    course: n",
            "start: 8:30\n    end: 10:00\n    course: n",
        ),
        ("    site: jiaoshi\n", "    site: jiaoshi\n    status: planned\n"),
        ("    course: nongji\n    site: jiaoshi\n", "    site: jiaoshi\n    course: nongji\n"),
    ],
)
def test_another_spelling_is_no_change(old: str, new: str) -> None:
    """So it is no conflict where the other side changed that value."""
    _, second = IN_A_LINE[1], IN_A_LINE[0]
    theirs = changed(BASE, ("\n" + second, ""))
    assert clean(BASE, changed(BASE, (old, new)), theirs) == theirs
    start = changed(
        BASE, ("08:30\n    end: 10:00\n    course: n", "09:30\n    end: 10:00\n    course: n")
    )
    assert "09:30" in clean(BASE, changed(BASE, (old, new)), start)


def test_the_same_change_on_both_sides_is_made_once() -> None:
    both = changed(BASE, SIZE)
    assert clean(BASE, both, both) == both
    assert clean(BASE, changed(BASE, ("size: 30", "size: 40 # 甲")), both).count("size: 40") == 1


def test_comments_of_both_sides_stay() -> None:
    ours = changed(
        BASE,
        ("# 柳杜的班\n", "# 柳杜的班\n# 甲\n"),
        SIZE,
        (
            "start: 08:30\n    end: 10:00\n    course: n",
            "start: 09:00 # 甲二\n    end: 10:00\n    course: n",
        ),
    )
    theirs = changed(
        BASE,
        ("size: 30\n", "# 乙\nsize: 30\n"),
        ("    date: 2026-10-13\n", "    # 乙二\n    date: 2026-10-14 # 乙三\n"),
    )
    found = clean(BASE, ours, theirs)
    for comment in ("# 柳杜的班", "# 甲\n", "# 乙\n", "# 甲二", "# 乙二", "# 乙三", "# 第一天"):
        assert found.count(comment) == 1, comment


def test_a_comment_that_one_side_took_out_goes() -> None:
    ours = changed(BASE, ("to: 2026-10-13\n", "to: 2026-10-14\n"))
    theirs = changed(BASE, ("  # 第一天\n", ""), ("from: 2026-10-12", "from: 2026-10-11"))
    assert clean(BASE, ours, theirs) == changed(
        BASE,
        ("  # 第一天\n", ""),
        ("from: 2026-10-12\nto: 2026-10-13", "from: 2026-10-11\nto: 2026-10-14"),
    )


def test_mark_and_line_ends_are_ours() -> None:
    ours = changed(BASE, ("size: 30", "size: 40"), ("audience", "#\naudience")).replace(
        "\n", "\r\n"
    )
    theirs = changed(BASE, ("to: 2026-10-13", "to: 2026-10-14"), ("size: 30", "size: 50"))
    sides = Sides(BASE.encode(), b"\xef\xbb\xbf" + ours.encode(), theirs.encode())
    found = merge_file(sides, CLASS)
    assert found.data.startswith(b"\xef\xbb\xbf# ")
    assert b"to: 2026-10-14\r\n" in found.data
    assert found.data.count(b"\n") == found.data.count(b"\r\n")
    assert b"<<<<<<< ours\r\nsize: 40\r\n=======\r\nsize: 50\r\n>>>>>>> theirs\r\n" in found.data


def test_mixed_line_ends_stay_where_they_are() -> None:
    ours = "title: 甲\r\nkind: theme\nsummary: 一\r\n"
    found = merged(
        "title: 甲\nkind: theme\nsummary: 一\n",
        ours,
        "title: 乙\nkind: theme\nsummary: 一\n",
        COURSE,
    )
    assert found.data.decode() == "title: 乙\r\nkind: theme\nsummary: 一\r\n"


def test_a_file_that_both_added() -> None:
    ours, theirs = "title: 甲\nkind: theme\n", "title: 甲\nkind: special\nstrand: theory\n"
    assert conflicting("", ours, theirs, COURSE) == (
        "title: 甲\n<<<<<<< ours\nkind: theme\n=======\nkind: special\n>>>>>>> theirs\n"
        "strand: theory\n"
    )


@pytest.mark.parametrize(
    "broken",
    [
        "title: 甲\ntitle: 乙\nkind: theme\n",
        "title: [甲\nkind: theme\n",
        "- 甲\n- 乙\n",
    ],
)
def test_what_does_not_parse_is_merged_by_lines(broken: str) -> None:
    base, ours = "kind: theme\n\n\nsummary: 一\n", "kind: special\n\n\nsummary: 一\n"
    found = merged(base, ours, f"kind: theme\n\n\n{broken}", COURSE)
    assert found == Merged(f"kind: special\n\n\n{broken}".encode(), has_conflicts=False)
    assert merged(base, ours, broken, COURSE).has_conflicts


def test_bytes_that_are_not_utf8_are_merged_by_lines() -> None:
    base, theirs = (f"title: {each}\n\n\nkind: theme\n".encode("gbk") for each in ("甲", "乙"))
    ours = base.replace(b"theme", b"special")
    expected = theirs.replace(b"theme", b"special")
    assert merge_file(Sides(base, ours, theirs), COURSE) == Merged(expected, has_conflicts=False)


def test_a_file_of_no_model_is_merged_by_lines() -> None:
    found = merged("a\nb\n", "a1\nb\n", "a\nb2\n", None)
    assert found.has_conflicts
    assert b"<<<<<<< ours\n" in found.data


def test_markers_have_the_size_that_git_asks_for() -> None:
    sides = Sides(*(f"title: {each}\n".encode() for each in "甲乙丙"))
    text = merge_file(sides, COURSE, 9).data.decode()
    assert text == f"{'<' * 9} ours\ntitle: 乙\n{'=' * 9}\ntitle: 丙\n{'>' * 9} theirs\n"


def test_a_merge_by_lines_that_no_line_shows_to_be_wrong() -> None:
    """Both added the same item, at different places; and the same session, with other values."""
    base = "title: 班\ncourses:\n- a\n- b\n- c\n"
    ours, theirs = changed(base, ("- a\n", "- x\n- a\n")), changed(base, ("- c\n", "- c\n- x\n"))
    assert clean(base, ours, theirs) == ours

    added = "  - id: s03\n    date: {}\n    start: 14:30\n"
    ours = changed(BASE, ("  # 第一天\n", added.format("2026-10-11") + "  # 第一天\n"))
    theirs = BASE + added.format("2026-10-14")
    assert conflicting(BASE, ours, theirs) == changed(
        ours,
        (
            "    date: 2026-10-11\n",
            "<<<<<<< ours\n    date: 2026-10-11\n=======\n    date: 2026-10-14\n>>>>>>> theirs\n",
        ),
    )
