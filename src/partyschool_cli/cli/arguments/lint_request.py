"""The options of one `pschool lint`, and what they come to."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from partyschool_cli.cli.arguments.many_options import ManyRequest
from partyschool_cli.cli.output import STANDARD_OUTPUT
from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.finding import SEVERITY_RANK
from partyschool_cli.lint.registry import rule_words
from partyschool_cli.lint.selection import Selection
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.report.catalog_lint import LintSettings
from partyschool_cli.report.finding_format import Appearance, format_names

TEXT = "text"
_FORMAT_OF_SUFFIX = {"xml": "junit", "txt": TEXT}


class LintRequest(NamedTuple):
    """The options as they were given."""

    paths: tuple[Path, ...] = ()
    format: str | None = None
    output: str | None = None
    select: str | None = None
    ignore: str | None = None
    fail_on: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    new_since: str | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None
    statistics: bool = False
    many: ManyRequest = ManyRequest()

    @property
    def selection(self) -> Selection:
        """The rules that are asked for. Raises CommandLineError for an unknown one."""
        selected = rule_words(self.select, "--select") if self.select is not None else None
        ignored = rule_words(self.ignore, "--ignore") if self.ignore is not None else ()
        return Selection(selected, ignored)

    @property
    def changes_files(self) -> bool:
        """Whether fixes were asked for."""
        return self.fix or self.unsafe_fixes

    @property
    def applies_fixes(self) -> bool:
        """Whether fixes are to be written."""
        return self.changes_files and not self.diff

    def settings(self, today: dt.date, look: Appearance, *, is_many: bool) -> LintSettings:
        """What is the same for all catalogs of the run."""
        return LintSettings(
            today,
            self.selection,
            self.level,
            self.format_name,
            look,
            is_many=is_many,
            keeps_identities=self.write_baseline is not None,
        )

    @property
    def file(self) -> Path | None:
        """Where the report goes; None for standard output."""
        return None if self.output in (None, STANDARD_OUTPUT) else Path(self.output or "")

    @property
    def format_name(self) -> str:
        """The format, by `--format`, else by the file's suffix, else text."""
        if self.format is not None:
            return _known(self.format, format_names(), "--format")
        suffix = self.file.suffix.lower().removeprefix(".") if self.file else ""
        name = _FORMAT_OF_SUFFIX.get(suffix, suffix)
        return name if name in format_names() else TEXT

    @property
    def level(self) -> Severity | None:
        """The severity that `--fail-on` names."""
        if self.fail_on is None:
            return None
        name = _known(self.fail_on, tuple(SEVERITY_RANK), "--fail-on")
        return next(severity for severity in SEVERITY_RANK if severity == name)


def _known(name: str, names: tuple[str, ...], option: str) -> str:
    if name not in names:
        raise CommandLineError(f"{option} 不能是“{name}”", f"可写 {'、'.join(names)}")
    return name
