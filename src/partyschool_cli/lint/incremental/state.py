"""What a lint of a divisible catalog leaves for the next one: its findings, by file and by part."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path

from partyschool_cli.cache.program_key import program
from partyschool_cli.cache.stat_snapshot import Look
from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.engine import RuleRun, run_catalog_rules
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.incremental.components import (
    holdings,
    is_divisible,
    meetings,
    partition,
    views,
)
from partyschool_cli.lint.incremental.finding_codec import Note, note_of
from partyschool_cli.lint.selection import ActiveRule, RulesFor
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.source.tree import MANIFEST

Notes = Mapping[str, list[Note]]
# By the codes of rules.
Severities = Mapping[str, Severity]


@dataclass(frozen=True)
class Situation:
    """What a lint depends on besides the files of the catalog at `root`."""

    root: Path
    today: dt.date
    rules_for: RulesFor

    @property
    def day(self) -> str:
        """The day, as text."""
        return self.today.isoformat()


@dataclass(frozen=True)
class Ledger:
    """The findings of one lint, before comments take some away, as notes.

    `key` tells programs apart; nobody can know it beforehand. `day` is that of the lint,
    `severities` are those of its rules. `parts` gives the part of each entity's file by path,
    `meetings` that of each meeting that connects (`parts.meetings`). `views` are the names of the
    sets that schools have in view, by the schools' paths, `holdings` the paths of the files in
    each. `own` are the notes of rules on files, `shared` those of rules on the catalog, by path;
    `of_manifest` those of the latter about the manifest, by part. `commented` are the files with
    suppressions, `strays` those that are no entity's.
    """

    key: str
    day: str
    severities: Severities
    parts: Mapping[str, int]
    meetings: Mapping[str, int]
    views: Mapping[str, list[str]]
    holdings: Mapping[str, list[str]]
    own: Notes
    shared: Notes
    of_manifest: Mapping[int, list[Note]]
    commented: tuple[str, ...]
    strays: frozenset[str]

    def part_of(self, key: Key) -> int | None:
        """The part of an entity; None where it has no file."""
        return self._part_of_name.get((key.kind.plural, key.id))

    def clean(self) -> frozenset[str]:
        """The paths of the entities' files in which the rules on files found nothing at all."""
        return frozenset(self.parts.keys() - self.own.keys() - set(self.commented))

    @cached_property
    def _part_of_name(self) -> Mapping[tuple[str, str], int]:
        return {
            (path.partition("/")[0], path.rpartition("/")[2].rpartition(".")[0]): part
            for path, part in self.parts.items()
        }


def program_key() -> str:
    """What tells this program from any other, and from itself after a change."""
    return ascii(program())


def severities(rules: Iterable[ActiveRule]) -> dict[str, Severity]:
    """What tells apart which rules run."""
    return {active.named.code: active.severity for active in rules}


def ledger_of(situation: Situation, catalog: Catalog, lint: RuleRun, look: Look) -> Ledger | None:
    """What a lint of a whole catalog leaves for the next; None where it is not divisible."""
    named = (mention.target for mention in catalog.manifest_file.mentions)
    if not (is_divisible(catalog) and catalog.known.issuperset(named)):
        return None
    parts, seen = partition(catalog.files), views(catalog)
    return Ledger(
        program_key(),
        situation.day,
        severities(lint.rules),
        parts,
        meetings_of(catalog.files, parts),
        seen,
        holdings_of(catalog.files, seen),
        by_path(map(note_of, lint.of_files)),
        by_path(map(note_of, without_manifest(lint.of_catalog))),
        notes_of_manifest(situation, catalog, parts, lint),
        commented(lint),
        frozenset(look.identities) - parts.keys() - {MANIFEST},
    )


def meetings_of(files: Iterable[LoadedFile], parts: Mapping[str, int]) -> dict[str, int]:
    """The part of each meeting that connects classes."""
    return {name: parts[file.source.path] for file in files for name in meetings(file)}


def holdings_of(files: Iterable[LoadedFile], seen: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The paths of the files in each of the sets that schools have in view."""
    names = frozenset(chain.from_iterable(seen.values()))
    found: dict[str, list[str]] = {}
    for file in files:
        for name in holdings(file):
            if name in names:
                found.setdefault(name, []).append(file.source.path)
    return found


def commented(lint: RuleRun) -> tuple[str, ...]:
    """The paths of the files with suppressions."""
    return tuple(dict.fromkeys(file.source.path for _, file in lint.comments))


def without_manifest(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in files of entities."""
    return (finding for finding in findings if finding.file != MANIFEST)


def by_path(notes: Iterable[Note]) -> dict[str, list[Note]]:
    """Notes by the path of the file that they are about."""
    found: dict[str, list[Note]] = {}
    for note in notes:
        _, (path, *_), *_ = note
        found.setdefault(path, []).append(note)
    return found


def notes_of_manifest(
    situation: Situation, catalog: Catalog, parts: Mapping[str, int], lint: RuleRun
) -> dict[int, list[Note]]:
    """What the rules that join find at the manifest in each part of a catalog by itself."""
    spoken = {finding.code for finding in lint.of_catalog if finding.file == MANIFEST}
    # What no part has is not found in the whole; what some have not may be missing there.
    rules = [
        active
        for active in lint.rules
        if active.named.rule.joins == "all"
        or (active.named.rule.joins and active.named.code in spoken)
    ]
    found = {}
    for part, sub in _divided(catalog, parts).items() if rules else ():
        notes = [
            note_of(finding)
            for finding in run_catalog_rules(sub, situation.today, rules)
            if finding.file == MANIFEST
        ]
        if notes:
            found[part] = notes
    return found


def _divided(catalog: Catalog, parts: Mapping[str, int]) -> Mapping[int, Catalog]:
    """Each part as a catalog of its own. What it has in view says nothing of the manifest."""
    files: dict[int, list[LoadedFile]] = {}
    for file in catalog.files:
        if file.source.path in parts:
            files.setdefault(parts[file.source.path], []).append(file)
    return {part: replace(catalog, files=tuple(own), strays=()) for part, own in files.items()}


def joined(
    of_manifest: Mapping[int, list[Note]], rules: Sequence[ActiveRule], parts: int
) -> Iterator[Note]:
    """What holds of the manifest for the whole catalog, which has so many `parts`."""
    joins = {active.named.code: active.named.rule.joins for active in rules}
    alike: dict[str, list[Note]] = {}
    for notes in of_manifest.values():
        for note in notes:
            code, at, texts, *_ = note
            alike.setdefault(repr((code, at, texts)), []).append(note)
    for notes in alike.values():
        if joins[notes[0][0]] == "any" or len(notes) == parts:
            yield min(notes, key=_first_related)


def _first_related(note: Note) -> tuple[str, list[str | int]]:
    for (path, field, *_), _ in note[3]:
        return path, list(field)
    return "", []
