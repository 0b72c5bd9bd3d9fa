"""Edits of a text, before and after."""

from datetime import date
from inspect import cleandoc

import pytest

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.course import Course
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.text_edits import text_edits
from partyschool_cli.source.text_edits.text_edits import (
    EditFailedError,
    Insert,
    Remove,
    RenameKey,
    SetValue,
    TextEdit,
    edit_content,
    edit_text,
)
from partyschool_cli.source.yaml.yaml_parser import Parsed, parse


def edited(text: str, *edits: TextEdit, model: type[FrozenModel] = TrainingClass) -> str:
    """The text after the edits; texts are indented as the code around them is."""
    return edit_text(f"{cleandoc(text)}\n", edits, model).removesuffix("\n")


def assert_edited(
    before: str, *edits: TextEdit, after: str, model: type[FrozenModel] = TrainingClass
) -> None:
    assert edited(before, *edits, model=model) == cleandoc(after)


SESSIONS = """
    title: 冬训班
    sessions:  # 两次课
      # 第一天
      - id: s01
        date: 2026-10-12
        start: 08:30
        course: dangzhang
        teachers: [wang]
        note: '带"笔"'  # 记得

      # 第二天
      - id: s02
        date: 2026-10-13
        start: 08:30
        activity: 参观
    """


def test_a_session_is_moved() -> None:
    assert_edited(
        SESSIONS,
        SetValue(("sessions", 0, "date"), "2026-10-19"),
        SetValue(("sessions", 0, "start"), "14:30"),
        SetValue(("sessions", 0, "note"), "it's late"),
        SetValue(("sessions", 0, "status"), "moved"),
        after="""
    title: 冬训班
    sessions:  # 两次课
      # 第一天
      - id: s01
        date: 2026-10-19
        start: 14:30
        course: dangzhang
        teachers: [wang]
        note: 'it''s late'  # 记得
        status: moved

      # 第二天
      - id: s02
        date: 2026-10-13
        start: 08:30
        activity: 参观
    """,
    )


def test_a_session_is_added_as_its_neighbours_are() -> None:
    new = {"activity": "座谈", "date": "2026-10-12", "id": "s03", "start": "19:00", "group": "1"}
    assert_edited(
        SESSIONS,
        Insert(("sessions", 1), new | {"teachers": ["wang", "li"], "note": "一\n二"}),
        after="""
    title: 冬训班
    sessions:  # 两次课
      # 第一天
      - id: s01
        date: 2026-10-12
        start: 08:30
        course: dangzhang
        teachers: [wang]
        note: '带"笔"'  # 记得

      - id: s03
        date: 2026-10-12
        start: 19:00
        activity: 座谈
        teachers: [wang, li]
        note: |-
          一
          二
        group: '1'

      # 第二天
      - id: s02
        date: 2026-10-13
        start: 08:30
        activity: 参观
    """,
    )


def test_a_session_that_goes_takes_its_comments_along_but_those_above_stay() -> None:
    assert_edited(
        SESSIONS,
        Remove(("sessions", 0)),
        after="""
    title: 冬训班
    sessions:  # 两次课
      # 第一天

      # 第二天
      - id: s02
        date: 2026-10-13
        start: 08:30
        activity: 参观
    """,
    )


def test_comments_of_a_key_and_of_plain_items_outlive_them() -> None:
    assert_edited(
        """
    title: 甲
    teachers: # 谁
      # 先
      - li # 李
      - |- # 长
        wang
      # 后
      - '# 号'
    # 地点
    sites:
      [ # 内
        a, # 一
        b
      ] # 尾
    sessions: # 课
      # 第一天
      - id: s01 # 一
        # 去
        date: 2026-10-12
      - {id: s02} # 二
    type: x
    """,
        Remove(("teachers",)),
        Remove(("sites",)),
        Remove(("sessions",)),
        after="""
    title: 甲
    # 谁
    # 先
    # 李
    # 长
    # 后
    # 地点
    # 内
    # 一
    # 尾
    # 课
    # 第一天
    # 二
    type: x
    """,
    )


