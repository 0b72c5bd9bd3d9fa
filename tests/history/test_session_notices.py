"""Which changes of a session concern people, and which are none for them."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.history.notice import Notices
from partyschool_cli.history.session_notices import SessionNotice
from tests.catalogs import BASE
from tests.notices import CLASS, OTHERS, Files, banci, session
from tests.notices import compared as notices_between

COURSE, TEACHER, SITE = "courses/dangzhang.yaml", "teachers/wang.yaml", "sites/jiaoshi.yaml"


def compared(tmp_path: Path, old: Files, new: Files) -> Notices:
    return notices_between(tmp_path, {**OTHERS, **old}, {**OTHERS, **new})


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
