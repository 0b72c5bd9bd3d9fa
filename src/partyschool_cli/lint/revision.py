"""The findings that a catalog had at a git revision."""

from collections import Counter
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.baseline import Known, identities
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.run import LintContext
from partyschool_cli.source.git.git_tree import git_tree


def identities_at(revision: str, root: Path, context: LintContext) -> Known:
    """The identities of the findings that the catalog at `root` had at `revision`.

    Empty if the revision had no catalog there. Raises CommandLineError as `git_tree` does.
    """
    tree = git_tree(root, revision)
    if tree is None:
        return Counter()
    catalog = load(tree)
    return identities(lint(catalog, context.today, context.rules_for(catalog.manifest)))