def test_the_comments_of_keys_that_go_one_by_one_stay() -> None:
    assert_edited(
        """
    title: 甲
    open: # 开
      days: [mon] # 日
      # 时
      from: 09:00 # 始
    type: x
    """,
        Remove(("open", "days")),
        Remove(("open", "from")),
        after="""
    title: 甲
    # 开
    # 日
    # 时
    # 始
    type: x
    """,
    )


A_VALUE_KEEPS_ITS_QUOTES_WHERE_THEY_CAN_HOLD_IT: list[tuple[str, object, str | None]] = [
    ("title: 甲  # 注", "乙", "title: 乙  # 注"),
    ("title:    甲", "乙", "title:    乙"),
    ("title: '甲'", "it's", "title: 'it''s'"),
    ("title: '甲'", "一\n二", "title: |-\n  一\n  二"),
    ("title: '甲' # 注", "一\n二\n", "title: | # 注\n  一\n  二"),
    ('title: "甲"', "一\n二", 'title: "一\\n二"'),
    ('title: "甲"', 'a"b', 'title: "a\\"b"'),
    ("title: 甲", "140121", 'title: "140121"'),
    ("title: 甲", "2026-10-12", 'title: "2026-10-12"'),
    ("title: 甲", "a: b # c", 'title: "a: b # c"'),
    ("title: 甲", "", 'title: ""'),
    ("title: 甲", None, "title: null"),
    ("title: 甲", 3, "title: 3"),
    ("title: '甲'", 3, "title: 3"),
    ("title:", "乙", "title: 乙"),
    ("title:   # 注", "乙", "title: 乙   # 注"),
    ("title: |  # 注\n  一\n  二\ntype: x", "三", "title: 三  # 注\ntype: x"),
    ("title: >\n  一\n\n\ntype: x", "三\n四\n", "title: |\n  三\n  四\n\n\ntype: x"),
    ("title: [甲,\n  乙] # 注", "丙", "title: 丙 # 注"),
    ("title: [甲, 乙]", ["甲", "乙；丙"], 'title: [甲, "乙；丙"]'),
    ("title:\n  - 甲\n  - 乙\ntype: x", "丙", "title: 丙\ntype: x"),
    ("title: 甲\n  乙", "丙", "title: 丙"),
    ("from: 2026-10-12", "2026-10-19", None),
    ("from: '2026-10-12'", "2026-10-19", None),
    ("title:\n  甲  # 注", "乙", "title:\n  乙  # 注"),
    ("title:  # 注\n  甲", ["乙"], "title:  # 注\n  [乙]"),
    ("title: \u3000", "\u3000首行", 'title: "\u3000首行"'),
]


def test_a_value_keeps_its_quotes_where_they_can_hold_it(subtests: pytest.Subtests) -> None:
    for before, value, after in A_VALUE_KEEPS_ITS_QUOTES_WHERE_THEY_CAN_HOLD_IT:
        with subtests.test(before=before, value=value):
            key = before.partition(":")[0]
            expected = before.replace("10-12", "10-19") if after is None else after
            edits = [SetValue((key,), value)]
            assert edit_text(f"{before}\n", edits, TrainingClass) == f"{expected}\n"
            windows = f"{before}\n".replace("\n", "\r\n")
            assert edit_text(windows, edits, TrainingClass) == f"{expected}\n".replace("\n", "\r\n")
            if "|\n" not in expected and "|  #" not in expected and "| #" not in expected:
                assert edit_text(before, edits, TrainingClass) == expected


# ruff: noqa: E501  # one case a line


