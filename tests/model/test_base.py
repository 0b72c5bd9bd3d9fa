"""What entities are made of: immutable, equal by what they say, told apart by what was given."""

import datetime as dt

import pytest
from pydantic_core import ValidationError

from partyschool_cli.model.base import FrozenModel, field
from partyschool_cli.model.course import Course
from partyschool_cli.model.describe import ENTITY_MODELS
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.manifest import ContactHours, Manifest
from partyschool_cli.model.types import DateRange, List, MonthDay, Season, Text

MAY = {"from": "2026-05-01", "to": "2026-05-05"}


class Note(FrozenModel):
    text: Text = field(title="内容")
    days: List[DateRange] = field(default=(), title="日子")
    marks: dict[str, int] = field(default_factory=dict, title="记号")


def test_fields_go_by_the_names_of_the_format_alone() -> None:
    assert DateRange.model_validate(MAY).from_ == dt.date(2026, 5, 1)
    with pytest.raises(ValidationError):
        DateRange.model_validate({"from_": "2026-05-01", "to": "2026-05-05"})


def test_a_model_is_made_by_keyword_too_and_judged_alike() -> None:
    assert Note(text="甲") == Note.model_validate({"text": "甲"})
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Note(text="甲", more="乙")  # type: ignore[call-arg]
    with pytest.raises(ValidationError, match="missing"):
        Note()  # type: ignore[call-arg]


def test_models_are_immutable() -> None:
    season = Season.model_validate({"from": "11-01", "to": "02-28"})  # over the new year
    with pytest.raises(AttributeError, match="immutable"):
        season.to = MonthDay(1, 1)  # type: ignore[misc]
    with pytest.raises(AttributeError, match="immutable"):
        del season.to
    assert season.to == MonthDay(2, 28)


def test_models_are_equal_where_they_say_the_same() -> None:
    may = DateRange.model_validate(MAY)
    assert may == DateRange.model_validate({**MAY, "why": None})
    assert may != DateRange.model_validate({**MAY, "why": "集市"})
    assert may != MAY
    assert len({may, DateRange.model_validate(MAY)}) == 1


def test_a_model_shows_its_fields() -> None:
    hours = ContactHours(half_day=4)
    assert repr(hours) == "ContactHours(half_day=4.0, full_day=None, minutes=None)"


def test_a_model_knows_which_fields_were_given() -> None:
    note = Note.model_validate({"text": "甲", "days": [MAY]})
    assert note.model_fields_set == {"text", "days"}
    assert note.days[0].model_fields_set == {"from_", "to"}


def test_defaults_are_no_ones_but_the_models() -> None:
    one, other = Note(text="甲"), Note(text="甲")
    one.marks["乙"] = 1
    assert other.marks == {}


def test_a_class_knows_its_fields_and_those_that_it_inherits() -> None:
    assert list(Course.model_fields)[:5] == ["id", "tags", "notes", "status", "title"]
    assert "kind_of_entity" not in Course.model_fields
    assert "title" not in Entity.model_fields
    assert DateRange.model_fields["from_"].alias == "from"
    assert Note.model_fields["text"].is_required
    assert Note.model_fields["marks"].get_default() == {}


@pytest.mark.parametrize("model", [Manifest, *ENTITY_MODELS.values()])
def test_defaults_are_what_their_fields_take(model: type[FrozenModel]) -> None:
    given = {"title": "甲", "name": "甲", "id": "a"}
    for name, declaration in model.model_fields.items():
        if declaration.is_required or declaration.get_default() is None:
            continue
        with pytest.raises(ValidationError) as error:
            model.model_validate({name: declaration.get_default(), "x": 1, **given})
        assert name not in {str(each["loc"][0]) for each in error.value.errors()}
