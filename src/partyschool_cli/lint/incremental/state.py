"""State of a lint for the next, incremental one: its findings by file and by component."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from partyschool_cli.cache.program_key import program_key
from partyschool_cli.cache.stat_snapshot import StatSnapshot
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.components import members_by_set
from partyschool_cli.lint.engine import RuleRun
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule_helpers.materials import Beside, files_beside
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.source.files.listing import MANIFEST

# By the codes of rules.
Severities = Mapping[str, Severity]


class LintState(NamedTuple):
    """The findings of one lint, before suppression.

    `key` identifies the program, `day` is the day of the lint (ISO), `severities` are those of its
    rules. `component_of` has the component of each entity file by path. `visible` has the names of
    the sets visible to schools, by the schools' paths; `members` the paths of the files in each
    set. `of_files` are the findings of rules on single files by path, `of_components` those of
    rules on the catalog by component. `commented` are the files with suppressions, `unexpected`
    those that hold no entity. `beside` says which materials of courses were there.
    """

    key: str
    day: str
    severities: Severities
    component_of: Mapping[str, int]
    visible: Mapping[str, list[str]]
    members: Mapping[str, list[str]]
    of_files: Mapping[str, list[Finding]]
    of_components: Mapping[int, list[Finding]]
    commented: tuple[str, ...]
    unexpected: frozenset[str]
    beside: Beside

    def components(self, keys: Iterable[Key]) -> dict[Key, int]:
        """The components of those of the entities that have a file."""
        # A few are asked for: an index of all files would take twice as long.
        wanted = {(key.kind.plural, key.id): key for key in keys}
        ids = {name for _, name in wanted}
        found: dict[Key, int] = {}
        for path, number in self.component_of.items() if wanted else ():
            if (name := path[path.rfind("/") + 1 : path.rfind(".")]) in ids:
                key = wanted.get((path.partition("/")[0], name))
                if key is not None:
                    found[key] = number
        return found

    def clean(self) -> frozenset[str]:
        """The paths of the entity files without findings of the rules on files."""
        return frozenset(self.component_of.keys() - self.of_files.keys() - set(self.commented))


@cache
def state_key() -> str:
    """Cache key of the program and its version.

    Computed once: a process runs the program that it has imported.
    """
    return ascii(program_key())


def severities(rules: Iterable[ActiveRule]) -> dict[str, Severity]:
    """The active rules with their severities, by code."""
    return {active.named.code: active.severity for active in rules}


def state_of(
    context: LintContext, catalog: Catalog, run: RuleRun, snapshot: StatSnapshot
) -> LintState | None:
    """The state of a lint of a whole catalog; None if it cannot be split."""
    if run.split is None:
        return None
    component_of, visible = run.split
    return LintState(
        state_key(),
        context.today.isoformat(),
        severities(run.rules),
        component_of,
        visible,
        members_by_set(catalog.files, visible),
        by_path(run.of_files),
        {number: list(found) for number, found in run.of_components.items()},
        commented(run),
        frozenset(snapshot.identities) - component_of.keys() - {MANIFEST},
        files_beside(catalog.files, catalog.tree),
    )


def commented(run: RuleRun) -> tuple[str, ...]:
    """The paths of the files with suppressions."""
    return tuple(dict.fromkeys(file.source.path for _, file in run.comments))


def by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by the path of the file that they are about."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.file, []).append(finding)
    return found
