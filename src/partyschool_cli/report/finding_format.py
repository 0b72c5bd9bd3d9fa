"""The type of finding formats: one file in `formats/` each, with one public `finding_format`."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from partyschool_cli.discover import load, names
from partyschool_cli.report import formats
from partyschool_cli.report.lint_report import LintReport
from partyschool_cli.report.lint_run import LintRun, PartStore


class Appearance(NamedTuple):
    """Colour and width in columns (None: a pipe) of the output."""

    colour: bool = False
    width: int | None = None


class FindingFormat(NamedTuple):
    """A format of findings, as UTF-8.

    `part` writes what is of one catalog alone, which may be done in another process: a piece for
    each stream that the format has. `whole` puts the parts of a run together.
    """

    part: Callable[[LintReport, Appearance], tuple[bytes, ...]]
    whole: Callable[[LintRun, Appearance], Iterator[bytes]]

    def write(self, report: LintReport, look: Appearance) -> bytes:
        """The whole output for one catalog."""
        parts = PartStore()
        parts.add(self.part(report, look))
        try:
            return b"".join(self.whole(LintRun(parts, report.summary, report.rules), look))
        finally:
            parts.close()


def format_names() -> tuple[str, ...]:
    """The names of the formats: the files of `formats/`."""
    return names(formats)


def load_format(name: str) -> FindingFormat:
    """The format of `formats/NAME.py`. Raises TypeError if it has no `finding_format`."""
    return load(formats, name, "finding_format", FindingFormat)
