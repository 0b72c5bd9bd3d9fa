"""Commands are found by their files and imported when they are asked for."""

from pathlib import Path

import pytest

from partyschool_cli.cli import commands
from partyschool_cli.cli.app import program
from tests.cli.typer_zh.programs import command_file, command_folder

FAILING = "raise AssertionError('imported')\n"


def test_the_first_ones_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    files = dict.fromkeys(("a", "b", "c", "d", "__init__"), FAILING)
    folder = command_folder(monkeypatch, tmp_path, files, first=("c", "gone", "a"))
    assert folder.names == ("c", "a", "b", "d")


def test_only_the_file_that_is_asked_for_is_imported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = {"good": command_file(), "other": FAILING}
    folder = command_folder(monkeypatch, tmp_path, files)
    assert folder.load("good").summary == "做点什么"
    with pytest.raises(AssertionError, match="imported"):
        folder.load("other")


@pytest.mark.parametrize("text", ["", "command = print\n", "class Command: ...\n"])
def test_a_file_without_a_command_fails_loudly(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str
) -> None:
    folder = command_folder(monkeypatch, tmp_path, {"bad": text})
    with pytest.raises(TypeError, match=r"bad has no `command = Command\(…\)`"):
        folder.load("bad")


def test_a_name_of_two_words_and_one_that_is_hidden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hidden = command_file().replace("takes_query=False", "is_hidden=True")
    folder = command_folder(monkeypatch, tmp_path, {"two_words": hidden, "one": command_file()})
    assert folder.names == ("one", "two-words")
    assert folder.load("two-words").is_hidden
    assert list(folder.listed()) == ["one"]


def test_a_name_that_is_a_word_of_python(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = command_folder(
        monkeypatch, tmp_path, {"import_": command_file(), "go": command_file()}
    )
    assert folder.names == ("go", "import")
    assert folder.load("import").summary == folder.load("go").summary


def test_every_file_of_the_program_is_a_command() -> None:
    [folder] = commands.__path__
    stems = {path.stem for path in Path(folder).glob("*.py")} - {"__init__"}
    files = {stem.strip("_").replace("_", "-") for stem in stems}
    assert set(program().folder.names) == files
    for name in files:
        assert program().load(name).name == name
