"""Lints a folder: the whole of it, or what changed since the last time and all that it touches."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import Lint, look_through
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.ledger import Ledger, Situation, ledger_of, program_key, severities
from partyschool_cli.lint.ledger_json import read_ledger, written
from partyschool_cli.lint.profile import RulesFor
from partyschool_cli.lint.relint import Relint
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.collector import collector_paused
from partyschool_cli.source.files import MANIFEST
from partyschool_cli.source.snapshot.identities import Look
from partyschool_cli.source.snapshot.kept import read_kept
from partyschool_cli.source.snapshot.kept_reader import KeptReader


@dataclass(frozen=True)
class Checked:
    """What came of it: the manifest, the paths of all files in order, and the findings.

    `is_vouched` is true where the files were those that a look at the folder told of, no others.
    """

    manifest: Manifest
    paths: tuple[str, ...]
    findings: tuple[Finding, ...]
    is_vouched: bool = False


def check(root: Path, today: dt.date, rules_for: RulesFor, look: Look | None = None) -> Checked:
    """Lints the catalog at `root`.

    With a `look` at it that was just taken, it reads what changed since the last time and no more
    of the rest than it has to, and keeps what it found for the next time.
    """
    situation = Situation(root, today, rules_for)
    if look is None:
        catalog = load(root)
        return _checked(catalog, look_through(catalog, today, rules_for(catalog.manifest)))
    kept = read_kept(look.root)
    reader = KeptReader(root, look, kept, kept.unchanged(look))
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
    checked, notes = _whole(situation, reader, ledger)
    if not all(path in look.identities for path in checked.paths):
        reader.discard()
    elif notes or ledger is None:
        reader.save(checked.paths, notes)
    else:
        # When the fault is mended, what was kept is what the next time can build on.
        reader.discard()
    return checked


def _whole(
    situation: Situation, reader: KeptReader, ledger: Ledger | None
) -> tuple[Checked, bytes]:
    """What came of all of a catalog, and the notes for the next time; none where it is not
    divisible. Clean files that are what they were in the last lint are not looked at one by one.
    """
    catalog = load(situation.root, reader)
    rules = situation.rules_for(catalog.manifest)
    clean: frozenset[str] = frozenset()
    if ledger is not None and ledger.severities == severities(rules):
        clean = ledger.clean() & reader.unchanged
    lint = look_through(catalog, situation.today, rules, clean)
    with collector_paused():
        found = ledger_of(situation, catalog, lint, reader.look)
    return _checked(catalog, lint), written(found) if found is not None else b""


def _checked(catalog: Catalog, lint: Lint) -> Checked:
    paths = (MANIFEST, *(file.source.path for file in catalog.files))
    return Checked(catalog.manifest, paths, lint.findings(catalog))
