"""Folders of modules with one public object each."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from partyschool_cli.discover import discover, load, names


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package of two modules with an `answer`, and one without."""
    folder = tmp_path / "answers"
    folder.mkdir()
    for name, text in {"__init__": "", "b": "answer = 2", "a": "answer = 1", "notes": ""}.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    (folder / "data.txt").write_text("", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("answers", "answers.a", "answers.b", "answers.notes"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return __import__("answers")


def test_names_need_no_import(package: ModuleType) -> None:
    assert names(package) == ("a", "b", "notes")
    assert "answers.a" not in sys.modules


def test_names_in_a_given_order(package: ModuleType) -> None:
    assert names(package, ("notes", "gone", "b")) == ("notes", "b", "a")


def test_only_the_module_asked_for_is_imported(package: ModuleType) -> None:
    assert load(package, "b", "answer", int) == 2
    assert "answers.a" not in sys.modules


def test_a_module_without_its_object_is_named(package: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"^answers\.notes has no `answer = int\(…\)`$"):
        load(package, "notes", "answer", int)
    with pytest.raises(TypeError, match=r"answers\.a has no `answer = str"):
        load(package, "a", "answer", str)


def test_discovering_fails_where_one_module_has_none(package: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"answers\.notes"):
        discover(package, "answer", int)
    (Path(next(iter(package.__path__))) / "notes.py").unlink()
    assert discover(package, "answer", int) == {"a": 1, "b": 2}
