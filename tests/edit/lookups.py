"""A Lookup of a catalog on disk, and what a plan makes of its files."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.plan import Plan
from partyschool_cli.source.files.disk_tree import DiskTree


def lookup_of(root: Path) -> Lookup:
    """The lookup of the catalog at `root`."""
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def changed_lines(lookup: Lookup, plan: Plan) -> list[str]:
    """The lines that a plan takes out (`-`) and puts in (`+`), in order of path."""
    found: list[str] = []
    for path, new in sorted(plan.changes.results(lookup.tree.read).items()):
        old = lookup.tree.read(path)
        assert isinstance(old, bytes)
        assert new is not None
        before, after = old.decode().splitlines(), new.decode().splitlines()
        found += [f"-{line}" for line in before if line not in after]
        found += [f"+{line}" for line in after if line not in before]
    return found
