"""Folders that take the place of others; `test_folder_swap_killed.py` kills processes at it."""

from pathlib import Path

import pytest

from partyschool_cli.source.writing import replaced_folder
from partyschool_cli.source.writing.replaced_folder import (
    folder_of,
    new_beside,
    old_beside,
    put_in_place,
    restore,
)


@pytest.fixture(params=[True, False], ids=["exchange", "renames"])
def real(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    if not request.param:
        monkeypatch.setattr(replaced_folder, "exchange", lambda one, other: False)
    return tmp_path / "site"


def filled(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "file").write_text(text)


def test_a_folder_takes_the_place_of_the_old_one(real: Path) -> None:
    for text in ("one", "two"):
        filled(new_beside(real), text)
        assert put_in_place(new_beside(real), real)
        assert (real / "file").read_text() == text
        if new_beside(real).exists():  # the old one, where they were exchanged
            (new_beside(real) / "file").unlink()
            new_beside(real).rmdir()
    assert [path.name for path in real.parent.iterdir()] == ["site"]


def test_a_name_tells_which_folder_it_is_beside_of(real: Path) -> None:
    assert folder_of(new_beside(real).name) == folder_of(old_beside(real).name) == "site"
    for name in ("site", ".site", "site.pschool-new", "..pschool-new"):
        assert folder_of(name) is None


def test_what_stands_between_two_renames_is_undone_or_finished(real: Path) -> None:
    assert not restore(real)
    filled(old_beside(real), "old")
    assert restore(real)
    assert (real / "file").read_text() == "old"
    filled(old_beside(real), "older")
    assert not restore(real)
    assert (real / "file").read_text() == "old"
    assert not old_beside(real).exists()
