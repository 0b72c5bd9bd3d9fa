"""The program's cache key: another for another program, Python or set of libraries."""

import os
import sys
from pathlib import Path

import pytest

from partyschool_cli.cache import program_key


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program installed in a folder of packages."""
    packages = tmp_path / "site-packages"
    (packages / "partyschool_cli").mkdir(parents=True)
    module = packages / "partyschool_cli" / "cache" / "program_key.py"
    monkeypatch.setattr(program_key, "__file__", str(module))
    monkeypatch.setattr(sys, "path", [str(packages), str(tmp_path)])
    return packages


def test_it_stays_while_nothing_changes() -> None:
    assert program_key.program_key() == program_key.program_key()


def test_an_installed_program_is_known_by_its_packages_folder(packages: Path) -> None:
    before = program_key.program_key()
    (packages / "partyschool_cli" / "x.py").touch()  # its sources are not looked at
    assert program_key.program_key() == before
    os.utime(packages, ns=(1, 1))  # as an upgrade leaves it
    assert program_key.program_key() != before


def test_sources_for_development_are_looked_at(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "src" / "partyschool_cli" / "cache" / "program_key.py"
    source.parent.mkdir(parents=True)
    source.touch()
    monkeypatch.setattr(program_key, "__file__", str(source))
    before = program_key.program_key()
    os.utime(source, ns=(1, 1))
    assert program_key.program_key() != before


def test_another_python_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_key.program_key()
    monkeypatch.setattr(sys, "version", "3.99")
    assert program_key.program_key() != before
