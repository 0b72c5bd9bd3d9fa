"""Two folders take each other's names in one step, where the system can."""

import sys
from pathlib import Path

import pytest

from partyschool_cli.source.writing.exchange import exchange


def folders(root: Path) -> tuple[Path, Path]:
    one, other = root / "一", root / "二"
    for folder in (one, other):
        folder.mkdir()
        (folder / "name").write_text(folder.name, "utf-8")
    return one, other


@pytest.mark.skipif(sys.platform != "linux", reason="the call is of Linux")
def test_names_are_exchanged(tmp_path: Path) -> None:
    one, other = folders(tmp_path)
    assert exchange(one, other)
    assert (one / "name").read_text("utf-8") == "二"
    assert (other / "name").read_text("utf-8") == "一"


def test_nothing_is_done_where_it_cannot_be(tmp_path: Path) -> None:
    one, _ = folders(tmp_path)
    assert not exchange(one, tmp_path / "不在")
    assert (one / "name").read_text("utf-8") == "一"


def test_other_systems_have_no_such_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    one, other = folders(tmp_path)
    assert not exchange(one, other)
    assert (one / "name").read_text("utf-8") == "一"
