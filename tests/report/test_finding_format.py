"""The folder `formats/` is the list of formats."""

import sys
from types import ModuleType

import pytest

from partyschool_cli.report import formats
from partyschool_cli.report.finding_format import FindingFormat, format_names, load_format


def test_the_formats_are_those_of_the_contract() -> None:
    names = ("concise", "github", "gitlab", "json", "junit", "rdjson", "sarif", "text")
    assert format_names() == names
    assert all(isinstance(load_format(name), FindingFormat) for name in names)


def test_a_file_without_its_object_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"{formats.__name__}.empty"
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    with pytest.raises(TypeError, match="empty has no `finding_format"):
        load_format("empty")
