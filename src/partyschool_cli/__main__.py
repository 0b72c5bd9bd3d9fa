"""`pschool` and `python -m partyschool_cli`."""

import gc
import os
import sys

from partyschool_cli.cache.output_cache import invocation_of, record, replay

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_INTERRUPTED = 130


def main() -> None:
    """Run this process's command line and exit; replay cached output where it is fresh."""
    _open_closed_streams()
    arguments = sys.argv[1:]
    try:
        invocation = invocation_of(arguments)
        code = replay(invocation) if invocation is not None else None
        if code is None:
            _tune()
            from partyschool_cli.cli import run

            if invocation is None:
                sys.exit(run.main(arguments))
            code = record(invocation, run.run_recorded)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    _end(code)


def _end(code: int) -> "NoReturn":
    """Ends the process of a command that only looked at a catalog.

    Nothing is open that would have to be closed, and to take a large catalog apart, object by
    object, would take a tenth of the run.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody reads it any more
            continue
    os._exit(code)


def _tune() -> None:
    """Spare a command that runs what it does not need."""
    # A command is over before its garbage matters, and has many objects that the collector would
    # walk again and again.
    gc.set_threshold(100_000, 50, 100)
    # Pydantic would read the metadata of every installed package, looking for plug-ins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _open_closed_streams() -> None:
    """Gives what is written to a stream that the caller closed (`>&-`) somewhere to go."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # to the end


if __name__ == "__main__":
    main()
