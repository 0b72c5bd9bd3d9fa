"""`pschool` and `python -m partyschool_cli`."""

import sys

from partyschool_cli.hot import remember, serve


def main() -> None:
    """Runs the command line of this process and exits: the short way if it can, else the long one."""
    arguments = sys.argv[1:]
    code = serve(arguments)
    if code is None:
        from partyschool_cli.cli.app import run_recorded

        code = remember(arguments, run_recorded)
    sys.exit(code)


if __name__ == "__main__":
    main()
