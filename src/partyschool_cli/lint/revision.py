"""The findings that a catalog had at a git revision."""

import datetime as dt
import os
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.profile import ActiveRule
from partyschool_cli.source.files import MANIFEST
from partyschool_cli.source.git import Blob, files_at

RulesFor = Callable[[Catalog], tuple[ActiveRule, ...]]


def identities_at(revision: str, root: Path, today: dt.date, rules_for: RulesFor) -> Counter[str]:
    """The identities of the findings that the catalog at `root` had at `revision`.

    The revision's files are laid out in a temporary folder; the work tree is not touched. Where the
    revision had no catalog there, it had no findings. Raises CommandLineError as `files_at` does.
    """
    with tempfile.TemporaryDirectory(prefix="pschool-") as folder:
        old_root = Path(folder) / root.name
        for blob in files_at(revision, root):
            _lay_out(blob, old_root)
        if not (old_root / MANIFEST).is_file():
            return Counter()
        catalog = load(old_root)
        findings = lint(catalog, today, rules_for(catalog))
        return Counter(finding.identity for finding in findings)


def _lay_out(blob: Blob, root: Path) -> None:
    target = root / blob.path
    target.parent.mkdir(parents=True, exist_ok=True)
    if blob.is_link:
        os.symlink(os.fsdecode(blob.data), target)
    else:
        target.write_bytes(blob.data)