A_NEW_KEY: list[tuple[str, tuple[str | int, ...], object, str]] = [
    # after the nearest key before it in the format's order
    ("title: 甲  # 注\n\nsize: 3", ("from",), "2026-01-02", "title: 甲  # 注\nfrom: 2026-01-02\n\nsize: 3"),
    ("# 头\n\nsize: 3", ("title",), "甲", "# 头\n\ntitle: 甲\nsize: 3"),
    ("notes: 甲\nmine: 1", ("yours",), 2, "notes: 甲\nmine: 1\nyours: 2"),
    ("title: |\n  甲\n\nsize: 3", ("from",), "2026-01-02", "title: |\n  甲\nfrom: 2026-01-02\n\nsize: 3"),
    # with what is around it
    ("title: 甲", ("a", "b", 0, "c"), 1, "title: 甲\na:\n  b:\n    - c: 1"),
    ("a: {}  # 注", ("a", "b"), 1, "a: {b: 1}  # 注"),
    ("a:  # 注\nb: 1", ("a", "c"), 1, "a:  # 注\n  c: 1\nb: 1"),
    ("a: {b: 1, c: 2}", ("a", "d"), [1], "a: {b: 1, c: 2, d: [1]}"),
    ("{title: 甲}", ("size",), 3, "{title: 甲, size: 3}"),
    ("a: {b:\n  }", ("a", "c"), 1, "a: {b: , c: 1\n  }"),
    ("a: [b: 1]", ("a", 0, "c"), 2, "a: [{b: 1, c: 2}]"),
    # as its neighbours are
    ("title: '甲'", ("type",), "x", "title: '甲'\ntype: 'x'"),
    ("title: '甲'", ("from",), "2026-01-02", "title: '甲'\nfrom: 2026-01-02"),
    ('"title": "甲"', ("type",), "x", '"title": "甲"\n"type": "x"'),
    ("a:\n    b: 1\nc: 2", ("d", "e"), 1, "a:\n    b: 1\nc: 2\nd:\n    e: 1"),
    ("audience:\n- a\n- b", ("courses",), ["c"], "audience:\n- a\n- b\ncourses:\n- c"),
    ("audience: [a]", ("courses",), ["c", "d"], "audience: [a]\ncourses: [c, d]"),
    ("sessions:\n  - id: a\n    teachers:\n    - x\n  - id: b", ("sessions", 1, "teachers"), ["z"],
     "sessions:\n  - id: a\n    teachers:\n    - x\n  - id: b\n    teachers:\n    - z"),
    # in house style
    ("title: 甲", ("remarks",), ["一句，话", "二"], "title: 甲\nremarks:\n  - 一句，话\n  - 二"),
    ("title: 甲", ("courses",), [], "title: 甲\ncourses: []"),
    ("title: 甲", ("courses",), ["长" * 20, "长" * 20, "长" * 20],
     f"title: 甲\ncourses:\n  - {'长' * 20}\n  - {'长' * 20}\n  - {'长' * 20}"),
    ("title: 甲", ("sessions",), [{"start": "08:30", "id": "s01"}],
     "title: 甲\nsessions:\n  - id: s01\n    start: 08:30"),
]  # fmt: skip


def test_a_new_key(subtests: pytest.Subtests) -> None:
    for before, path, value, after in A_NEW_KEY:
        with subtests.test(before=before, path=path, value=value):
            edit = SetValue(path, value)
            assert edit_text(f"{before}\n", [edit], TrainingClass) == f"{after}\n"
            if "|" not in before:
                assert edit_text(before, [edit], TrainingClass) == after
            windows = before.replace("\n", "\r\n")
            assert edit_text(f"{windows}\r\n", [edit], TrainingClass) == f"{after}\n".replace(
                "\n", "\r\n"
            )


