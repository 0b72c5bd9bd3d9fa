"""Whether somebody is there to be asked."""

import os
import sys


def can_ask(no_input: bool) -> bool:
    """Whether to ask: in a terminal that can move its cursor, unless `--no-input` was given."""
    if no_input or os.environ.get("TERM") == "dumb":
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
