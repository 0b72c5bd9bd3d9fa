"""Runs rules over a catalog."""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.context import FileInspection, Inspection, file_inspection
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.lint.suppress import suppressions, without_suppressed
from partyschool_cli.lint.suppression import Suppression, SuppressionUse
from partyschool_cli.source.gc_pause import collector_paused
from partyschool_cli.source.reader import Tell, silent
from partyschool_cli.source.source_file import SourceFile


def lint(catalog: Catalog, today: dt.date, rules: Sequence[ActiveRule]) -> tuple[Finding, ...]:
    """Every finding of `rules` in a catalog that no comment suppresses, in their fixed order."""
    return run_rules(catalog, today, rules).findings(catalog)


def run_rules(
    catalog: Catalog,
    today: dt.date,
    rules: Sequence[ActiveRule],
    tell: Tell = silent,
    known_clean: Container[str] = (),
) -> "RuleRun":
    """Run `rules` over a catalog and collect suppressions; `tell` is called once a file.

    File rules skip the paths in `known_clean`.
    """
    with collector_paused():
        inspected = _counted(_inspected(catalog), len(catalog.files) + 1, tell)
        run = run_file_rules((f for f in inspected if f.source.path not in known_clean), rules)
        return replace(run, of_catalog=tuple(run_catalog_rules(catalog, today, rules)))


@dataclass(frozen=True)
class RuleRun:
    """What `rules` found before suppression: in single files, and in the catalog as a whole.

    `comments` are the suppressions, each with the file that it stands in.
    """

    rules: Sequence[ActiveRule]
    of_files: tuple[Finding, ...]
    comments: tuple[tuple[Suppression, FileInspection], ...]
    of_catalog: tuple[Finding, ...] = ()

    def findings(self, catalog: Catalog) -> tuple[Finding, ...]:
        """The findings in the catalog that was linted, in their fixed order."""
        with collector_paused():
            judged = {one: _judged(catalog, self.rules, file) for one, file in self.comments}
            keys = {file.source.path: file.key for file in catalog.files}
            found = (*self.of_files, *self.of_catalog)
            return without_suppressions(self.rules, found, judged, keys.get)


def _inspected(catalog: Catalog) -> Iterator[FileInspection]:
    """Every file in turn: all rules look at one while its text is at hand."""
    yield file_inspection(catalog.manifest_file)
    for file in catalog.files:
        yield file_inspection(file)
    for path, problem in catalog.strays:
        yield FileInspection(SourceFile(catalog.root, path), None, (problem,))


def _counted(files: Iterable[FileInspection], total: int, tell: Tell) -> Iterator[FileInspection]:
    for done, file in enumerate(files, start=1):
        tell(min(done, total), total)  # strays come last, and do not count
        yield file


def run_file_rules(files: Iterable[FileInspection], rules: Sequence[ActiveRule]) -> RuleRun:
    """What the rules on single files find, and the suppressions there."""
    by_file = [
        (active, active.named.rule.check_file)
        for active in rules
        if active.named.rule.check_file is not None
    ]
    found: list[Finding] = []
    comments: list[tuple[Suppression, FileInspection]] = []
    for file in files:
        for active, check in by_file:
            found += [active.finding(one) for one in check(file)]
        if file.text:
            comments += [(comment, file) for comment in suppressions(file.source)]
    return RuleRun(rules, tuple(found), tuple(comments))


def run_catalog_rules(
    catalog: Catalog, today: dt.date, rules: Iterable[ActiveRule]
) -> Iterator[Finding]:
    """What the rules on the whole catalog find."""
    inspection = Inspection(catalog, today)
    for active in rules:
        rule = active.named.rule
        # What a broken manifest would have said (themes, calendar, hours) is not known.
        unknown = rule.needs_manifest and catalog.manifest_file.is_broken
        if rule.check is not None and not unknown:
            for one in rule.check(inspection):
                yield active.finding(one)


def without_suppressions(
    rules: Sequence[ActiveRule],
    found: Iterable[Finding],
    judged: Mapping[Suppression, frozenset[str]],
    key_of: Callable[[str], Key | None],
) -> tuple[Finding, ...]:
    """The findings that no comment suppresses, and those about comments, in their fixed order.

    `judged` maps each comment to the codes of the rules whose silence on its file means that there
    is nothing to find. `key_of` gives the key of the entity in the file at a path.
    """
    comments = tuple(judged)
    kept, used = without_suppressed(_with_entities(found, key_of), comments)
    uses = tuple(SuppressionUse(comment, used[comment], judged[comment]) for comment in comments)
    about_comments = _with_entities(_run_suppression_rules(rules, uses), key_of)
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


def _run_suppression_rules(
    rules: Iterable[ActiveRule], uses: Iterable[SuppressionUse]
) -> Iterator[Finding]:
    for active in rules:
        if active.named.rule.check_suppression is not None:
            for use in uses:
                for one in active.named.rule.check_suppression(use):
                    yield active.finding(one)


def _with_entities(
    found: Iterable[Finding], key_of: Callable[[str], Key | None]
) -> Iterator[Finding]:
    return (replace(finding, entity=key_of(finding.file)) for finding in found)
