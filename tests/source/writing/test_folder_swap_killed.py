"""A process that is killed while it writes a generated folder: the old one or the new one."""

import os
import shutil
import signal
from functools import partial
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.writing import folder_swap, replaced_folder
from partyschool_cli.source.writing.folder_record import RECORD
from partyschool_cli.source.writing.folder_swap import write_folder
from tests.source.changed_catalogs import moments, needs_posix
from tests.source.generated_folders import NEW, OLD, contents, made
from tests.source.killed_processes import Child, killed_at


@needs_posix
def test_a_process_killed_anywhere_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    outcomes = []
    for line in moments():
        site = tmp_path / str(line) / "site"
        write_folder(site, made(OLD))
        if not killed_at(line, partial(write_folder, site, made(NEW))):
            break
        found = contents(site)
        assert found in (OLD, NEW)
        outcomes.append(found == NEW)
        write_folder(site, made(NEW))
        assert contents(site) == NEW
        assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert outcomes == sorted(outcomes)
    assert not outcomes[0]


@needs_posix
def test_a_process_killed_after_the_exchange_leaves_the_new(tmp_path: Path) -> None:
    site = tmp_path / "parent" / "site"
    write_folder(site, made(OLD))

    def killed_while_it_cleans() -> None:
        shutil.rmtree = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
        write_folder(site, made(NEW))

    assert Child(killed_while_it_cleans).was_killed()
    assert contents(site) == NEW
    assert len(list(site.parent.iterdir())) == 2
    write_folder(site, made(NEW))
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@needs_posix
def test_two_renames_are_mended_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaced_folder, "exchange", lambda one, other: False)
    for line in moments():
        site = tmp_path / str(line) / "site"
        write_folder(site, made(OLD))
        if not killed_at(line, partial(write_folder, site, made(NEW))):
            break
        was_missing = not site.exists()
        assert was_missing or contents(site) in (OLD, NEW)
        done = write_folder(site, made(OLD))
        assert contents(site) == OLD
        assert done.was_mended == was_missing
        assert [path.name for path in site.parent.iterdir()] == ["site"]


@needs_posix
def test_killed_between_the_renames_it_is_missing_till_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaced_folder, "exchange", lambda one, other: False)
    site = tmp_path / "parent" / "site"
    write_folder(site, made(OLD))

    def killed_after_the_first() -> None:
        rename = os.rename

        def dying(one: Path, other: Path) -> None:
            rename(one, other)
            os.kill(os.getpid(), signal.SIGKILL)

        os.rename = dying  # type: ignore[assignment]  # in the child only
        write_folder(site, made(NEW))

    assert Child(killed_after_the_first).was_killed()
    assert not site.exists()
    assert write_folder(site, made(OLD)).was_mended
    assert contents(site) == OLD
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@needs_posix
def test_one_by_one_is_mended_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_swap, "_cannot_be_renamed", lambda _: True)
    for line in moments():
        site = tmp_path / str(line) / "site"
        write_folder(site, made(OLD))
        if not killed_at(line, partial(write_folder, site, made(NEW))):
            break
        # Each file is whole: as it was, or as it will be.
        for path, data in contents(site).items():
            if not path.startswith(".pschool"):
                assert data in (OLD.get(path), NEW.get(path))
        write_folder(site, made(NEW))
        assert contents(site) == NEW
        assert (site / RECORD).exists()


@needs_posix
def test_two_at_once_do_not_write_one_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_folder(site, made(OLD))
    refused: list[str] = []

    def meanwhile() -> bytes:
        with pytest.raises(CommandLineError, match="另一个 pschool web"):
            write_folder(site, made(NEW))
        refused.append("yes")
        return b"new start"

    files = [
        each._replace(render=meanwhile) if each.path == "index.html" else each for each in made(NEW)
    ]
    write_folder(site, files)
    assert refused
    assert contents(site) == NEW


def test_what_another_wrote_since_is_not_taken_for_what_was_there(tmp_path: Path) -> None:
    """The first file is made before the folder is locked; meanwhile another process writes it."""
    site, newer = tmp_path / "site", {**NEW, "courses/a.html": b"newer"}
    write_folder(site, made(OLD))
    same_names = {**OLD, "index.html": b"new start"}

    def meanwhile() -> bytes:
        write_folder(site, made(newer))
        return b"new start"

    files = [
        each._replace(render=meanwhile) if each.path == "index.html" else each
        for each in made(same_names)
    ]
    with pytest.raises(CommandLineError, match="另一个 pschool web"):
        write_folder(site, files)
    assert contents(site) == newer
