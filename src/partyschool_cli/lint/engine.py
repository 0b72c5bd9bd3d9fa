"""Runs rules over a catalog."""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.context import FileInspection, Inspection, file_inspection
from partyschool_cli.lint.finding import Fault, Finding
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.lint.suppress import suppressions, without_suppressed
from partyschool_cli.lint.suppression import Suppression, SuppressionUse
from partyschool_cli.source.gc_pause import collector_paused
from partyschool_cli.source.reader import Tell, silent
from partyschool_cli.source.source_file import SourceFile

# What a rule found.
RuleFault = tuple[ActiveRule, Fault]


def lint(catalog: Catalog, today: dt.date, rules: Sequence[ActiveRule]) -> tuple[Finding, ...]:
    """Every finding of `rules` in a catalog that no comment suppresses, in their fixed order."""
    return look_through(catalog, today, rules).findings(catalog)


def look_through(
    catalog: Catalog,
    today: dt.date,
    rules: Sequence[ActiveRule],
    tell: Tell = silent,
    elsewhere: Container[str] = (),
) -> "Lint":
    """What `rules` find in a catalog, and the comments there; `tell` is told of each file.

    The files at the paths `elsewhere` are, or were, looked at one by one elsewhere.
    """
    with collector_paused():
        inspected = _counted(_inspected(catalog), len(catalog.files) + 1, tell)
        here = (file for file in inspected if file.source.path not in elsewhere)
        files = faults_of_files(here, rules)
        return replace(files, shared=tuple(faults_of_catalog(catalog, today, rules)))


@dataclass(frozen=True)
class Lint:
    """What `rules` found: in files looked at one by one (`own`), in the catalog (`shared`).

    `comments` are the suppressions, each with the file that it stands in.
    """

    rules: Sequence[ActiveRule]
    own: tuple[RuleFault, ...]
    comments: tuple[tuple[Suppression, FileInspection], ...]
    shared: tuple[RuleFault, ...] = ()

    def findings(self, catalog: Catalog) -> tuple[Finding, ...]:
        """The findings in the catalog that was looked through, in their fixed order."""
        with collector_paused():
            judged = {one: _judged(catalog, self.rules, file) for one, file in self.comments}
            keys = {file.source.path: file.key for file in catalog.files}
            return concluded(self.rules, (*self.own, *self.shared), judged, keys.get)


def _inspected(catalog: Catalog) -> Iterator[FileInspection]:
    """Every file, one after another: each is looked at by all rules while its text is at hand."""
    yield file_inspection(catalog.manifest_file)
    for file in catalog.files:
        yield file_inspection(file)
    for path, problem in catalog.strays:
        yield FileInspection(SourceFile(catalog.root, path), None, (problem,))


def _counted(files: Iterable[FileInspection], total: int, tell: Tell) -> Iterator[FileInspection]:
    for done, file in enumerate(files, start=1):
        tell(min(done, total), total)  # strays come last, and do not count
        yield file


def faults_of_files(files: Iterable[FileInspection], rules: Sequence[ActiveRule]) -> Lint:
    """What the rules on files find, and the comments there."""
    by_file = [
        (active, active.named.rule.check_file)
        for active in rules
        if active.named.rule.check_file is not None
    ]
    faults: list[RuleFault] = []
    comments: list[tuple[Suppression, FileInspection]] = []
    for file in files:
        for active, check in by_file:
            faults += [(active, fault) for fault in check(file)]
        if file.text:
            comments += [(comment, file) for comment in suppressions(file.source)]
    return Lint(rules, tuple(faults), tuple(comments))


def faults_of_catalog(
    catalog: Catalog, today: dt.date, rules: Iterable[ActiveRule]
) -> Iterator[RuleFault]:
    """What the rules on the whole catalog find."""
    inspection = Inspection(catalog, today)
    for active in rules:
        rule = active.named.rule
        # What a broken manifest would have said (themes, calendar, hours) is not known.
        unknown = rule.needs_manifest and catalog.manifest_file.is_broken
        if rule.check is not None and not unknown:
            for fault in rule.check(inspection):
                yield active, fault


def concluded(
    rules: Sequence[ActiveRule],
    faults: Iterable[RuleFault],
    judged: Mapping[Suppression, frozenset[str]],
    key_of: Callable[[str], Key | None],
) -> tuple[Finding, ...]:
    """The findings that no comment suppresses, and those about comments, in their fixed order.

    `judged` has the comments, each with the codes of the rules whose silence on its file means
    that it has no such fault. `key_of` gives the key of the entity in the file at a path.
    """
    comments = tuple(judged)
    kept, used = without_suppressed(_findings(faults, key_of), comments)
    uses = tuple(SuppressionUse(comment, used[comment], judged[comment]) for comment in comments)
    about_comments = _findings(_faults_of_suppressions(rules, uses), key_of)
    # What is said of a comment can be suppressed too, even by itself.
    kept += without_suppressed(about_comments, comments)[0]
    return tuple(sorted(kept, key=lambda finding: finding.order))


def codes(rules: Iterable[ActiveRule]) -> frozenset[str]:
    """The codes of rules."""
    return frozenset(active.named.code for active in rules)


def _judged(catalog: Catalog, rules: Iterable[ActiveRule], file: FileInspection) -> frozenset[str]:
    if catalog.is_sound:
        return codes(rules)
    if file.content is None or not file.can_be_edited:
        return frozenset()
    # The others keep silent on what a fault that is reported elsewhere may explain.
    return codes(active for active in rules if active.named.rule.check is None)


def _faults_of_suppressions(
    rules: Iterable[ActiveRule], uses: Iterable[SuppressionUse]
) -> Iterator[RuleFault]:
    for active in rules:
        if active.named.rule.check_suppression is not None:
            for use in uses:
                for fault in active.named.rule.check_suppression(use):
                    yield active, fault


def _findings(
    faults: Iterable[RuleFault], key_of: Callable[[str], Key | None]
) -> Iterator[Finding]:
    for active, fault in faults:
        yield Finding(
            active.named.code,
            active.named.name,
            fault.severity or active.severity,
            key_of(fault.at.source.path),
            fault,
        )
