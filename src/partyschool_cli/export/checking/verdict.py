"""Whether a sheet says what the catalog says: 与目录一致, 已改, or 查无此表."""

from dataclasses import replace
from typing import Literal, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.diff import EntityChange
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.checking.claim import Claim
from partyschool_cli.export.checking.differences import differences
from partyschool_cli.export.checking.search import (
    NEWEST,
    Found,
    find_now,
    find_paper,
    find_past,
)
from partyschool_cli.export.checking.whole_documents import (
    Paper,
    facts_in,
    title_in,
    whole_documents,
)
from partyschool_cli.export.codes.facts import Facts
from partyschool_cli.export.codes.subject import Subject, short_title, subject_of
from partyschool_cli.history.past_catalogs import History, PastCatalog, Place

Result = Literal["current", "changed", "unknown"]


class Verdict(NamedTuple):
    """What became of a sheet.

    `current_code` is that of the document as it is now, None where it is not there any more.
    `since` is the commit since which the sheet is not true; without one, what is not committed
    yet made it so, if `is_unsaved`. `old` is what a sheet says that is not true any more, `new`
    what it would say now, and `changes` how these differ.
    """

    result: Result
    claim: Claim
    subject: Subject | None = None
    current_code: str | None = None
    since: Place | None = None
    is_unsaved: bool = False
    old: Facts | None = None
    new: Facts | None = None
    changes: tuple[EntityChange, ...] = ()


def verify(now: Catalog, claim: Claim, history: History | None, at: Place | None = None) -> Verdict:
    """Whether a sheet is true by the catalog on disk.

    Its `history` tells what is not true any more, and since when; `at` is a further revision to
    look in. Raises CommandLineError where a part of the history is missing.
    """
    return _Verification(now, claim, history, at).run()


class _Verification:
    def __init__(
        self, now: Catalog, claim: Claim, history: History | None, at: Place | None
    ) -> None:
        self.now = now
        self.claim = claim
        self.history = history
        self.at = at
        self.said = self._said()

    def run(self) -> Verdict:
        paper = self._named(self.now)
        papers = whole_documents(self.now) if paper is None else (paper,)
        found = find_now(self.now, self.claim.code, papers)
        if found is not None:
            subject = subject_of(found.facts, found.paper.scope)
            return Verdict("current", self.claim, subject, self.claim.code)
        found = self._in_history()
        if found is not None:
            return self._changed(found.facts, found.paper, found.past)
        if self.claim.facts is not None and self.claim.subject is not None:
            subject = self.claim.subject
            return self._changed(self.claim.facts, Paper(subject.document, subject.scope), None)
        return Verdict("unknown", self.claim)

    def _in_history(self) -> Found | None:
        history, code = self.history, self.claim.code
        if history is None:
            return None
        if self.said is not None:
            found = find_paper(self.now, history.newest(NEWEST), code, self._named)
            if found is not None or self.claim.facts is not None:
                return found or self._at(history)
        return find_past(self.now, code, lambda: history.newest(NEWEST)) or self._at(history)

    def _at(self, history: History) -> Found | None:
        """What the revision that was asked for has."""
        for one in history.read((self.at,) if self.at is not None else ()):
            paper = self._named(one.catalog)
            papers = (*((paper,) if paper is not None else ()), *whole_documents(one.catalog))
            found = find_now(one.catalog, self.claim.code, papers)
            if found is not None:
                return found._replace(past=one)
        return None

    def _said(self) -> tuple[Paper, str] | None:
        """The document that the sheet says it is, and its title; None if it does not say it."""
        claim = self.claim
        if claim.subject is not None:
            return Paper(claim.subject.document, claim.subject.scope), claim.subject.title
        for paper in whole_documents(self.now) if claim.title else ():
            title = title_in(self.now, paper)
            if title is not None and short_title(title) == claim.title:
                scope = replace(paper.scope, first=claim.first, last=claim.last)
                return paper._replace(scope=scope), title
        return None

    def _named(self, catalog: Catalog) -> Paper | None:
        """The document that the sheet says it is, in a catalog; None if that has none."""
        return None if self.said is None else _same(catalog, *self.said)

    def _changed(self, old: Facts, paper: Paper, past: PastCatalog | None) -> Verdict:
        same = _same(self.now, paper, old.title)
        new = facts_in(self.now, same) if same is not None else None
        scope = paper.scope if same is None else same.scope
        subject = subject_of(old, scope)
        since = self._since(past, paper, old) if past is not None else None
        return Verdict(
            "changed",
            self.claim,
            subject,
            None if new is None else new.code,
            since,
            past is not None and since is None,
            old,
            new,
            differences(old, new, subject, self.now),
        )

    def _since(self, past: PastCatalog, paper: Paper, old: Facts) -> Place | None:
        """The first commit after one that made another document of it."""
        if self.history is None:
            return None
        for one in self.history.read(self.history.after(past.place)):
            same = _same(one.catalog, paper, old.title)
            facts = None if same is None else facts_in(one.catalog, same)
            if facts is None or facts.code != old.code:
                return one.place
        return None


def _same(catalog: Catalog, paper: Paper, title: str) -> Paper | None:
    """The document in another catalog, where what it is of may have got another id.

    The one with its title, by its own id if several have it; else what has its id now.
    """
    subject = paper.scope.subject
    if subject is None:
        return paper
    is_there = subject.id in catalog.entities(subject.kind)
    names = (*((subject.id,) if is_there else ()), *catalog.entities(subject.kind))
    for name in names:
        other = paper._replace(scope=replace(paper.scope, subject=Key(subject.kind, name)))
        if title_in(catalog, other) == title:
            return other
    return paper if is_there else None
