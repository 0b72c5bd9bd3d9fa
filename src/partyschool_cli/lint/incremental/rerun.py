"""A lint that builds on the one before: only what changed, and the parts of the catalog that it is
in, are looked at again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from itertools import chain

from partyschool_cli.cache.cached_reader import KeptReader
from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.context import file_inspection
from partyschool_cli.lint.engine import (
    RuleRun,
    codes,
    run_catalog_rules,
    run_file_rules,
    without_suppressions,
)
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.incremental.components import (
    holdings,
    in_view,
    is_divisible,
    meetings,
    named_by,
    partition,
)
from partyschool_cli.lint.incremental.finding_codec import Note, finding_of, note_of
from partyschool_cli.lint.incremental.state import (
    Ledger,
    Notes,
    Situation,
    by_path,
    commented,
    holdings_of,
    joined,
    meetings_of,
    notes_of_manifest,
    severities,
    without_manifest,
)
from partyschool_cli.lint.suppress import suppressions
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.tree import MANIFEST, Listing, entity_file


@dataclass(frozen=True)
class Relinted:
    """The manifest, the findings, and what is left for the next time."""

    manifest: Manifest
    findings: tuple[Finding, ...]
    ledger: Ledger


@dataclass(frozen=True)
class Relint:
    """A lint in a `situation` that builds on the `ledger` of the one before.

    `reader` knows which files are what they were then.
    """

    situation: Situation
    reader: KeptReader
    ledger: Ledger

    def run(self) -> Relinted | None:
        """What it finds; None where more than parts of the catalog has to be looked at."""
        if not self._is_same_place or not self._is_plain:
            return None
        touched = self._touched()
        catalog = touched.catalog
        rules = self.situation.rules_for(catalog.manifest)
        if severities(rules) != self.ledger.severities or not self._is_divisible(touched):
            return None
        fresh = [file_inspection(file) for file in touched.own if file.source.path in self._fresh]
        lint = run_file_rules(fresh, rules)
        shared = run_catalog_rules(catalog, self.situation.today, rules)
        told = frozenset(file.source.path for file in touched.own) | {MANIFEST}
        about = tuple(finding for finding in shared if finding.file in told)
        lint = replace(lint, of_catalog=about)
        ledger = self._ledger(touched, lint)
        return Relinted(catalog.manifest, self._findings(ledger, lint), ledger)

    @cached_property
    def _fresh(self) -> frozenset[str]:
        """The paths of the files that are new or another than they were."""
        now = self.reader.look.identities.keys()
        return self._changed.intersection(now) | self._added

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The paths of the files that are not what they were, or gone."""
        return frozenset(self.ledger.parts.keys() - self.reader.unchanged)

    @cached_property
    def _added(self) -> frozenset[str]:
        known = self.ledger.parts.keys() | self.ledger.strays | {MANIFEST}
        return frozenset(self.reader.look.identities.keys() - known)

    @property
    def _is_same_place(self) -> bool:
        """Whether the manifest, the folders and the strays are what they were."""
        look = self.reader.look
        return (
            MANIFEST in self.reader.unchanged
            and look.others == self.reader.kept.others
            and self.ledger.strays <= look.identities.keys()
        )

    @property
    def _is_plain(self) -> bool:
        """Whether what is new is an entity's, and no school is, or is another: they tell who has
        what in view.
        """
        is_school = any(path.startswith("schools/") for path in self._changed | self._added)
        return not is_school and all(path.endswith(".yaml") and "/" in path for path in self._added)

    @cached_property
    def _viewers(self) -> Mapping[str, set[int]]:
        """The parts that have each set of files in view."""
        found: dict[str, set[int]] = {}
        for path, names in self.ledger.views.items():
            for name in names:
                found.setdefault(name, set()).add(self.ledger.parts[path])
        return found

    def _touched(self) -> "_Touched":
        """The parts that the changes are in, or reach."""
        parts = {self.ledger.parts[path] for path in self._changed}
        for name, paths in self.ledger.holdings.items():
            if not self._changed.isdisjoint(paths):
                parts |= self._viewers.get(name, set())
        while True:
            touched = self._loaded(frozenset(parts))
            reached = self._reached(touched.own)
            if reached <= parts:
                return touched
            parts |= reached

    def _loaded(self, parts: frozenset[int]) -> "_Touched":
        now = self.reader.look.identities
        old = {path for path, part in self.ledger.parts.items() if part in parts and path in now}
        own = old | self._added
        seen = {
            path
            for name, viewers in self._viewers.items()
            if not viewers.isdisjoint(parts)
            for path in self.ledger.holdings.get(name, ())
            if path in now
        }
        listed = sorted(own | seen)
        reader = self.reader.limited(Listing(tuple(map(entity_file, listed)), ()))
        catalog = load(self.situation.root, reader)
        files = tuple(file if file.source.path in own else in_view(file) for file in catalog.files)
        return _Touched(
            parts,
            replace(catalog, files=files),
            tuple(file for file in files if file.source.path in own),
        )

    def _reached(self, files: Iterable[LoadedFile]) -> set[int]:
        """The parts that the fresh ones of `files` are connected with."""
        found: set[int | None] = set()
        for file in files:
            if file.source.path in self._fresh:
                found |= {self.ledger.part_of(key) for key in {file.key, *named_by(file)}}
                found |= {self.ledger.meetings.get(name) for name in meetings(file)}
                found.update(*(self._viewers.get(name, ()) for name in holdings(file)))
        return {part for part in found if part is not None}

    def _is_divisible(self, touched: "_Touched") -> bool:
        """Whether the catalog still is, as it was."""
        named = (mention.target for mention in touched.catalog.manifest_file.mentions)
        return is_divisible(touched.catalog) and all(
            key in touched.catalog.known or self.ledger.part_of(key) not in {None, *touched.parts}
            for key in named
        )

    def _ledger(self, touched: "_Touched", lint: RuleRun) -> Ledger:
        """What is left for the next time: what is still right, and what was found now."""
        old, catalog = self.ledger, touched.catalog
        gone = self._changed
        parts = partition(touched.own, first=1 + max(old.parts.values(), default=0))
        kept = {path: part for path, part in old.parts.items() if part not in touched.parts}
        of_manifest = {
            part: notes for part, notes in old.of_manifest.items() if part not in touched.parts
        }
        return replace(
            old,
            parts={**kept, **parts},
            meetings={name: n for name, n in old.meetings.items() if n not in touched.parts}
            | meetings_of(touched.own, parts),
            holdings=_together(
                {name: [p for p in paths if p in kept] for name, paths in old.holdings.items()},
                holdings_of(touched.own, old.views),
            ),
            own=_without(old.own, gone) | by_path(map(note_of, lint.of_files)),
            shared=_only(old.shared, kept)
            | by_path(map(note_of, without_manifest(lint.of_catalog))),
            of_manifest=of_manifest | notes_of_manifest(self.situation, catalog, parts, lint),
            commented=tuple(
                dict.fromkeys(
                    [*(path for path in old.commented if path not in gone), *commented(lint)]
                )
            ),
        )

    def _findings(self, ledger: Ledger, lint: RuleRun) -> tuple[Finding, ...]:
        by_code = {active.named.code: active for active in lint.rules}
        source_of = cache(partial(SourceFile, self.situation.root))
        notes = chain(
            *ledger.own.values(),
            *ledger.shared.values(),
            joined(ledger.of_manifest, lint.rules, len(set(ledger.parts.values()))),
        )
        found = (finding_of(note, by_code, source_of) for note in notes)
        comments = (one for path in ledger.commented for one in suppressions(source_of(path)))
        judged = dict.fromkeys(comments, codes(lint.rules))

        def key_of(path: str) -> Key | None:
            if path not in ledger.parts:
                return None
            file = entity_file(path)
            return Key(file.kind, file.id)

        return without_suppressions(lint.rules, found, judged, key_of)


@dataclass(frozen=True)
class _Touched:
    """Some `parts` of a catalog, as a catalog. Its `own` files are theirs; others are in view."""

    parts: frozenset[int]
    catalog: Catalog
    own: tuple[LoadedFile, ...]


def _together(
    some: Mapping[str, list[str]], others: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    return {name: [*some.get(name, ()), *others.get(name, ())] for name in {**some, **others}}


def _without(notes: Notes, paths: Iterable[str]) -> dict[str, list[Note]]:
    left_out = frozenset(paths)
    return {path: found for path, found in notes.items() if path not in left_out}


def _only(notes: Notes, paths: Mapping[str, int]) -> dict[str, list[Note]]:
    return {path: found for path, found in notes.items() if path in paths}
