"""Nox sessions; plain `nox` runs `check`.

They use no shell and no path separator, so that they run on Linux, macOS and Windows.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.sessions = ["check"]
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"
nox.options.error_on_external_run = True

PYTHONS = ["3.11", "3.12", "3.13"]
CONSTRAINTS = Path("constraints.txt")
_PINNED = re.compile(r"[\w.-]+==[\w.!+]+")


def add_pyenv_to_path() -> None:
    """Let nox find pyenv's versions: the shims of versions that are not selected fail."""
    root = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
    folders = map(str, sorted(root.glob("versions/*/bin")))
    os.environ["PATH"] = os.pathsep.join((os.environ["PATH"], *folders))


add_pyenv_to_path()


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run pytest on each installed Python; `nox -s tests-3.12 -- -k query` on one."""
    install(session)
    session.run("pytest", *session.posargs)


@nox.session
def check(session: nox.Session) -> None:
    """Check style, types, layers, the wheel, and tests with coverage."""
    install(session)
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("mypy")
    session.run("lint-imports", "--no-logo")
    try_wheel(session)
    # Last, so that the summary of the tests is visible.
    session.run("pytest", "--cov", "--cov-report=term", *session.posargs)


@nox.session(reuse_venv=False)
def newest(session: nox.Session) -> None:
    """Run pytest with what pip installs today, without constraints."""
    session.install("--upgrade", "-e", ".[dev]")
    session.run("pytest", *session.posargs)


@nox.session(python=PYTHONS[0], reuse_venv=False)
def oldest(session: nox.Session) -> None:
    """Run pytest with the lowest versions that pyproject.toml allows, on the lowest Python."""
    bounds = session.run(sys.executable, "-m", "tools.lower_bounds", silent=True, external=True)
    constraints = Path(session.virtualenv.location) / "oldest.txt"
    constraints.write_text(str(bounds), "utf-8")
    session.install("-c", str(constraints), "-e", ".[dev]")
    session.run("pytest", *session.posargs)


@nox.session(python=PYTHONS[0], reuse_venv=False)
def lock(session: nox.Session) -> None:
    """Regenerate constraints.txt: the newest versions that run on every supported Python."""
    session.install("--upgrade", "-e", ".[dev,bench]")
    freeze = ("python", "-m", "pip", "freeze", "--exclude-editable")
    frozen = str(session.run(*freeze, silent=True)).splitlines()
    unpinned = [line for line in frozen if not _PINNED.fullmatch(line)]
    if unpinned:
        session.error(f"neither a name nor a version, or from elsewhere: {unpinned}")
    head = "# Versions for development and CI. Written by `nox -s lock`.\n"
    CONSTRAINTS.write_text(head + "\n".join(frozen) + "\n", "utf-8", newline="\n")


@nox.session
def docs(session: nox.Session) -> None:
    """Regenerate tables and samples in `docs/`, and JSON Schemas."""
    install(session)
    session.run("python", "-m", "tools.docs")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure speed and memory against other tools: `nox -s bench -- warm --sizes 1000`."""
    # Not editable: an editable install checks its sources for changes in each run.
    session.install("-c", str(CONSTRAINTS), ".[bench]")
    session.run("python", "benchmarks/bench.py", *session.posargs)


def install(session: nox.Session) -> None:
    """Install the checkout, editable, with development requirements."""
    session.install("-c", str(CONSTRAINTS), "-e", ".[dev]")


def try_wheel(session: nox.Session) -> None:
    """Build the wheel and use it in a new environment and an empty folder."""
    # Outside of the checkout: a catalog is searched upwards, and must not be found here.
    with tempfile.TemporaryDirectory(prefix="pschool-wheel-") as temporary:
        root = Path(temporary).resolve()
        session.run("python", "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(root), ".")
        (wheel,) = root.glob("pschool-*.whl")

        venv = root / "venv"
        session.run("python", "-m", "venv", "--without-pip", str(venv))
        python = ("python", "-m", "pip", "--python", str(venv))
        session.run(*python, "install", "-q", "-c", str(CONSTRAINTS), str(wheel))
        scripts, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
        pschool = str(venv / scripts / f"pschool{suffix}")

        empty = root / "empty"
        empty.mkdir()
        alone = {"PYTHONPATH": None, "PSCHOOL_CATALOG": None}
        with session.chdir(empty):
            for arguments in (["--version"], ["init", "demo"], ["list", "--catalog", "demo"]):
                session.run(pschool, *arguments, env=alone, external=True)
