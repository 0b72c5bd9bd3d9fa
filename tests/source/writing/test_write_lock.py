"""One process at a time changes a catalog."""

import os
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.writing.write_lock import write_locked
from tests.source.changed_catalogs import needs_posix


def test_the_lock_is_given_once_until_it_is_left(root: Path) -> None:
    with write_locked(root) as folder:
        assert folder == os.path.join(root, state_directory.NAME)
        with pytest.raises(CommandLineError, match="另一个 pschool 正在写"), write_locked(root):
            pass
    with write_locked(root):
        pass


def test_an_error_gives_it_back(root: Path) -> None:
    with pytest.raises(KeyError), write_locked(root):
        raise KeyError
    with write_locked(root):
        pass


@needs_posix
def test_a_link_is_no_lock(root: Path, tmp_path: Path) -> None:
    folder = state_directory.made(str(root))
    (Path(folder) / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="lock"), write_locked(root):
        pass
    assert not (tmp_path / "elsewhere").exists()
