"""Lints a folder: the whole of it, or what changed since the last time and all that it touches."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import Lint, look_through
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.ledger import Situation, ledger_of
from partyschool_cli.lint.ledger_json import read_ledger, written
from partyschool_cli.lint.profile import RulesFor
from partyschool_cli.lint.relint import Relint
from partyschool_cli.lint.second_process import second_process
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.collector import collector_paused
from partyschool_cli.source.files import MANIFEST
from partyschool_cli.source.reader import Reader, Tell, silent
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
        return _whole(situation, None, tell)
    kept = read_kept(look.root)
    reader = KeptReader(root, look, kept, frozenset(kept.unchanged(look)))
    ledger = read_ledger(kept.notes)
    with collector_paused():
        again = Relint(situation, reader, ledger).run() if ledger is not None else None
    if again is None:
        return _whole(situation, reader, tell)
    reader.save((MANIFEST, *again.ledger.parts), written(again.ledger))
    paths = (MANIFEST, *sorted(again.ledger.parts))
    return Checked(again.manifest, paths, again.findings, is_vouched=True)


def _whole(situation: Situation, reader: KeptReader | None, tell: Tell) -> Checked:
    catalog, lint = _looked_through(situation, reader or Reader(situation.root), tell)
    findings = lint.findings(catalog)
    paths = (MANIFEST, *(file.source.path for file in catalog.files))
    if reader is not None:
        with collector_paused():
            ledger = ledger_of(situation, catalog, lint, reader.look)
        if not all(path in reader.look.identities for path in paths):
            reader.discard()
        elif ledger is not None:
            reader.save(paths, written(ledger))
        elif not reader.kept.notes:
            reader.save(paths, b"")
        else:
            # When the fault is mended, that is what the next time can build on.
            reader.discard()
    return Checked(catalog.manifest, paths, findings)


def _looked_through(situation: Situation, reader: Reader, tell: Tell) -> tuple[Catalog, Lint]:
    """The catalog and what its rules find. A file is done when it was read, and then looked at."""
    with second_process(reader, situation.rules_for) as second:
        reading = second.reader.counted(lambda done, total: tell(done // 2, total))
        catalog = load(situation.root, reading)
        lint = look_through(
            catalog,
            situation.today,
            situation.rules_for(catalog.manifest),
            lambda done, total: tell((total + done) // 2, total),
            second.told,
        )
        return catalog, second.completed(lint, catalog)
