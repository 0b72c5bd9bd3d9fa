"""What of the changes between two catalogs concerns people."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.history.notice import Concern, Notices
from partyschool_cli.history.session_notices import SessionNotice
from tests.catalogs import BASE
from tests.notices import ORCHARD, Files
from tests.notices import compared as notices_between

CLASS, COURSE, TEACHER, SITE = (
    "classes/banci.yaml",
    "courses/dangzhang.yaml",
    "teachers/wang.yaml",
    "sites/jiaoshi.yaml",
)
OTHERS = {
    "teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n",
    "sites/caichang.yaml": ORCHARD,
    "courses/jiajie.yaml": BASE[COURSE].replace("党章导读", "嫁接育苗"),
    "schools/mayu.yaml": "title: 马峪乡党校\ntier: county\n",
}


def banci(*sessions: str, head: str = "") -> str:
    """The class with these sessions."""
    start = BASE[CLASS].partition("sessions:")[0]
    return f"{start}{head}sessions:\n" + "".join(f"  - {one}\n" for one in sessions)


def session(**fields: str) -> str:
    """The class's one session, with other fields; an empty one is left out."""
    own = {
        "id": "s01",
        "date": "2026-10-12",
        "start": "08:30",
        "end": "10:00",
        "course": "dangzhang",
        "teachers": "[wang]",
        "site": "jiaoshi",
        **fields,
    }
    return "{" + ", ".join(f"{name}: {text}" for name, text in own.items() if text) + "}"


def compared(tmp_path: Path, old: Files, new: Files, concern: Concern | None = None) -> Notices:
    return notices_between(tmp_path, {**OTHERS, **old}, {**OTHERS, **new}, concern)


def told(tmp_path: Path, old: str, new: str) -> SessionNotice | None:
    """The one notice of a class that changed; None where there is none."""
    found = compared(tmp_path, {CLASS: old}, {CLASS: new}).classes
    if not found:
        return None
    (own,) = found
    (one,) = own.sessions
    return one


@pytest.mark.parametrize(
    ("fields", "change"),
    [
        ({"date": "2026-10-13"}, "moved"),
        ({"start": "09:00"}, "moved"),
        ({"end": "11:00", "status": "moved", "site": "caichang"}, "moved"),
        ({"status": "cancelled"}, "cancelled"),
        ({"status": "cancelled", "date": "2026-10-13"}, "cancelled"),
        ({"teachers": "[li]"}, "changed"),
        ({"teachers": "[wang, li]"}, "changed"),
        ({"site": "caichang"}, "changed"),
        ({"site": ""}, "changed"),
        ({"course": "jiajie"}, "changed"),
        ({"course": "", "activity": "分组讨论"}, "changed"),
        ({"delivery": "online"}, "changed"),
    ],
)
def test_each_change_of_a_session(tmp_path: Path, fields: dict[str, str], change: str) -> None:
    one = told(tmp_path, banci(session()), banci(session(**fields)))
    assert one is not None
    assert (one.session, one.change) == ("s01", change)
    assert one.old is not None
    assert (one.old.date, one.old.site_id) == (dt.date(2026, 10, 12), "jiaoshi")
    assert (one.new is None) is (change == "cancelled")


@pytest.mark.parametrize(
    "fields",
    [
        {"start": "8:30"},
        {"status": "moved"},
        {"note": "带笔记本"},
        {"moderator": "校长"},
        {"locked": "true"},
        {"delivery": "lecture"},
        {"teachers": "[wang, wang]"},
        {"id": "s09"},
    ],
)
def test_what_is_no_change_for_people(tmp_path: Path, fields: dict[str, str]) -> None:
    assert told(tmp_path, banci(session()), banci(session(**fields))) is None


def test_what_does_not_take_place_before_nor_after(tmp_path: Path) -> None:
    gone = session(status="cancelled")
    moved = session(status="cancelled", date="2026-10-20")
    assert told(tmp_path / "1", banci(gone), banci(moved)) is None
    assert told(tmp_path / "2", banci(gone), banci()) is None
    assert told(tmp_path / "3", banci(), banci(gone)) is None
    draft = "status: draft\n"
    assert told(tmp_path / "4", banci(session(), head=draft), banci(head=draft)) is None


