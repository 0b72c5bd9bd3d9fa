"""Whom notices are for, in which order, and what is left out."""

import datetime as dt
from pathlib import Path

from partyschool_cli.history.notice import Concern, Notices
from tests.catalogs import BASE
from tests.notices import CLASS, OTHERS, Files, banci, session
from tests.notices import compared as notices_between


def compared(tmp_path: Path, old: Files, new: Files, concern: Concern | None = None) -> Notices:
    return notices_between(tmp_path, {**OTHERS, **old}, {**OTHERS, **new}, concern)


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
    assert classes("school", Concern(schools=frozenset({"mayu"}))) == ["erban"]
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
