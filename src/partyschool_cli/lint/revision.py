"""The findings that a catalog had at a git revision."""

import datetime as dt
import os
from collections import Counter
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.baseline import Known, identities
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.selection import RulesFor
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source.git import Blob, files_at
from partyschool_cli.source.tree import MANIFEST, is_catalog


def identities_at(revision: str, root: Path, today: dt.date, rules_for: RulesFor) -> Known:
    """The identities of the findings that the catalog at `root` had at `revision`.

    The revision's files are laid out in a temporary folder; the work tree is not touched. Where the
    revision had no catalog there, it had no findings. Raises CommandLineError as `files_at` does.
    """
    import tempfile

    with tempfile.TemporaryDirectory(prefix="pschool-") as folder:
        old_root = Path(folder) / "catalog"
        # Links last: nothing is ever written through one.
        for blob in sorted(files_at(revision, root), key=lambda blob: blob.is_link):
            _lay_out(blob, old_root)
        if not is_catalog(old_root):
            return Counter()
        catalog = load(old_root)
        return identities(lint(catalog, today, rules_for(catalog.manifest)))


def _lay_out(blob: Blob, root: Path) -> None:
    target = root / blob.path
    folder, _, inside = blob.path.partition("/")
    if inside and folder not in KIND_OF_FOLDER:
        # Of what is beside the five folders only the names matter.
        (root / folder).mkdir(parents=True, exist_ok=True)
        return
    if not inside and blob.path not in (MANIFEST, *KIND_OF_FOLDER):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if blob.is_link and hasattr(os, "symlink"):
        target.symlink_to(os.fsdecode(blob.data))
    else:
        target.write_bytes(blob.data)
