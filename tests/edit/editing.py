"""Edits of catalogs in tests: what a plan makes of the files, without writing any."""

from collections.abc import Iterator
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.plan import Plan
from partyschool_cli.lint.baseline import Known, identities
from partyschool_cli.lint.renamed import Renaming, follow
from partyschool_cli.lint.run import lint_tree
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.linting import active, context

LINT = context(active())
VOCABULARIES = {
    "theme": "themes",
    "audience": "audiences",
    "teacher-category": "teacher_categories",
    "site-category": "site_categories",
}


def lookup_of(root: Path) -> Lookup:
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def changed(root: Path, plan: Plan) -> dict[str, str | None]:
    """The files that a plan changes, with their new text; None for a deleted one."""
    results = plan.changes.results(DiskTree(root).read)
    return {path: None if data is None else data.decode() for path, data in results.items()}


def references(lookup: Lookup) -> Iterator[str]:
    """Everything of a catalog that can be renamed, as the command takes it."""
    yield from map(str, lookup.files)
    yield from (one.ref for one in lookup.catalog.sessions)
    for prefix, vocabulary in VOCABULARIES.items():
        yield from (f"{prefix}:{word}" for word in lookup.manifest.vocabulary(vocabulary))
    offices = {teacher.office for teacher in lookup.catalog.teachers.values()}
    yield from (f"office:{office}" for office in sorted(filter(None, offices)))


def found_in(root: Path) -> Known:
    """The findings in a catalog, of all rules, by identity."""
    return identities(lint_tree(DiskTree(root), LINT).findings)


def differences(root: Path, before: Known, plan: Plan) -> tuple[list[str], list[str]]:
    """The findings that a plan causes, and those that it ends, followed through what it renames."""
    after = identities(lint_tree(plan.changes.preview(DiskTree(root)), LINT).findings)
    followed = follow(before, after, Renaming(plan.renamed, plan.renamed_words))
    ended = [one for one, count in before.items() if followed.names[one].total() < count]
    return list(followed.new), ended