def test_added_removed_and_restored(tmp_path: Path) -> None:
    added = told(tmp_path / "1", banci(), banci(session()))
    assert added is not None
    assert (added.change, added.old, added.was_cancelled) == ("added", None, False)
    removed = told(tmp_path / "2", banci(session()), banci())
    assert removed is not None
    assert (removed.change, removed.new, removed.title) == ("removed", None, "党章导读")
    restored = told(tmp_path / "3", banci(session(status="cancelled")), banci(session()))
    assert restored is not None
    assert (restored.change, restored.old, restored.was_cancelled) == ("added", None, True)


def test_a_class_that_begins_or_ends_to_be_held(tmp_path: Path) -> None:
    """Its sessions are added or removed; a draft is held as little as a retired class."""
    for number, (word, change) in enumerate(
        (("retired", "removed"), ("draft", "removed"), ("active", "added"))
    ):
        old, new = ("active", word) if change == "removed" else ("draft", word)
        one = told(
            tmp_path / str(number),
            banci(session(), head=f"status: {old}\n"),
            banci(session(), head=f"status: {new}\n"),
        )
        assert one is not None
        assert one.change == change
    deleted = compared(tmp_path / "x", {}, {CLASS: None})
    assert [one.change for one in deleted.classes[0].sessions] == ["removed"]
    assert deleted.classes[0].title == "党员轮训班"


def test_other_names_of_the_same_are_no_change(tmp_path: Path) -> None:
    renamed: Files = {
        COURSE: BASE[COURSE].replace("党章导读", "党章与准则导读"),
        TEACHER: BASE[TEACHER].replace("王示例", "汪示例"),
        SITE: BASE[SITE].replace("教室", "第一教室"),
        CLASS: BASE[CLASS].replace("党员轮训班", "党员冬季轮训班"),
    }
    assert not compared(tmp_path, {}, renamed).classes


def test_other_ids_of_the_same_are_no_change(tmp_path: Path) -> None:
    """Files that were renamed, the class's too, and whatever names them."""
    renamed: Files = {
        TEACHER: None,
        SITE: None,
        CLASS: None,
        "teachers/wang-2.yaml": BASE[TEACHER],
        "sites/jiaoshi-2.yaml": BASE[SITE],
        COURSE: BASE[COURSE].replace("[wang]", "[wang-2]"),
        "classes/lunxun.yaml": BASE[CLASS]
        .replace("[wang]", "[wang-2]")
        .replace("site: jiaoshi", "site: jiaoshi-2"),
    }
    assert not compared(tmp_path / "1", {}, renamed).classes
    moved = str(renamed["classes/lunxun.yaml"]).replace("date: 2026-10-12", "date: 2026-10-13")
    found = compared(tmp_path / "2", {}, {**renamed, "classes/lunxun.yaml": moved}).classes
    assert [(own.id, own.sessions[0].change) for own in found] == [("lunxun", "moved")]


def test_two_of_one_name_that_were_merged_are_no_change(tmp_path: Path) -> None:
    twice: Files = {
        "teachers/wang-2.yaml": BASE[TEACHER],
        CLASS: banci(session(teachers="[wang-2]")),
    }
    assert not compared(tmp_path / "1", twice, {}).classes
    # Where both are still there, they are two people.
    still: Files = {"teachers/wang-2.yaml": BASE[TEACHER]}
    assert compared(tmp_path / "2", twice, still).classes


