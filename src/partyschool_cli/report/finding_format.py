"""The type of finding formats: one file in `formats/` each, with one public `finding_format`."""

from collections.abc import Callable
from typing import NamedTuple

from partyschool_cli.discover import load, names
from partyschool_cli.report import formats
from partyschool_cli.report.lint_report import LintReport


class Appearance(NamedTuple):
    """Colour and width in columns (None: a pipe) of the output."""

    colour: bool = False
    width: int | None = None


class FindingFormat(NamedTuple):
    """A format of findings: `write` returns the whole output as UTF-8."""

    write: Callable[[LintReport, Appearance], bytes]


def format_names() -> tuple[str, ...]:
    """The names of the formats: the files of `formats/`."""
    return names(formats)


def load_format(name: str) -> FindingFormat:
    """The format of `formats/NAME.py`. Raises TypeError if it has no `finding_format`."""
    return load(formats, name, "finding_format", FindingFormat)
