"""A word is a folder where a catalog is, or where it is written as a path; else it is a name."""

from pathlib import Path

import pytest

from partyschool_cli.cli.arguments.catalog_folders import folders_among
from tests.catalogs import write_catalog


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_catalog(tmp_path / "清徐")
    write_catalog(tmp_path / "各县" / "阳曲")
    (tmp_path / "柳杜").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("word", ["清徐", "清徐/catalog", "各县", "./柳杜", "没有/这里", ".", ".."])
def test_a_folder(word: str) -> None:
    assert folders_among([word], all_are=False) == (Path(word),)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("word", ["柳杜", "liudu", "没有"])
def test_a_name(word: str) -> None:
    """Also of a folder without a catalog: a school may be called like one."""
    assert folders_among([word], all_are=False) == ()
    assert folders_among([word], all_are=True) == (Path(word),)


@pytest.mark.usefixtures("here")
def test_several_words_are_folders_and_none_is_nothing() -> None:
    assert folders_among(["柳杜", "没有"], all_are=False) == (Path("柳杜"), Path("没有"))
    assert folders_among([], all_are=True) == ()
