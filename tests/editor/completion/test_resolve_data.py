"""What a client keeps of a proposal."""

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.editor.completion.resolve_data import Resolved, read_resolve_data, resolve_data
from partyschool_cli.model.kind import Kind


def test_it_is_read_as_it_was_given() -> None:
    key = Key(Kind.TEACHER, "wang")
    assert read_resolve_data(resolve_data("file:///a", key)) == Resolved("file:///a", key)


@pytest.mark.parametrize("data", [None, 1, {}, {"address": "a", "kind": "nothing", "id": "a"}])
def test_anything_else_is_about_nothing(data: object) -> None:
    assert read_resolve_data(data) is None
