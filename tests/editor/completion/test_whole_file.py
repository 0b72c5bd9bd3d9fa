"""What an empty file begins with."""

import re

import pytest

from partyschool_cli.model.describe import ENTITY_MODELS, fields_of
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.editor.places import labels, offered


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_an_empty_file_begins_with_all_required_fields_of_its_kind(kind: Kind) -> None:
    first = offered(f"{kind.plural}/new.yaml", "‸").proposals[0]
    assert first.label == f"新{kind.title}"
    assert first.is_snippet
    filled = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}|\$\d+", lambda found: found[1] or "一", first.text)
    content = parse(filled.removesuffix("一")).content
    assert list(content) == [one.name for one in fields_of(ENTITY_MODELS[kind]) if one.required]


def test_so_does_an_empty_manifest() -> None:
    first = offered("catalog.yaml", "‸").proposals[0]
    assert first.label == "新总目录"
    assert first.text == "format: 1\ntitle: $2\nthemes: \n  $3\n$0"


def test_it_is_offered_while_its_name_is_typed_and_not_in_a_file_that_has_something() -> None:
    assert labels("courses/a.yaml", "新‸")[0] == "新课程"
    assert "新课程" not in labels("courses/a.yaml", "title: 一\n‸")
