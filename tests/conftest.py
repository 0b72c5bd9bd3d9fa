"""Settings of every run of the tests, and the catalog that most of them start from."""

import gc
import os
import signal
from collections.abc import Generator, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from partyschool_cli.source.git import git
from partyschool_cli.source.yaml import source_file
from tests.catalogs import ROOT, write_catalog
from tests.full_run import FULL_RUN_ONLY, is_full_run

# `pytest --hypothesis-profile=ci` tries more examples, the same ones each time.
settings.register_profile("ci", max_examples=500, deadline=None, derandomize=True)
# Loaded last, since Hypothesis loads a profile `ci` by itself where it finds `CI` set.
settings.register_profile(
    "dev", max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("dev")

# What is started in the background ignores Ctrl-C, and so would the processes that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A running browser, the one of its process: Playwright can have no second beside it."""
    from tests.browsing import chromium

    with chromium(tmp_path_factory.mktemp("browser")) as running:
        yield running


@pytest.fixture(scope="session")
def windows(browser: Any) -> Mapping[bool, Any]:
    """A page with scripts and one without, for all tests: to open one takes most of the time.

    Each test sets the size and the media that it needs.
    """
    from tests.browsing import Window

    return {script: Window.in_browser(browser, script=script) for script in (True, False)}


_SMALL = 10_000

_of_any = source_file._derived
_of_small = lru_cache(maxsize=500)(source_file._Derived)


def _derived(data: bytes) -> source_file._Derived:
    """Most tests read the same few files: such a text is parsed once a process.

    What is made of a large one takes many times its size.
    """
    return _of_small(data) if len(data) < _SMALL else _of_any(data)


source_file._derived = _derived  # type: ignore[assignment]  # without the methods of a cache

_run_git = git._run
_run_git_once = cache(git._run)


def _run(
    arguments: tuple[str, ...], stdin: bytes = b"", variables: Mapping[str, str] | None = None
) -> git._Done:
    """The history of this project, in which the shipped catalogs are, is read once a process."""
    if f"--work-tree={ROOT}" in arguments and not variables:
        return _run_git_once(arguments, stdin)
    return _run_git(arguments, stdin, variables)


git._run = _run

_read_objects = git._read
_read_objects_once = cache(git._read)


def _read(
    arguments: tuple[str, ...], names: tuple[bytes, ...], most: int
) -> dict[bytes, bytes | int]:
    """The same of its objects."""
    read = _read_objects_once if f"--work-tree={ROOT}" in arguments else _read_objects
    return read(arguments, names, most)


git._read = _read

_MEMORY = Path("/dev/shm")
_ENOUGH = 4 * 2**30


def _write_to_memory() -> None:
    """Have temporary folders in memory where that is a file system with room to run programs.

    Tests write and replace tens of thousands of small files, and a disk may take milliseconds each.
    """
    if not _MEMORY.is_dir() or not os.access(_MEMORY, os.W_OK):
        return
    found = os.statvfs(_MEMORY)
    if found.f_bavail * found.f_frsize >= _ENOUGH and not found.f_flag & os.ST_NOEXEC:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


_write_to_memory()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect without the cyclic garbage collector, and spare it what was collected.

    It would look through the tens of thousands of objects of all tests again and again.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        # Most of what tests make is gone with them; cycles may wait.
        gc.set_threshold(20_000, 20, 20)
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of the full run out of others; skipped is what the machine cannot run."""
    if not is_full_run():
        long = [item for item in items if item.get_closest_marker(FULL_RUN_ONLY.name)]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No workers for chosen tests: they start at once, and print and stop in a debugger."""
    is_chosen = config.option.keyword or any(".py" in argument for argument in config.args)
    return 0 if is_chosen else None


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small catalog without a problem, to change."""
    return write_catalog(tmp_path)
