"""What a form changes, as assignments."""

import pytest

from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.serve.forms.assignments import changed_fields, marked_as_moved
from partyschool_cli.serve.forms.form_fields import FormField, Input


def field(kind: Kind, name: str, input: Input) -> FormField:
    found = next(one for one in fields_of(MODELS[kind]) if one.name == name)
    return FormField(name, found, input)


def assigned(form: FormField, old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    found = changed_fields([form], {form.name: old}, {form.name: new})
    return ["".join(one) for own in found.values() for one in own]


TEACHERS = field(Kind.SESSION, "teachers", "lines")
TRAVEL = field(Kind.SITE, "travel_minutes", "lines")
AUDIENCE = field(Kind.CLASS, "audience", "checks")
LOCKED = field(Kind.SESSION, "locked", "flag")


_CHANGED: tuple[tuple[FormField, tuple[str, ...], tuple[str, ...], list[str]], ...] = (
    (TEACHERS, ("甲", "乙"), ("甲", "乙"), []),
    (TEACHERS, ("甲", "乙"), ("丙", "乙"), ["teachers[0]=丙"]),
    (TEACHERS, ("甲", "乙"), ("", "乙", "丙"), ["teachers[0]=", "teachers+=丙"]),
    (TEACHERS, ("甲", "乙", "丙"), ("甲", "", ""), ["teachers[2]=", "teachers[1]="]),
    (TEACHERS, ("甲", "乙"), (), ["teachers="]),
    (TEACHERS, (), ("甲", "乙"), ["teachers+=甲", "teachers+=乙"]),
    (TRAVEL, ("a 20", "b 5"), ("a 25", ""),
     ["travel_minutes-=a", "travel_minutes-=b", "travel_minutes+=a 25"]),
    (AUDIENCE, ("members", "farmers"), ("farmers", "officials"),
     ["audience-=members", "audience+=officials"]),
    (LOCKED, ("true",), (), ["locked="]),
    (LOCKED, (), ("true",), ["locked=true"]),
)  # fmt: skip


def test_only_what_differs_is_assigned() -> None:
    found = [(form, old, new, assigned(form, old, new)) for form, old, new, _ in _CHANGED]
    assert found == list(_CHANGED)


@pytest.mark.parametrize(
    ("changed", "content", "is_moved"),
    [
        ("date", {}, True),
        ("end", {"status": "planned"}, True),
        ("note", {}, False),
        ("date", {"status": "cancelled"}, False),
        ("date", {"status": "moved"}, False),
    ],
)
def test_a_planned_session_with_another_time_is_moved(
    changed: str, content: dict[str, str], is_moved: bool
) -> None:
    given = {changed: [Assignment(changed, "=", "x")]}
    found = marked_as_moved(Kind.SESSION, given, content)
    assert ("status" in found) == is_moved
    by_hand = {**given, "status": [Assignment("status", "=", "planned")]}
    assert marked_as_moved(Kind.SESSION, by_hand, content) == by_hand
