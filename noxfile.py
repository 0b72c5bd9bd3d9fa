"""The project's recipes: `nox` lists nothing to choose from, it runs `check`.

They know no shell and no path separator, so that they run alike on Linux, macOS and Windows.
"""

import os
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.sessions = ["check"]
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"
nox.options.error_on_external_run = True


@nox.session
def tests(session: nox.Session) -> None:
    """Run pytest; what follows `--` goes to it: `nox -s tests -- -k query`."""
    session.install("-e", ".[dev]")
    session.run("pytest", *session.posargs)


@nox.session
def check(session: nox.Session) -> None:
    """Everything that has to hold: style, types, layers, the wheel, tests with coverage."""
    session.install("-e", ".[dev]")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("mypy")
    session.run("lint-imports", "--no-logo")
    try_wheel(session)
    # Last, so that the summary of the tests is what one sees.
    session.run("pytest", "--cov", "--cov-report=term", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Write what is generated again: tables and samples in `docs/`, JSON Schemas."""
    session.install("-e", ".[dev]")
    session.run("python", "-m", "tools.docs")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure speed and memory beside other tools: `nox -s bench -- warm --sizes 1000`."""
    # Not editable: a program that is being developed looks at its sources each time.
    session.install(".[bench]")
    session.run("python", "benchmarks/bench.py", *session.posargs)


def try_wheel(session: nox.Session) -> None:
    """Build the wheel and use it as a newcomer would: new environment, empty folder."""
    # Outside of the checkout: a catalog is looked for upwards, and must not be found here.
    with tempfile.TemporaryDirectory(prefix="pschool-wheel-") as temporary:
        root = Path(temporary).resolve()
        session.run("python", "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(root), ".")
        (wheel,) = root.glob("pschool-*.whl")

        venv = root / "venv"
        session.run("python", "-m", "venv", "--without-pip", str(venv))
        session.run("python", "-m", "pip", "--python", str(venv), "install", "-q", str(wheel))
        scripts, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
        pschool = str(venv / scripts / f"pschool{suffix}")

        empty = root / "empty"
        empty.mkdir()
        alone = {"PYTHONPATH": None, "PSCHOOL_CATALOG": None}
        with session.chdir(empty):
            for arguments in (["--version"], ["init", "demo"], ["list", "--catalog", "demo"]):
                session.run(pschool, *arguments, env=alone, external=True)