def test_a_new_item(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, int, object, str]] = [
        ("a: []  # 注", 0, "x", "a: [x]  # 注"),
        ("a: []  # 注", 0, {"b": 1}, "a:  # 注\n  - b: 1"),
        ("a:  # 注", 0, "x", "a: [x]  # 注"),
        ("a: [x, y]", 0, "z", "a: [z, x, y]"),
        ("a: [x, y]", 1, "z", "a: [x, z, y]"),
        ("a: [x, y]", 2, "z", "a: [x, y, z]"),
        ("a: [x, y, ]", 2, "z", "a: [x, y, z ]"),
        ("a: ['x']", 1, "z", "a: ['x', 'z']"),
        ("a: [x]", 1, "甲、乙", 'a: [x, "甲、乙"]'),  # not two
        ("a:\n- x", 1, "甲、乙", "a:\n- x\n- 甲、乙"),
        ("a: [\n  x,  # 甲\n  y   # 乙\n]", 1, "z", "a: [\n  x,  # 甲\n  z,\n  y   # 乙\n]"),
        ("a: [\n  x,  # 甲\n  y   # 乙\n]", 2, "z", "a: [\n  x,  # 甲\n  y,   # 乙\n  z\n]"),
        ("a:\n- x  # 甲\n# 乙\n- y", 1, "z", "a:\n- x  # 甲\n- z\n# 乙\n- y"),
        ("a:\n- x\n  # 甲\n# 乙\nb: 1", 1, "z", "a:\n- x\n  # 甲\n- z\n# 乙\nb: 1"),
        ("a:\n  # 甲\n  - x\nb: 1", 0, "z", "a:\n  - z\n  # 甲\n  - x\nb: 1"),
        ("a:\n  -   x\n\n  -   y\nb: 1", 2, "z", "a:\n  -   x\n\n  -   y\n\n  -   z\nb: 1"),
        ("a:\n  - {b: 1}", 1, {"b": 2, "c": [1]}, "a:\n  - {b: 1}\n  - {b: 2, c: [1]}"),
        ("a:\n  - - x\n    - y", 0, ["z"], "a:\n  - - z\n  - - x\n    - y"),
    ]
    for before, index, value, after in cases:
        with subtests.test(before=before, index=index, value=value):
            edit = Insert(("a", index), value)
            assert edit_text(f"{before}\n", [edit], TrainingClass) == f"{after}\n"
            assert edit_text(before, [edit], TrainingClass) == after


def test_two_insertions_at_one_place_keep_their_order() -> None:
    edits = [Insert(("topics", 1), "甲"), Insert(("topics", 2), "乙")]
    assert edit_text("topics: [x, y]\n", edits, Course) == "topics: [x, 甲, 乙, y]\n"
    edits.reverse()
    assert edit_text("topics:\n- x\n- y\n", edits, Course) == "topics:\n- x\n- 甲\n- y\n- 乙\n"


WHAT_IS_REMOVED: list[tuple[str, tuple[str | int, ...], str]] = [
    ("a: 1  # 注\nb: 2\n", ("a",), "# 注\nb: 2\n"),
    ("a: 1\n# 注\nb: 2\n", ("b",), "a: 1\n# 注\n"),
    ("a: 1\nb: 2", ("b",), "a: 1"),
    ("a:\n  # 甲\n  - x  # 乙\nb: 1\n", ("a",), "# 甲\n# 乙\nb: 1\n"),
    ("b: 1\na: |  # 甲\n  x\n\n", ("a",), "b: 1\n# 甲\n\n"),
    # a dash is handed on
    ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "b"), "a:\n  - c: 2\n"),
    ("a:\n  - b: 1  # 甲\n    # 乙\n    c: 2\n", ("a", 0, "b"), "a:\n  # 甲\n    # 乙\n  - c: 2\n"),
    ("a:\n  - - x\n    - y\n", ("a", 0, 0), "a:\n  - - y\n"),
    # the last one
    ("a:  # 甲\n  - x  # 乙\nb: 1\n", ("a", 0), "a: []  # 甲\n  # 乙\nb: 1\n"),
    ("a: [x]  # 甲\n", ("a", 0), "a: []  # 甲\n"),
    ("a:\n  b:\n    c: 1\nd: 1\n", ("a", "b", "c"), "d: 1\n"),
    ("a: {b: {c: 1}}\nd: 1\n", ("a", "b", "c"), "d: 1\n"),
    ("a:\n  - b: 1\nd: 1\n", ("a", 0, "b"), "a: []\nd: 1\n"),
    # in brackets
    ("a: [x, y, z]\n", ("a", 0), "a: [y, z]\n"),
    ("a: [x, y, z]\n", ("a", 1), "a: [x, z]\n"),
    ("a: [x, y, z]\n", ("a", 2), "a: [x, y]\n"),
    ("a: [ x, y, ]\n", ("a", 1), "a: [ x, ]\n"),
    ("a: [ x, ]\n", ("a", 0), "a: []\n"),
    ("a: {b: 1, c: , d: 3}\n", ("a", "c"), "a: {b: 1, d: 3}\n"),
    ("a: [\n  x,  # 甲\n  y,\n  z   # 丙\n]\n", ("a", 0), "a: [\n  # 甲\n  y,\n  z   # 丙\n]\n"),
    ("a: [\n  x,  # 甲\n  y,\n  z   # 丙\n]\n", ("a", 1), "a: [\n  x,  # 甲\n  z   # 丙\n]\n"),
    # what is below may not become part of a text above
    ("a: |\n  x\nb:\n  - y\n    # 注\nc: 1\n", ("b",), "a: |\n  x\n# 注\nc: 1\n"),
    ("a: |+\n  x\nb: 1\n\nc: 1\n", ("b",), "a: |+\n  x\nc: 1\n"),
    ("a: |\n  x\nb: 1", ("b",), "a: |\n  x\n"),
]  # fmt: skip


