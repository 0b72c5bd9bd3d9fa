"""Write one catalog's part of a report: also in another process, for many catalogs."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from partyschool_cli.lint.baseline import Known, identities
from partyschool_cli.lint.finding import SEVERITY_RANK
from partyschool_cli.lint.job import LintJob, LintOutcome
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.selection import Selection, rules_under
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.report.finding_format import Appearance, load_format
from partyschool_cli.report.lint_report import CatalogFindings, LintReport, Summary


class LintSettings(NamedTuple):
    """What is the same for all catalogs of a run, and can be pickled.

    `level` is that of `--fail-on`. Identities of findings are kept for a baseline. One of several
    catalogs (`is_many`) is named in its findings.
    """

    today: dt.date
    selection: Selection
    level: Severity | None
    format: str
    look: Appearance
    is_many: bool = False
    keeps_identities: bool = False

    @property
    def context(self) -> LintContext:
        """What a lint depends on besides files."""
        return LintContext(self.today, partial(rules_under, self.selection))


class CatalogLint(NamedTuple):
    """What a lint of one catalog leaves: its parts in the format, and what is counted.

    `codes` are those of the rules that ran. Of what `is_private` nothing may be kept in a cache.
    `known` are the identities of the findings where the settings ask for them.
    """

    parts: tuple[bytes, ...]
    summary: Summary
    by_rule: Mapping[tuple[str, str], int]
    codes: frozenset[str]
    fails: bool
    is_private: bool
    depends_on_snapshot: bool
    known: Known


def catalog_lint(
    settings: LintSettings,
    job: LintJob,
    outcome: LintOutcome,
    *,
    prefix: str,
    name: str = "",
    fixed: int = 0,
) -> CatalogLint:
    """Write what a job found; `prefix`, `name` and `fixed` are as in a report."""
    level = settings.level or outcome.manifest.lint.fail_on
    active = job.context.rules_for(outcome.manifest)
    found = CatalogFindings(
        prefix, outcome.reported, outcome.paths, name if settings.is_many else ""
    )
    report = LintReport(
        found,
        all_rules() if settings.is_many else tuple(one.named for one in active),
        fail_on=level,
        known=outcome.known,
        stale=outcome.stale,
        fixed=fixed,
    )
    return CatalogLint(
        load_format(settings.format).part(report, settings.look),
        report.summary,
        Counter((finding.code, finding.name) for finding in outcome.reported),
        frozenset(one.named.code for one in active),
        _fails(outcome, level),
        outcome.linted.is_personal or outcome.linted.reads_beside,
        outcome.linted.depends_on_snapshot,
        identities(outcome.reported) if settings.keeps_identities else Counter(),
    )


def _fails(outcome: LintOutcome, level: Severity) -> bool:
    """Whether a finding is at or above the level that fails."""
    limit = SEVERITY_RANK[level]
    return any(SEVERITY_RANK[finding.severity] <= limit for finding in outcome.reported)
