"""The folder of formats: each file is a format, and one without it fails loudly."""

import sys
from types import ModuleType

import pytest

from partyschool_cli.export.records.record_format import RecordFormat, format_names, load_format


def test_the_formats_of_the_contract_are_there() -> None:
    assert format_names() == ("json", "jsonl", "csv", "tsv", "md", "yaml", "ids", "xlsx")
    assert all(isinstance(load_format(name), RecordFormat) for name in format_names())


def test_a_file_without_a_format_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "partyschool_cli.export.records.formats.nothing"
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    with pytest.raises(TypeError, match="record_format"):
        load_format("nothing")
