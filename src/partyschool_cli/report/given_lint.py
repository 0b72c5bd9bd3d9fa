"""Lint one of many catalogs: the work that is handed to an engine."""

from collections import Counter
from dataclasses import dataclass, field, replace

from partyschool_cli.cache.stat_snapshot import take
from partyschool_cli.lint.baseline import Known
from partyschool_cli.lint.job import LintJob
from partyschool_cli.lint.scope import EVERYTHING, Scope
from partyschool_cli.locate import absolute
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.report.catalog_lint import CatalogLint, LintSettings, catalog_lint
from partyschool_cli.source.files.disk_tree import DiskTree


@dataclass(frozen=True)
class CatalogToLint(GivenCatalog):
    """A catalog with what is asked of it, as in a `LintJob`; `fixed` findings are fixed already."""

    scope: Scope = EVERYTHING
    known: Known = field(default_factory=Counter)
    since: str | None = None
    uses_cache: bool = False
    fixed: int = 0


def lint_given(settings: LintSettings, catalog: CatalogToLint) -> CatalogLint:
    """Lint a catalog: on its disk with the cache, or from the bytes that came along."""
    job = job_of(settings, catalog)
    if catalog.uses_cache and isinstance(catalog.tree, DiskTree):
        job = replace(job, snapshot=take(absolute(job.root)))
    return catalog_lint(
        settings, job, job.run(), prefix=catalog.prefix, name=catalog.name, fixed=catalog.fixed
    )


def job_of(settings: LintSettings, catalog: CatalogToLint) -> LintJob:
    """The lint of a catalog, without the cache."""
    return LintJob(
        catalog.tree.folder,
        settings.context,
        catalog.scope,
        catalog.known,
        catalog.since,
        tree=catalog.tree,
    )
