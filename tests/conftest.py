"""Settings of every run of the tests, and the catalog that most of them start from."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.catalogs import write_catalog

# `pytest --hypothesis-profile=ci` tries more examples, the same ones each time.
settings.register_profile("ci", max_examples=500, deadline=None, derandomize=True)
# Loaded last, since Hypothesis loads a profile `ci` by itself where it finds `CI` set.
settings.register_profile(
    "dev", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("dev")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No workers for chosen tests: they start at once, and print and stop in a debugger."""
    is_chosen = config.option.keyword or any(".py" in argument for argument in config.args)
    return 0 if is_chosen else None


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small catalog without a problem, to change."""
    return write_catalog(tmp_path)
