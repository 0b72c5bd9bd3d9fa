"""How two versions of a sheet differ, in the terms of `diff`."""

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.checking.differences import differences, item_pairs
from partyschool_cli.export.codes.facts import Facts, Item, Value
from partyschool_cli.export.codes.subject import Subject
from partyschool_cli.model.kind import Kind
from tests.catalogs import SHIPPED, loaded

OWN = Key(Kind.CLASS, "liudu-members-2026")
SUBJECT = Subject("timetable", "class", OWN.id, "课程表")


def item(ref: str, **values: Value) -> Item:
    return Item((f"{OWN.id}/{ref}",), values)


def sheet(*items: Item, **head: Value) -> Facts:
    return Facts("timetable", "课程表", head, items)


def fields(old: Facts, new: Facts) -> list[tuple[str, object, object]]:
    """The changed fields of the one entity that changed."""
    (change,) = differences(old, new, SUBJECT, loaded(SHIPPED))
    assert (change.change, change.key) == ("changed", OWN)
    assert change.file == f"classes/{OWN.id}.yaml"
    return [(one.field, one.old, one.new) for one in change.fields]


def test_fields_are_named_as_in_a_diff() -> None:
    old = sheet(item("s01", start="08:30", teachers=("甲",)), first="2026-04-07", people="30")
    new = sheet(item("s01", start="09:00", teachers=("甲", "乙")), first="2026-04-08", people="31")
    assert fields(old, new) == [
        ("from", "2026-04-07", "2026-04-08"),
        ("size", "30", "31"),
        ("sessions[s01].start", "08:30", "09:00"),
        ("sessions[s01].teachers", ["甲"], ["甲", "乙"]),
    ]


def test_what_is_new_or_gone_is_whole() -> None:
    old = sheet(item("s01", title="甲", date="2026-04-07"))
    new = sheet(item("s02", title="乙", date="2026-04-08"))
    assert fields(old, new) == [
        ("sessions[s01]", {"title": "甲", "date": "2026-04-07"}, None),
        ("sessions[s02]", None, {"title": "乙", "date": "2026-04-08"}),
    ]


def test_the_same_is_no_difference() -> None:
    old = sheet(item("s01", title="甲"))
    assert differences(old, sheet(item("s09", title="甲")), SUBJECT, loaded(SHIPPED)) == ()


def test_a_document_of_what_is_gone_is_removed() -> None:
    (change,) = differences(sheet(), None, SUBJECT, loaded(SHIPPED))
    assert (change.change, change.title, change.fields) == ("removed", "课程表", ())


def test_a_school_timetable_tells_of_the_classes() -> None:
    other = Item(("liudu-online-2026/s01",), {"title": "甲", "note": "带笔"})
    old, new = (
        sheet(item("s01", title="乙", site=site), Item(other.refs, {**other.values, "note": site}))
        for site in ("教室", "礼堂")
    )
    school = Subject("timetable", "school", "liudu", "课程表")
    found = differences(old, new, school, loaded(SHIPPED))
    assert [(one.key, [each.field for each in one.fields]) for one in found] == [
        (OWN, ["sessions[s01].site"]),
        (Key(Kind.CLASS, "liudu-online-2026"), ["sessions[s01].note"]),
    ]


def test_a_catalog_tells_of_courses() -> None:
    course = next(iter(loaded(SHIPPED).courses))
    old, new = (
        Facts("catalog", "目录", {}, (Item((course,), {"title": "甲", "hours": hours}),))
        for hours in ("2", "3")
    )
    (change,) = differences(old, new, Subject("catalog", "", "", "目录"), loaded(SHIPPED))
    assert change.key == Key(Kind.COURSE, course)
    assert [(one.field, one.old, one.new) for one in change.fields] == [("contact_hours", "2", "3")]


def pairs(old: list[Item], new: list[Item]) -> list[tuple[str, str]]:
    return sorted(
        (one.refs[0][-3:] if one else "", other.refs[0][-3:] if other else "")
        for one, other in item_pairs(old, new)
    )


def test_pairs_are_found_by_what_is_said_where_ids_are_others() -> None:
    old = [
        item("s01", title="甲", date="1", start="1"),
        item("s02", title="乙", date="1", start="2"),
        item("s03", title="丙", date="1", start="3"),
        item("s04", title="丁", date="1", start="4"),
    ]
    new = [
        item("s11", title="甲", date="1", start="9"),  # moved on its day
        item("s12", title="乙", date="2", start="2"),  # moved to another
        item("s13", title="新", date="1", start="3"),  # another instead
        item("s04", title="丁", date="1", start="4", note="带笔"),
        item("s15", title="末", date="9", start="9"),
    ]
    assert pairs(old, new) == [
        ("", "s15"),
        ("s01", "s11"),
        ("s02", "s12"),
        ("s03", "s13"),
        ("s04", "s04"),
    ]


def test_many_items_are_paired_at_once() -> None:
    many = [item(f"s{n}", title="甲", date="1", start="1", note=str(n)) for n in range(5000)]
    assert len([*item_pairs(many, reversed(many))]) == 5000
