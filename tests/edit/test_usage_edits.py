"""Places that name another thing, or nothing."""

from pathlib import Path

from partyschool_cli.edit.plan import edited_bytes
from partyschool_cli.edit.usage_edits import by_file, dropped, redirected
from partyschool_cli.edit.usages import usages_of
from tests.catalogs import BASE, write_catalog
from tests.edit.editing import lookup_of

COURSE = "courses/dangzhang.yaml"


def course_after(folder: Path, teachers: str, *, once: bool = False, new: str | None = "li") -> str:
    """The list of teachers of a course once `wang` is `new`, or (None) nobody."""
    text = BASE[COURSE].replace("[wang]", teachers)
    lookup = lookup_of(write_catalog(folder, {COURSE: text}))
    found = usages_of(lookup, ("wang",), lambda field, word: word == "wang")
    own = by_file(found)[COURSE]
    edits = dropped(own) if new is None else redirected(own, new, once=once)
    return edited_bytes(own[0].source, edits).decode().partition("teachers:")[2].strip()


def test_an_item_takes_the_new_id_in_its_place(tmp_path: Path) -> None:
    assert course_after(tmp_path, "[zhao, wang, qian]") == "[zhao, li, qian]"


def test_where_it_is_already_the_old_one_goes(tmp_path: Path) -> None:
    assert course_after(tmp_path, "[wang, qian, li]") == "[qian, li]"
    assert course_after(tmp_path, "\n- wang\n- li") == "- li"


def test_what_was_there_twice_stays_so_or_not(tmp_path: Path) -> None:
    assert course_after(tmp_path, "[wang, wang]") == "[li, li]"
    assert course_after(tmp_path, "[wang, qian, wang]", once=True) == "[li, qian]"


def test_dropped_items_leave_the_others_and_an_empty_list(tmp_path: Path) -> None:
    assert course_after(tmp_path, "[wang, qian, wang]", new=None) == "[qian]"
    assert course_after(tmp_path, "[wang]", new=None) == "[]"


def test_a_key_that_is_there_already_stays_with_its_value(tmp_path: Path) -> None:
    site = "title: 礼堂\nvenue: online\ntravel_minutes: {jiaoshi: 20, room: 5}\n"
    lookup = lookup_of(write_catalog(tmp_path, {"sites/hall.yaml": site}))
    found = usages_of(lookup, ("jiaoshi",), lambda _, word: word == "jiaoshi")
    own = by_file(found)["sites/hall.yaml"]
    after = edited_bytes(own[0].source, redirected(own, "room")).decode()
    assert after.endswith("travel_minutes: {room: 5}\n")
