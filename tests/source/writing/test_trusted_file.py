"""Files that only this user can have made here; journals and undo entries test the rest."""

import os
from pathlib import Path

import pytest

from partyschool_cli.source.writing.trusted_file import read_trusted, refuse_foreign, tracked
from tests.repositories import git, repository
from tests.source.changed_catalogs import needs_posix


def test_a_file_of_ones_own_is_read_up_to_a_size(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "a").chmod(0o600)
    assert read_trusted(str(tmp_path / "a"), 5) == b"12345"
    with pytest.raises(OSError, match="a"):
        read_trusted(str(tmp_path / "a"), 4)


@needs_posix
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_may_write_is_refused(tmp_path: Path, mode: int) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "a").chmod(mode)
    with pytest.raises(PermissionError):
        refuse_foreign(str(tmp_path / "a"))


@needs_posix
def test_what_another_user_owns_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "a").chmod(0o600)
    refuse_foreign(str(tmp_path / "a"))
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    with pytest.raises(PermissionError):
        refuse_foreign(str(tmp_path / "a"))


def test_git_tells_which_files_it_tracks(tmp_path: Path) -> None:
    root = repository(tmp_path / "repo")
    names = ["catalog.yaml", "Catalog.YAML", "teachers/WANG.yaml", "teachers/new.yaml"]
    assert tracked(root, names) == {"catalog.yaml", "Catalog.YAML", "teachers/WANG.yaml"}
    assert tracked(root.parent, names) == frozenset()
    git(root, "rm", "-rq", "--cached", ".")
    assert tracked(root, names) == frozenset()
    assert tracked(tmp_path, names) == frozenset()
