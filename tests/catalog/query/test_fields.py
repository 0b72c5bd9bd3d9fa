"""Fields are found by whatever a clerk calls them."""

import pytest

from partyschool_cli.catalog.query.fields import field_names, find_field, unknown_field
from partyschool_cli.catalog.records.row import RecordField

NAMED = field_names(
    (
        RecordField("id", "编号", "text"),
        RecordField("title", "课程名称", "text"),
        RecordField("contact_hours", "学时", "number", aliases=("hours", "课时")),
        RecordField("delivery", "授课方式", "text", many=True, aliases=("形式",)),
        RecordField("teachers", "授课人", "text", many=True, titles="teacher_names"),
        RecordField("class", "班次", "text", titles="class_title"),
    )
)


def test_a_field_goes_by(subtests: pytest.Subtests) -> None:
    cases = [
        ("contact_hours", "contact_hours"),
        ("contact-hours", "contact_hours"),
        ("hours", "contact_hours"),
        ("HOURS", "contact_hours"),
        ("ｈｏｕｒｓ", "contact_hours"),
        ("学时", "contact_hours"),
        ("课时", "contact_hours"),
        ("teacher", "teachers"),
        ("teacher_names", "teachers"),
        ("授课人", "teachers"),
        ("deliveries", "delivery"),
        ("titles", "title"),
        ("name", "title"),
        ("名称", "title"),
        ("名字", "title"),
        ("标题", "title"),
        ("classes", "class"),
    ]
    for name, field in cases:
        with subtests.test(name=name):
            found = find_field(name, NAMED)
            assert found is not None
            assert found.name == field


def test_the_name_of_one_field_is_not_the_plural_of_another() -> None:
    one = RecordField("course", "课程", "text")
    many = RecordField("courses", "应授课程", "text", many=True)
    for fields in ((one, many), (many, one)):
        assert find_field("courses", field_names(fields)) is many
        assert find_field("course", field_names(fields)) is one


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("hour", "没有“hour”这个字段；是不是 hours（学时）？"),
        ("tilte", "没有“tilte”这个字段；是不是 title（课程名称）？"),
        ("学识", "没有“学识”这个字段；是不是 学时？"),
    ],
)
def test_a_slip_gets_a_suggestion(name: str, message: str) -> None:
    assert find_field(name, NAMED) is None
    assert unknown_field(name, NAMED) == (message, "")


def test_a_name_like_no_other_gets_the_list() -> None:
    message, hint = unknown_field("xyzzy" * 100, NAMED)
    assert message == f"没有“{'xyzzy' * 8}…”这个字段"
    assert hint.startswith("可以用的字段：id（编号）、title（课程名称）、contact_hours（学时）、")


def test_a_name_is_a_title_and_a_title_a_name() -> None:
    named = field_names((RecordField("name", "姓名", "text"), RecordField("notes", "备注", "text")))
    for name in ("name", "title", "名字", "标题", "TITLE"):
        found = find_field(name, named)
        assert found == named["name"], name


def test_a_field_that_has_the_word_for_its_own_name_keeps_it() -> None:
    named = field_names((RecordField("title", "标题", "text"), RecordField("name", "名字", "text")))
    assert [named[one].name for one in ("name", "名字", "title", "标题")] == ["name"] * 2 + [
        "title"
    ] * 2
