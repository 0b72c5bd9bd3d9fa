"""How this pschool is run from elsewhere."""

import sys
from pathlib import Path

import pytest

from partyschool_cli.cli.own_program import own_program


def test_an_installed_program_goes_by_its_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "pschool"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert own_program() == (str(program),)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["./pschool"])
    assert own_program() == (str(program),)


@pytest.mark.parametrize("name", ["/x/partyschool_cli/__main__.py", "/nowhere/pschool", "-c"])
def test_else_python_runs_the_package(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Not by the target of a virtual environment's link, which knows no packages of it."""
    monkeypatch.setattr(sys, "argv", [name])
    assert own_program() == (sys.executable, "-m", "partyschool_cli")
