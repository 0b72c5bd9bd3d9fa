"""Lints a folder: the whole of it, or what changed since the last time and all that it touches."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from partyschool_cli.cache.cached_reader import KeepingReader
from partyschool_cli.cache.index import read_kept
from partyschool_cli.cache.stat_snapshot import Look
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import RuleRun, run_rules
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.incremental.codec import read_ledger, written
from partyschool_cli.lint.incremental.rerun import Relint
from partyschool_cli.lint.incremental.state import (
    Ledger,
    Situation,
    ledger_of,
    program_key,
    severities,
)
from partyschool_cli.lint.selection import ActiveRule, RulesFor
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.gc_pause import collector_paused
from partyschool_cli.source.reader import Reader, Tell, silent
from partyschool_cli.source.tree import MANIFEST


@dataclass(frozen=True)
class Checked:
    """What came of it: the manifest, the paths of all files in order, and the findings.

    `is_vouched` is true where the files were those that a look at the folder told of, no others.
    """

    manifest: Manifest
    paths: tuple[str, ...]
    findings: tuple[Finding, ...]
    is_vouched: bool = False


def check(
    root: Path,
    today: dt.date,
    rules_for: RulesFor,
    look: Look | None = None,
    tell: Tell = silent,
) -> Checked:
    """Lints the catalog at `root`; where it looks at all files, `tell` is told how far it is.

    With a `look` at it that was just taken, it reads what changed since the last time and no more
    of the rest than it has to, and keeps what it found for the next time.
    """
    situation = Situation(root, today, rules_for)
    if look is None:
        return _checked(*_looked_through(situation, Reader(root), tell))
    kept = read_kept(look.root)
    reader = KeepingReader(root, look, kept)
    ledger = read_ledger(kept.notes)
    if ledger is not None and ledger.key != program_key():
        ledger = None
    again = None
    if ledger is not None and ledger.day == situation.day:
        with collector_paused():
            again = Relint(situation, reader, ledger).run()
    if again is not None:
        reader.save((MANIFEST, *again.ledger.parts), written(again.ledger))
        paths = (MANIFEST, *sorted(again.ledger.parts))
        return Checked(again.manifest, paths, again.findings, is_vouched=True)
    checked, notes = _whole(situation, reader, ledger, tell)
    if not all(path in look.identities for path in checked.paths):
        reader.discard()
    elif notes or ledger is None:
        reader.save(checked.paths, notes)
    else:
        # When the fault is mended, what was kept is what the next time can build on.
        reader.discard()
    return checked


def _whole(
    situation: Situation, reader: KeepingReader, ledger: Ledger | None, tell: Tell
) -> tuple[Checked, bytes]:
    """What came of all of a catalog, and the notes for the next time; none where it is not
    divisible.
    """
    catalog, lint = _looked_through(situation, reader, tell, ledger)
    with collector_paused():
        found = ledger_of(situation, catalog, lint, reader.look)
    return _checked(catalog, lint), written(found) if found is not None else b""


def _looked_through(
    situation: Situation, reader: Reader, tell: Tell, ledger: Ledger | None = None
) -> tuple[Catalog, RuleRun]:
    """The catalog and what its rules find. A file is done when it was read, and then looked at."""
    catalog = load(situation.root, reader.counted(lambda done, total: tell(done // 2, total)))
    rules = situation.rules_for(catalog.manifest)
    lint = run_rules(
        catalog,
        situation.today,
        rules,
        lambda done, total: tell((total + done) // 2, total),
        _clean(catalog, rules, reader, ledger),
    )
    return catalog, lint


def _clean(
    catalog: Catalog, rules: Sequence[ActiveRule], reader: Reader, ledger: Ledger | None
) -> frozenset[str]:
    """The paths of the files that are what they were in the last lint, and clean then and now."""
    if ledger is None or ledger.severities != severities(rules):
        return frozenset()
    sound = (file.source.path for file in catalog.files if not file.problems)
    return ledger.clean().intersection(reader.unchanged, sound)


def _checked(catalog: Catalog, lint: RuleRun) -> Checked:
    paths = (MANIFEST, *(file.source.path for file in catalog.files))
    return Checked(catalog.manifest, paths, lint.findings(catalog))
