"""`pschool` and `python -m partyschool_cli`."""

import sys


def main() -> None:
    """Runs the command line of this process and exits."""
    from partyschool_cli.cli.app import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
