"""`--with-below`: a school stands for those below it too, in every command that has `--school`."""

from typing import Any, Final

import typer

from partyschool_cli.errors import CommandLineError

WITH_BELOW: Final[Any] = typer.Option("--with-below", help="连这所学校的下级一起；和 --school 同用")


def check_with_below(with_below: bool, has_school: bool) -> None:
    """Raises CommandLineError for `--with-below` without a school."""
    if with_below and not has_school:
        raise CommandLineError("--with-below 要和 --school 一起用", "加 --school 学校，或去掉它")
