"""Whether somebody is there to be asked."""

import sys


def can_ask(no_input: bool) -> bool:
    """Whether to ask: in a terminal, unless `--no-input` was given."""
    return not no_input and all(
        stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)
    )
