"""How much the long tests do: all of it in CI, a part of it in the default run."""

from typing import Final

import pytest
from hypothesis import settings

# For a test of which there is no cheap part; the default run leaves it out (tests/conftest.py).
FULL_RUN_ONLY: Final = pytest.mark.full_run_only


def is_full_run() -> bool:
    """Whether this is CI's run, by `--hypothesis-profile=ci`."""
    return settings().max_examples >= 500