def test_what_is_removed(subtests: pytest.Subtests) -> None:
    for before, path, after in WHAT_IS_REMOVED:
        with subtests.test(before=before, path=path):
            assert edit_text(before, [Remove(path)], TrainingClass) == after
            windows = [text.replace("\n", "\r\n") for text in (before, after)]
            assert edit_text(windows[0], [Remove(path)], TrainingClass) == windows[1]


def test_a_text_at_the_end_of_a_file_without_a_last_line_end_keeps_its_value() -> None:
    assert edit_text("a: |\n  x", [SetValue(("b",), 1)], Course) == "a: |-\n  x\nb: 1"


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("travel_minutes: {a: 1, b: 2}", "c", "travel_minutes: {c: 1, b: 2}"),
        ("travel_minutes:\n  'a': 1  # 注", "c", "travel_minutes:\n  'c': 1  # 注"),
        ("travel_minutes:\n  a: 1", "no", 'travel_minutes:\n  "no": 1'),
        ("travel_minutes:\n  a : 1", "a", "travel_minutes:\n  a : 1"),
    ],
)
def test_a_key_gets_another_name(before: str, key: str, after: str) -> None:
    assert edit_text(before, [RenameKey(("travel_minutes", "a"), key)], Site) == after


def test_a_list_that_replaces_a_list_leaves_what_both_have() -> None:
    assert_edited(
        """
        topics:
          - 甲  # 一
          # 二
          - 乙  # 三
          - 丙
        """,
        SetValue(("topics",), ["丁", "乙", "戊"]),
        model=Course,
        after="""
        topics:
          - 丁  # 一
          # 二
          - 乙  # 三
          - 戊
        """,
    )


def test_a_manifest() -> None:
    assert_edited(
        """
        format: 1
        themes:
          skills: 技能  # 注
        calendar:
          closed:
            - {from: 2026-03-02, to: 2026-03-03, why: 元宵}
        """,
        SetValue(("themes", "party"), "党建"),
        Insert(
            ("calendar", "closed", 0), {"why": "集市", "to": "2026-02-02", "from": "2026-02-01"}
        ),
        SetValue(("calendar", "workdays"), ["2027-02-20"]),
        SetValue(("region",), "140121"),
        model=Manifest,
        after="""
        format: 1
        region: "140121"
        themes:
          skills: 技能  # 注
          party: 党建
        calendar:
          closed:
            - {from: 2026-02-01, to: 2026-02-02, why: 集市}
            - {from: 2026-03-02, to: 2026-03-03, why: 元宵}
          workdays: [2027-02-20]
        """,
    )


def test_an_empty_file_gets_its_first_key() -> None:
    assert edit_text("", [SetValue(("name",), "王")], Teacher) == "name: 王\n"
    assert edit_text("# 注", [SetValue(("name",), "王")], Teacher) == "# 注\nname: 王\n"
    assert edit_text("{}\n", [SetValue(("name",), "王")], Teacher) == "{name: 王}\n"


def test_what_cannot_be_done_is_refused(subtests: pytest.Subtests) -> None:
    cases: list[TextEdit] = [
        Remove(("title",)),
        Remove(("none",)),
        Remove(()),
        Insert(("title", 0), "x"),
        Insert(("topics", 1), "x"),
        Insert(("topics", "x"), "x"),
        SetValue(("title", "x"), 1),
        SetValue(("topics", 2), 1),
        RenameKey(("none",), "x"),
    ]
    for edit in cases:
        with subtests.test(edit=edit):
            with pytest.raises(ValueError, match=r"^[^']*: "):
                edit_text("title: 甲\n", [edit], Course)
            with pytest.raises(ValueError, match=r"^[^']*: "):
                edit_content({"title": "甲"}, [edit], Course)


