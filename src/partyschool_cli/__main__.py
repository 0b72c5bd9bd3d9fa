"""`pschool` and `python -m partyschool_cli`."""

import sys

from partyschool_cli.hot import remember, serve

_INTERRUPTED = 130


def main() -> None:
    """Runs this process's command line and exits: the short way if it can, else the long one."""
    arguments = sys.argv[1:]
    try:
        code = serve(arguments)
        if code is None:
            from partyschool_cli.cli.app import run_recorded

            code = remember(arguments, run_recorded)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
