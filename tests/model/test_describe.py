"""The fields as data say what the models say."""

import pytest

from partyschool_cli.model.describe import MODELS, field_at, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest


def test_own_fields_come_before_those_that_all_kinds_have() -> None:
    names = [field.name for field in fields_of(MODELS[Kind.COURSE])]
    assert names[:4] == ["title", "kind", "theme", "school"]
    assert names[-3:] == ["tags", "notes", "status"]
    assert "id" not in names


def test_every_field_has_a_title_of_its_own(subtests: pytest.Subtests) -> None:
    for kind in Kind:
        with subtests.test(kind=kind):
            fields = fields_of(MODELS[kind])
            assert all(field.title and not field.title.isascii() for field in fields)
            assert len({field.title for field in fields}) == len(fields)


def test_a_field_holds_ids_of_entities_or_of_a_vocabulary() -> None:
    fields = {field.name: field.holds_ids for field in fields_of(MODELS[Kind.COURSE])}
    assert (fields["school"], fields["theme"], fields["teachers"]) == (True, True, True)
    assert (fields["title"], fields["kind"], fields["topics"]) == (False, False, False)


def test_field(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Kind, tuple[str | int, ...], str, bool, bool]] = [
        (Kind.COURSE, ("title",), "text", False, True),
        (Kind.COURSE, ("delivery",), "text", True, True),
        (Kind.COURSE, ("season", "from"), "day", False, True),
        (Kind.COURSE, ("materials", 0, "url"), "text", False, False),
        (Kind.COURSE, ("reviewed",), "date", False, False),
        (Kind.CLASS, ("from",), "date", False, True),
        (Kind.CLASS, ("sessions",), "group", True, False),
        (Kind.CLASS, ("sessions", 3, "start"), "time", False, True),
        (Kind.SITE, ("travel_minutes",), "mapping", False, False),
        (Kind.SITE, ("open", "days"), "text", True, False),
        (Kind.SITE, ("outdoor",), "flag", False, False),
        (Kind.TEACHER, ("order",), "number", False, False),
    ]
    for kind, path, expected, many, required in cases:
        with subtests.test(kind=kind, path=path):
            field = field_at(MODELS[kind], path)
            assert field is not None
            assert (field.type, field.many, field.required) == (expected, many, required)


def test_what_fields_hold() -> None:
    assert [f.refers_to for f in fields_of(MODELS[Kind.SESSION]) if f.name == "teachers"] == [
        Kind.TEACHER
    ]
    travel = field_at(MODELS[Kind.SITE], ("travel_minutes",))
    theme = field_at(MODELS[Kind.COURSE], ("theme",))
    strand = field_at(MODELS[Kind.COURSE], ("strand",))
    needed = field_at(Manifest, ("needs", 0, "audience"))
    assert travel is not None
    assert theme is not None
    assert strand is not None
    assert needed is not None
    assert travel.refers_to is Kind.SITE
    assert (theme.vocabulary, needed.vocabulary) == ("themes", "audiences")
    assert dict(strand.choices or {})["party-spirit"] == "党性锻炼"


def test_no_such_field() -> None:
    assert field_at(MODELS[Kind.COURSE], ("titel",)) is None
    assert field_at(MODELS[Kind.COURSE], ("title", "x")) is None
