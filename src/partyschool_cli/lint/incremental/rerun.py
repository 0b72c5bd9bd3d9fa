"""Incremental lint: run rules on changed files, and on the components that they are in or reach."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from partyschool_cli.cache.stored_contents import ContentRecorder
from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.components import (
    as_visible,
    components,
    is_certain,
    is_named_alone,
    members_by_set,
    named_by,
    partition,
    sets_of,
)
from partyschool_cli.lint.context import file_context
from partyschool_cli.lint.engine import (
    RuleRun,
    codes,
    joined,
    run_component_rules,
    run_file_rules,
    without_suppressions,
)
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.incremental.state import (
    LintState,
    by_path,
    commented,
    severities,
)
from partyschool_cli.lint.rule_helpers.materials import changed_beside, files_beside
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.suppression import suppressions
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.files.listing import MANIFEST, Listing, entity_file
from partyschool_cli.source.files.tree import FileTree, Subset
from partyschool_cli.source.yaml.source_file import SourceFile


class Rerun(NamedTuple):
    """Result: the manifest, the findings, and the state for the next lint.

    `is_same` is true if no file has changed since the last state.
    """

    manifest: Manifest
    findings: tuple[Finding, ...]
    state: LintState
    is_same: bool


def rerun(
    tree: FileTree, context: LintContext, recorder: ContentRecorder, state: LintState
) -> Rerun | None:
    """Lint `tree` on top of `state`; None if all of it has to be linted.

    `recorder` knows which files are unchanged since `state`.
    """
    return _Rerun(tree, context, recorder, state).run()


class _Touched(NamedTuple):
    """Some components, by number in the last state, loaded as a catalog; `own` are their files."""

    numbers: frozenset[int]
    catalog: Catalog
    own: tuple[LoadedFile, ...]


class _Rerun:
    def __init__(
        self, tree: FileTree, context: LintContext, recorder: ContentRecorder, state: LintState
    ) -> None:
        self.tree = tree
        self.context = context
        self.recorder = recorder
        self.state = state

    def run(self) -> Rerun | None:
        if not self._has_same_layout or not self._has_same_schools:
            return None
        touched = self._touched()
        catalog = touched.catalog
        rules = self.context.rules_for(catalog.manifest)
        if severities(rules) != self.state.severities or not self._can_split(touched):
            return None
        changed = [file_context(f) for f in touched.own if f.source.path in self._fresh]
        run = run_file_rules(changed, rules)
        next_number = 1 + max(self.state.component_of.values(), default=0)
        numbers = partition(touched.own, first=next_number)
        parts = components(catalog, numbers, self.state.visible)
        found = {p.number: run_component_rules(p, self.context.today, rules) for p in parts}
        state = self._next_state(touched, run._replace(of_components=found), numbers)
        is_same = not self._changed and not self._added
        return Rerun(catalog.manifest, self._findings(state, run), state, is_same)

    @cached_property
    def _identities(self) -> Mapping[str, bytes]:
        return self.recorder.stored.snapshot.identities

    @cached_property
    def _fresh(self) -> frozenset[str]:
        """The paths of the files that are new or changed."""
        return self._changed.intersection(self._identities) | self._added

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The paths of the files that are changed or deleted, or of which a material is."""
        own = self.state.component_of.keys() - self.recorder.stored.unchanged
        return changed_beside(self.state.beside, self.tree) | own

    @cached_property
    def _added(self) -> frozenset[str]:
        new = self._identities.keys() - self.state.component_of.keys()
        return frozenset(new - self.state.unexpected - {MANIFEST})

    @property
    def _has_same_layout(self) -> bool:
        """Whether the manifest, the folders and the unexpected files are unchanged."""
        stored = self.recorder.stored
        return (
            MANIFEST in stored.unchanged
            and stored.snapshot.layout == stored.index.layout
            and self.state.unexpected <= self._identities.keys()
        )

    @property
    def _has_same_schools(self) -> bool:
        """Whether only entity files are new or changed, and no school: schools determine
        visibility. (A file with another suffix may be unexpected as well.)
        """
        touched = self._changed | self._added
        is_school = any(path.startswith("schools/") for path in touched)
        return not is_school and all(path.endswith(".yaml") and "/" in path for path in touched)

    @cached_property
    def _viewers(self) -> Mapping[str, set[int]]:
        """The components that can see each set of files."""
        found: dict[str, set[int]] = {}
        for path, names in self.state.visible.items():
            for name in names:
                found.setdefault(name, set()).add(self.state.component_of[path])
        return found

    def _touched(self) -> _Touched:
        """The components that the changes are in or reach, iterated to a fixed point."""
        numbers = {self.state.component_of[path] for path in self._changed}
        for name, paths in self.state.members.items():
            if not self._changed.isdisjoint(paths):
                numbers |= self._viewers.get(name, set())
        while True:
            touched = self._loaded(frozenset(numbers))
            reached = self._reached(touched.own)
            if reached <= numbers:
                return touched
            numbers |= reached

    def _loaded(self, numbers: frozenset[int]) -> _Touched:
        now = self._identities
        old = {p for p, n in self.state.component_of.items() if n in numbers and p in now}
        own = old | self._added
        seen = {
            path
            for name, viewers in self._viewers.items()
            if not viewers.isdisjoint(numbers)
            for path in self.state.members.get(name, ())
            if path in now
        }
        listing = Listing(tuple(map(entity_file, sorted(own | seen))), ())
        catalog = load(Subset(self.tree, listing), self.recorder)
        files = tuple(file for file in catalog.files if file.source.path in own)
        return _Touched(numbers, catalog, files)

    def _reached(self, files: Iterable[LoadedFile]) -> set[int]:
        """The components connected with the new and changed ones of `files`."""
        found: set[int] = set()
        named: set[Key] = set()
        for file in files:
            if file.source.path in self._fresh:
                named |= {file.key, *named_by(file)}
                found.update(*(self._viewers.get(name, ()) for name in sets_of(file)))
        return found | {*self.state.components(named).values()}

    def _can_split(self, touched: _Touched) -> bool:
        """Whether the catalog can still be split."""
        if any(file.source.path in self._fresh and is_named_alone(file) for file in touched.own):
            return False  # others may be called the same
        if not touched.own and touched.numbers.issuperset(self.state.component_of.values()):
            return False  # nothing is left
        own = frozenset(file.source.path for file in touched.own)
        files = tuple(
            file if file.source.path in own else as_visible(file) for file in touched.catalog.files
        )
        catalog = replace(touched.catalog, files=files)
        if not is_certain(catalog):
            return False
        named = {mention.target for mention in catalog.manifest_file.mentions} - catalog.known
        elsewhere = self.state.components(named)
        return named == elsewhere.keys() and touched.numbers.isdisjoint(elsewhere.values())

    def _next_state(self, touched: _Touched, run: RuleRun, numbers: Mapping[str, int]) -> LintState:
        """The last state, updated with the new findings."""
        old, gone = self.state, self._changed
        kept = {path: n for path, n in old.component_of.items() if n not in touched.numbers}
        members = {name: [p for p in paths if p in kept] for name, paths in old.members.items()}
        for name, paths in members_by_set(touched.own, old.visible).items():
            members[name] = [*members.get(name, ()), *paths]
        comments = (*(path for path in old.commented if path not in gone), *commented(run))
        return old._replace(
            component_of={**kept, **numbers},
            members=members,
            of_files={
                **{path: found for path, found in old.of_files.items() if path not in gone},
                **by_path(run.of_files),
            },
            of_components={
                **{n: f for n, f in old.of_components.items() if n not in touched.numbers},
                **{number: list(found) for number, found in run.of_components.items()},
            },
            commented=tuple(dict.fromkeys(comments)),
            beside={
                **{path: facts for path, facts in old.beside.items() if path in kept},
                **files_beside(touched.own, self.tree),
            },
        )

    def _findings(self, state: LintState, run: RuleRun) -> tuple[Finding, ...]:
        found = chain(
            chain.from_iterable(state.of_files.values()),
            joined(state.of_components.values(), run.rules),
        )
        source_of = cache(lambda path: SourceFile(self.tree, path))
        comments = (one for path in state.commented for one in suppressions(source_of(path)))
        judged = dict.fromkeys(comments, codes(run.rules))
        return without_suppressions(run.rules, found, judged, state.component_of)
