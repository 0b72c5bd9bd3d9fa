"""Core schemas compiled ahead, and those of Pydantic: the same verdicts, the same values."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic_core
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, ValidationError

from partyschool_cli.model import core_schemas
from partyschool_cli.model.base import FrozenModel, field
from partyschool_cli.model.describe import ENTITY_MODELS
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.pydantic_schema import core_schema_of
from partyschool_cli.model.types import Positive
from partyschool_cli.model.validation import validator_of
from partyschool_cli.source.yaml_parser import parse

ROOT = Path(__file__).parents[2]
MODELS: dict[str, type[FrozenModel]] = {
    "catalog": Manifest,
    **{str(kind): model for kind, model in ENTITY_MODELS.items()},
}
BY_PYDANTIC = {model: SchemaValidator(core_schema_of(model)) for model in MODELS.values()}

fits = pytest.mark.skipif(
    pydantic_core.__version__ != core_schemas.PYDANTIC_CORE,
    reason="the core schemas were compiled for another pydantic_core",
)


def shipped(name: str) -> Iterator[dict[str, Any]]:
    """The content of each file of a kind in the shipped catalogs."""
    for manifest in (*ROOT.glob("catalog/catalog.yaml"), *ROOT.glob("examples/**/catalog.yaml")):
        folder = manifest.parent
        paths = [manifest] if name == "catalog" else folder.glob(f"{Kind(name).plural}/**/*.yaml")
        for path in paths:
            identity = {} if name == "catalog" else {"id": path.stem}
            yield {**parse(path.read_text("utf-8")).content, **identity}


SHIPPED = {name: list(shipped(name)) for name in MODELS}


def judged(validator: SchemaValidator, content: Any) -> tuple[object, ...]:
    """The value with what was given, or every error."""
    try:
        value = validator.validate_python(content)
    except ValidationError as error:
        return (str(error.title), repr(error.errors()))
    return (value, value.model_fields_set)


@fits
@pytest.mark.parametrize("name", MODELS)
def test_shipped_files_come_out_the_same(name: str) -> None:
    model = MODELS[name]
    assert SHIPPED[name]
    for content in SHIPPED[name]:
        value, given_fields = judged(validator_of(model), content)
        assert isinstance(value, model)
        assert (value, given_fields) == judged(BY_PYDANTIC[model], content)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 50),
    st.floats(),
    st.sampled_from(["", " ", "甲", "theme", "mon", "2026-10-12", "8:30", "03-01", "2026/1/1"]),
    st.lists(st.sampled_from(["甲", "", 1, "mon"]), max_size=2),
    st.dictionaries(st.sampled_from(["from", "to", "甲", "title"]), st.just("08:30"), max_size=2),
)


@fits
@settings(max_examples=400, deadline=None)
@given(st.data())
def test_mutated_files_are_judged_the_same(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(MODELS)))
    content = copy.deepcopy(data.draw(st.sampled_from(SHIPPED[name])))
    spots = list(places(content))
    for holder, key in data.draw(st.lists(st.sampled_from(spots), min_size=1, max_size=3)):
        holder[key] = data.draw(VALUES)
    if data.draw(st.booleans()):
        content[data.draw(st.sampled_from(["from_", "x", *MODELS[name].model_fields]))] = 1
    model = MODELS[name]
    assert judged(validator_of(model), content) == judged(BY_PYDANTIC[model], content)


def places(content: Any) -> Iterator[tuple[Any, Any]]:
    """Where something stands in a file: what holds it, and under which key."""
    items = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in list(items):
        yield content, key
        if isinstance(value, dict | list):
            yield from places(value)


class Page(FrozenModel):
    number: Positive = field(title="页码")


class Book(FrozenModel):
    first: Page = field(title="首页")
    last: Page | None = field(default=None, title="末页")


def test_a_model_that_was_not_compiled_is_pydantics_affair() -> None:
    assert validator_of(Book).validate_python({"first": {"number": 1}}) == Book(
        first=Page(number=1)
    )
    with pytest.raises(ValidationError, match=r"last\.number"):
        Book.model_validate({"first": {"number": 1}, "last": {"number": 0}})


def test_another_pydantic_core_is_given_what_its_pydantic_makes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core_schemas, "PYDANTIC_CORE", "0.0.0")
    monkeypatch.setattr(core_schemas, "SCHEMAS", {Page: {"type": "nonsense"}})
    validator_of.cache_clear()
    try:
        assert Page(number=1).number == 1
    finally:
        validator_of.cache_clear()
