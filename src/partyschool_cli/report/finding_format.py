"""What a finding format is. One format, one file in `formats/`, with one public
`finding_format`."""

from collections.abc import Callable
from typing import NamedTuple

from partyschool_cli.discover import load, names
from partyschool_cli.report import formats
from partyschool_cli.report.lint_report import LintReport


class Appearance(NamedTuple):
    """How a person reads the output: with colour or without, in so many columns (None: a pipe)."""

    colour: bool = False
    width: int | None = None


class FindingFormat(NamedTuple):
    """A way to write findings out: `write` gives the whole output as bytes (UTF-8)."""

    write: Callable[[LintReport, Appearance], bytes]


def format_names() -> tuple[str, ...]:
    """The formats there are: the files of `formats/`."""
    return names(formats)


def load_format(name: str) -> FindingFormat:
    """The format of `formats/NAME.py`. Raises TypeError where it has no `finding_format`."""
    return load(formats, name, "finding_format", FindingFormat)
