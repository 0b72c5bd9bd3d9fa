"""Fields that are not there yet."""

from partyschool_cli.model.describe import fields_of
from partyschool_cli.model.site import Site
from tests.editor.places import accepted, labels, offered

_COURSE = "courses/hekou/new.yaml"


def test_required_ones_come_first_each_in_the_order_of_the_format() -> None:
    found = labels("sites/new.yaml", "place: 河口镇\n‸")
    order = [field.name for field in fields_of(Site) if field.name != "place"]
    required = [field.name for field in fields_of(Site) if field.required]
    assert found == [*required, *(name for name in order if name not in required)]


def test_a_field_is_not_offered_twice_wherever_it_stands() -> None:
    found = labels(_COURSE, "title: 一\n‸\nschool: hekou\nkind: theme\n")
    assert {"title", "school", "kind"}.isdisjoint(found)
    assert "theme" in found


def test_the_field_at_the_cursor_is_offered() -> None:
    assert "school" in labels(_COURSE, "title: 一\nsch‸ool: hekou\n")


def test_each_has_a_title_and_a_description_and_is_found_by_the_title() -> None:
    found = {one.label: one for one in offered(_COURSE, "‸").proposals}
    assert found["school"].title == "开课学校（必填）"
    assert found["topics"].title == "专题"
    assert "必讲专题" in found["topics"].about
    assert "lecture（讲授）" in found["delivery"].about
    assert found["school"].names == ("开课学校",)


def test_a_field_is_written_with_what_its_value_begins_with() -> None:
    assert accepted(_COURSE, "‸", "school") == "school: "
    assert accepted(_COURSE, "sch‸\nkind: theme", "school") == "school: \nkind: theme"
    assert accepted(_COURSE, "s‸ool: a", "school") == "school: a"
    assert accepted(_COURSE, "‸", "teachers", uses_snippets=True) == "teachers: [$1]"
    assert accepted("sites/new.yaml", "‸", "open", uses_snippets=True) == "open:\n  "
    travel = accepted("sites/new.yaml", "‸", "travel_minutes", uses_snippets=True)
    assert travel == "travel_minutes:\n  "
    assert accepted("sites/new.yaml", "‸", "travel_minutes") == "travel_minutes:"
    assert accepted(_COURSE, "season: {from: 03-01, ‸}", "to") == "season: {from: 03-01, to: }"


def test_fields_of_a_group_in_a_list() -> None:
    path = "classes/hekou-evening-2026.yaml"
    assert accepted(path, "sessions:\n  - id: s01\n    ‸", "site").endswith("\n    site: ")
    assert accepted(path, "sessions:\n  - ‸", "date") == "sessions:\n  - date: "
    assert accepted(path, "sessions:\n  ‸", "date") == "sessions:\n  - date: "
    inner = accepted("sites/new.yaml", "title: 一\n‸", "unavailable", uses_snippets=True)
    assert inner == "title: 一\nunavailable:\n  - "


def test_an_entity_has_no_id_in_its_file_but_a_session_has() -> None:
    assert "id" not in labels(_COURSE, "‸")
    assert "id" in labels("classes/new.yaml", "sessions:\n  - ‸")


def test_a_key_in_quotes_is_closed_once() -> None:
    assert accepted(_COURSE, '"sch‸', "school") == '"school": '
    assert accepted(_COURSE, '"sch‸ool": a', "school") == '"school": a'