def test_renumbered_sessions_are_no_change(tmp_path: Path) -> None:
    second = session(id="s02", date="2026-10-13")
    old = banci(session(), second)
    new = banci(
        session(id="s01", date="2026-10-11", course="", activity="开班式"),
        session(id="s02"),
        session(id="s03", date="2026-10-13"),
    )
    found = compared(tmp_path, {CLASS: old}, {CLASS: new}).classes
    # An id says who is who as long as it is there: here s01 and s02 are others now.
    assert [(one.session, one.change) for one in found[0].sessions] == [
        ("s01", "moved"),
        ("s02", "moved"),
        ("s03", "added"),
    ]
    new = banci(session(id="a1"), session(id="a2", date="2026-10-13"))
    assert not compared(tmp_path / "all", {CLASS: old}, {CLASS: new}).classes


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ({}, {"status": "cancelled", "note": "暴雪"}, "暴雪"),
        ({"note": "带笔"}, {"date": "2026-10-13", "note": "暴雪；带笔"}, "暴雪"),
        ({"note": "带笔"}, {"date": "2026-10-13", "note": "带笔"}, None),
        ({"note": "带笔"}, {"date": "2026-10-13"}, None),
        ({"note": "暴雪", "status": "moved"}, {"date": "2026-10-13", "note": "暴雪",
                                               "status": "moved"}, "暴雪"),
        ({"note": "暴雪"}, {"note": "暴雪", "status": "cancelled"}, "暴雪"),
        ({"note": "原先的"}, {"teachers": "[li]", "note": "王老师出差"}, "王老师出差"),
    ],
)  # fmt: skip
def test_the_reason_is_what_the_note_says_of_the_change(
    tmp_path: Path, old: dict[str, str], new: dict[str, str], reason: str | None
) -> None:
    one = told(tmp_path, banci(session(**old)), banci(session(**new)))
    assert one is not None
    assert one.reason == reason


def test_past_sessions_are_left_out_unless_one_of_both_days_is_to_come(tmp_path: Path) -> None:
    old = banci(session(), session(id="s02", date="2026-10-20"))
    new = banci(session(site="caichang"), session(id="s02", date="2026-10-11"))

    def sessions(name: str, since: dt.date | None) -> list[str]:
        found = compared(tmp_path / name, {CLASS: old}, {CLASS: new}, Concern(since=since)).classes
        return [one.session for own in found for one in own.sessions]

    assert sessions("all", None) == ["s01", "s02"]
    assert sessions("same day", dt.date(2026, 10, 12)) == ["s01", "s02"]
    assert sessions("later", dt.date(2026, 10, 13)) == ["s02"]
    assert sessions("after", dt.date(2026, 10, 21)) == []


def test_for_a_class_a_school_or_a_teacher_before_or_after(tmp_path: Path) -> None:
    other = BASE[CLASS].replace("school: liudu", "school: mayu").replace("[wang]", "[li]")
    old: Files = {"classes/erban.yaml": other}
    new: Files = {
        "classes/erban.yaml": other.replace("2026-10-12, start", "2026-10-13, start"),
        CLASS: BASE[CLASS].replace("[wang]", "[li]"),
    }

    def classes(name: str, concern: Concern) -> list[str]:
        return [own.id for own in compared(tmp_path / name, old, new, concern).classes]

    assert classes("all", Concern()) == ["banci", "erban"]
    assert classes("class", Concern(class_id="erban")) == ["erban"]
    assert classes("school", Concern(school="mayu")) == ["erban"]
    assert classes("old teacher", Concern(teacher="wang")) == ["banci"]
    assert classes("new teacher", Concern(teacher="li")) == ["banci", "erban"]


def test_a_file_that_cannot_be_read_is_told_and_no_cancellation(tmp_path: Path) -> None:
    for name, text in (("yaml", "sessions: [\n"), ("field", banci(session(date="某天")))):
        found = compared(tmp_path / name, {}, {CLASS: text})
        assert found.classes == ()
        assert found.left_out == (CLASS,)


def test_classes_are_in_order_of_their_first_change(tmp_path: Path) -> None:
    early = BASE[CLASS].replace("2026-10-12, start", "2026-10-09, start")
    new: Files = {"classes/zaoban.yaml": None, CLASS: banci()}
    found = compared(tmp_path, {"classes/zaoban.yaml": early}, new).classes
    assert [own.id for own in found] == ["zaoban", "banci"]
    assert found[0].organizer == "柳杜乡党校"
