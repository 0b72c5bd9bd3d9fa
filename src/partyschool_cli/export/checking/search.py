"""Find what a code is of: in the catalog as it is, else in its newest revisions."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.checking.whole_documents import (
    Paper,
    changed_documents,
    facts_in,
    may_differ,
)
from partyschool_cli.export.codes.facts import Facts
from partyschool_cli.history.past_catalogs import PastCatalog
from partyschool_cli.model.kind import Kind

# How many revisions a code alone is tried against.
NEWEST: Final = 200


class Found(NamedTuple):
    """A paper whose facts have the code, by a catalog; `past` None: by the one on disk."""

    paper: Paper
    facts: Facts
    catalog: Catalog
    past: PastCatalog | None


def find_now(catalog: Catalog, code: str, papers: Iterable[Paper]) -> Found | None:
    """The paper of a catalog that has the code."""
    for paper in papers:
        facts = facts_in(catalog, paper)
        if facts is not None and facts.code == code:
            return Found(paper, facts, catalog, None)
    return None


def find_past(now: Catalog, code: str, newest: Callable[[], Iterable[PastCatalog]]) -> Found | None:
    """The newest of some revisions by which a whole document has the code.

    One kind after the other: what hangs on most walls first, what takes longest last.
    """
    for is_asked in (_is_of_class, _is_of_others, _is_catalog):
        newer = now
        for one in newest():
            papers = filter(is_asked, changed_documents(one.catalog, newer, one.changed))
            found = find_now(one.catalog, code, papers)
            if found is not None:
                return found._replace(past=one)
            newer = one.catalog
    return None


def _is_of_class(paper: Paper) -> bool:
    subject = paper.scope.subject
    return paper.document == "timetable" and subject is not None and subject.kind is Kind.CLASS


def _is_of_others(paper: Paper) -> bool:
    return paper.document == "timetable" and not _is_of_class(paper)


def _is_catalog(paper: Paper) -> bool:
    return paper.document == "catalog"


def find_paper(
    now: Catalog, past: Iterable[PastCatalog], code: str, named: Callable[[Catalog], Paper | None]
) -> Found | None:
    """The newest of some revisions by which a known paper has the code.

    `named` gives the paper in a catalog, where it may have another id; None where it is not.
    """
    newer = now
    seen: Paper | None = None
    for one in past:
        paper = named(one.catalog)
        if paper is not None and (
            paper != seen or may_differ(paper, one.catalog, newer, one.changed)
        ):
            found = find_now(one.catalog, code, (paper,))
            if found is not None:
                return found._replace(past=one)
        newer, seen = one.catalog, paper
    return None
