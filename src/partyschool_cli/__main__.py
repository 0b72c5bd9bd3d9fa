"""Entry point of `pschool` and `python -m partyschool_cli`."""

import gc
import os
import sys

from partyschool_cli.cache.output_cache import invocation_of, record, replay

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_INTERRUPTED = 130


def main() -> None:
    """Replay fresh cached output, else run the command line; exit."""
    _open_closed_streams()
    sys.unraisablehook = _end_if_interrupted
    arguments = sys.argv[1:]
    try:
        invocation = invocation_of(arguments)
        code = replay(invocation) if invocation is not None else None
        if code is None:
            _tune()
            from partyschool_cli.cli import run

            if invocation is None:
                code = run.main(arguments)
            else:
                code = record(invocation, run.run_recorded)
    except KeyboardInterrupt:
        if "multiprocessing.synchronize" in sys.modules:  # the exit removes its semaphores
            sys.exit(_INTERRUPTED)
        code = _INTERRUPTED
    except Exception as error:  # noqa: BLE001  # of the cache: what a command raises is told by it
        from partyschool_cli.cli.run import report_internal

        code = report_internal(error)
    _end(code)


def _end(code: int) -> "NoReturn":
    """End the process without cleanup.

    Every file is closed by now, and freeing the modules and a large catalog takes a while. After
    an interrupt it would also crash where a native module is half imported, and under `python -m`
    the interpreter would end by SIGINT instead of the code, if text was run (`exec`, as dataclasses
    do) when the interrupt came.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody reads it any more
            continue
    os._exit(code)


def _end_if_interrupted(unraisable: "sys.UnraisableHookArgs") -> None:
    """End at an interrupt within native code, which can only drop it and show its trace."""
    if isinstance(unraisable.exc_value, KeyboardInterrupt):
        os._exit(_INTERRUPTED)
    sys.__unraisablehook__(unraisable)


def _tune() -> None:
    """Reduce garbage collection and Pydantic's start-up work."""
    # A command ends before its garbage matters, and the collector would traverse many objects
    # repeatedly.
    gc.set_threshold(100_000, 50, 100)
    # Pydantic would read the metadata of every installed package, looking for plug-ins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _open_closed_streams() -> None:
    """Redirect standard streams that the caller closed (`>&-`) to the null device."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # to the end


if __name__ == "__main__":
    main()
