"""What all models are: strict, immutable, equal by what they say."""

import datetime as dt
from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.manifest import ContactHours, Manifest
from partyschool_cli.model.types import DateRange, MonthDay, Season

MAY = {"from": "2026-05-01", "to": "2026-05-05"}


def with_parts(model: type[FrozenModel]) -> Iterator[type[FrozenModel]]:
    yield model
    for field in fields_of(model):
        inner = (field.item or field).model
        if inner is not None:
            yield from with_parts(inner)


FILES: tuple[type[FrozenModel], ...] = (Manifest, *MODELS.values())
ALL = dict.fromkeys(part for model in FILES for part in with_parts(model))


def errors(model: type[FrozenModel], **content: object) -> set[tuple[str, str]]:
    """Pydantic's errors: at which field, of which type."""
    with pytest.raises(ValidationError) as raised:
        model.model_validate(content)
    return {(str(each["loc"][0]), each["type"]) for each in raised.value.errors()}


def test_fields_go_by_the_names_of_the_format_alone() -> None:
    assert DateRange.model_validate(MAY).from_ == dt.date(2026, 5, 1)
    found = errors(DateRange, from_="2026-05-01", to="2026-05-05")
    assert found == {("from", "missing"), ("from_", "extra_forbidden")}


def test_no_value_is_made_to_fit() -> None:
    assert errors(ContactHours, half_day="4") == {("half_day", "float_type")}
    assert errors(ContactHours, half_day=float("nan")) == {("half_day", "finite_number")}
    assert errors(DateRange, **MAY, why=1) == {("why", "string_type")}


def test_models_are_immutable() -> None:
    season = Season.model_validate({"from": "11-01", "to": "02-28"})  # over the new year
    with pytest.raises(ValidationError, match="frozen"):
        season.to = MonthDay(1, 1)
    assert season.to == MonthDay(2, 28)


def test_models_are_equal_where_they_say_the_same() -> None:
    may = DateRange.model_validate(MAY)
    assert may == DateRange.model_validate({**MAY, "why": None})
    assert may != DateRange.model_validate({**MAY, "why": "集市"})
    assert len({may, DateRange.model_validate(MAY)}) == 1


def test_defaults_are_what_their_fields_take(subtests: pytest.Subtests) -> None:
    for model in ALL:
        with subtests.test(model=model):
            optional = {
                info.alias or name: info.get_default(call_default_factory=True)
                for name, info in model.model_fields.items()
                # A list that is not given is empty, and one that is given may have to have an item.
                if not info.is_required() and info.default != ()
            }
            wrong = errors(model, x=1, **optional)
            assert not {field for field, _ in wrong} & optional.keys()
