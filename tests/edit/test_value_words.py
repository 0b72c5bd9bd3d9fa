"""Values in a clerk's words."""

from typing import Any

import pytest

from partyschool_cli.edit.value_words import value_words
from partyschool_cli.model.describe import MODELS, field_at
from partyschool_cli.model.kind import Kind
from tests.catalogs import QINGSHI
from tests.edit.editing import lookup_of


def test_words(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Kind, str, Any, str]] = [
        (Kind.COURSE, "contact_hours", 2.5, "2.5"),
        (Kind.COURSE, "flagship", True, "是"),
        (Kind.COURSE, "delivery", ["lecture", "onsite"], "讲授、现场教学"),
        (Kind.COURSE, "audience", ["members", "nobody"], "党员、nobody"),
        (Kind.COURSE, "school", "hekou", "河口镇党校"),
        (Kind.COURSE, "season", {"from": "03-01", "to": "05-31"}, "从 03-01，到 05-31"),
    ]
    for kind, path, value, words in cases:
        with subtests.test(kind=kind, path=path, value=value):
            field = field_at(MODELS[kind], (path,))
            assert field is not None
            assert value_words(value, field, lookup_of(QINGSHI)) == words


def test_keys_of_mappings_have_titles() -> None:
    lookup = lookup_of(QINGSHI)
    site = next(iter(lookup.catalog.sites.values()))
    field = field_at(MODELS[Kind.SITE], ("travel_minutes",))
    assert field is not None
    assert value_words({site.id: 5}, field, lookup) == f"{site.title} 5"