@pytest.mark.parametrize("text", ["a: [\n", "a: 1\na: 2\n", "a: &x 1\n", "a: 1\n---\nb: 1\n"])
def test_a_text_that_does_not_parse_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="第"):
        edit_text(text, [SetValue(("a",), 1)], Course)


def test_a_value_of_no_yaml_type_is_refused() -> None:
    with pytest.raises(TypeError, match="not of"):
        edit_text("from: 2026-10-12\n", [SetValue(("from",), date(2026, 10, 19))], TrainingClass)


def test_what_no_file_of_a_catalog_has_may_fail_but_is_never_written_wrongly() -> None:
    with pytest.raises(EditFailedError, match=r"^a: cannot be written$"):
        edit_text("b: 1\n? a\n", [SetValue(("a",), 1)], Course)


def test_what_would_change_more_is_never_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_edits, "splices_of", lambda *_: iter([()]))
    with pytest.raises(EditFailedError):
        edit_text("a: 1\n", [SetValue(("a",), 2)], Course)


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were parsed."""
    found: list[str] = []

    def counted(text: str) -> Parsed:
        found.append(text)
        return parse(text)

    monkeypatch.setattr("partyschool_cli.source.text_edits.parsed_text.parse", counted)
    return found


FORTY = "".join(f"  - id: s{n:02}\n    date: 2026-10-12\n" for n in range(40))


def test_many_values_and_keys_take_two_parses(parses: list[str]) -> None:
    edits = [
        SetValue(("sessions", number, field), value)
        for number in range(40)
        for field, value in (("status", "moved"), ("date", "2026-10-19"), ("note", "停课"))
    ]
    expected = FORTY.replace("10-12\n", "10-19\n    note: 停课\n    status: moved\n")
    found = edit_text(f"sessions:\n{FORTY}", edits, TrainingClass)
    assert found == f"sessions:\n{expected}"
    assert len(parses) == 2


def test_new_items_at_once_are_as_one_by_one(subtests: pytest.Subtests) -> None:
    orders: list[tuple[int, ...]] = [(3, 4, 5), (0, 0, 2), (1, 3, 3), (2, 0, 5)]
    lists = [
        "- {id: s01}\n  - {id: s02}  # 二\n  # 下面\n  - {id: s03}\n",
        "- id: s01\n    note: 一\n\n  - id: s02\n\n  - id: s03\nremarks: [a]\n",
        "[{id: s01}, {id: s02}, {id: s03}]\n",
    ]
    for places in orders:
        for before in lists:
            with subtests.test(before=before, places=places):
                text = (
                    f"title: 冬训班\nsessions:\n  {before}"
                    if before[0] == "-"
                    else f"sessions: {before}"
                )
                edits = [
                    Insert(("sessions", at), {"id": f"n{at}{n}"}) for n, at in enumerate(places)
                ]
                one_by_one = text
                for edit in edits:
                    one_by_one = edit_text(one_by_one, [edit], TrainingClass)
                assert edit_text(text, edits, TrainingClass) == one_by_one


def test_many_new_items_take_two_parses(parses: list[str]) -> None:
    text = "title: 冬训班\nsessions:\n  - {id: s01}\n"
    edits = [Insert(("sessions", 1 + at), {"id": f"s{at + 2:02d}"}) for at in range(50)]
    result = edit_text(text, edits, TrainingClass)
    assert result.count("\n") == 53
    assert len(parses) == 2


def test_edits_of_what_an_edit_before_made() -> None:
    assert_edited(
        "title: 甲",
        SetValue(("status",), "draft"),
        SetValue(("status",), "retired"),
        SetValue(("open",), {"from": "08:00"}),
        SetValue(("open", "to"), "17:00"),
        SetValue(("open", "days"), ["mon"]),
        RenameKey(("status",), "state"),
        model=Site,
        after="""
        title: 甲
        open:
          days: [mon]
          from: 08:00
          to: 17:00
        state: retired
        """,
    )
