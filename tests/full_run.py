"""How much the long tests do: all of it in CI, a part of it in the default run."""

from hypothesis import settings


def is_full_run() -> bool:
    """Whether this is CI's run, by `--hypothesis-profile=ci`."""
    return settings().max_examples >= 500
