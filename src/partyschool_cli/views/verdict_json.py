"""Whether sheets are still true, as JSON for programs."""

from collections.abc import Sequence
from typing import Any, Final

from partyschool_cli.export.checking.verdict import Result, Verdict
from partyschool_cli.export.codes.subject import Subject
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.source.text.personal import mask
from partyschool_cli.views.diff_json import changes_json

VERSION = 1
# The worst first.
_ORDER: Final[tuple[Result, ...]] = ("unknown", "changed", "current")


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """The first of those that are least true."""
    return min(verdicts, key=lambda one: _ORDER.index(one.result))


def verdicts_json(verdicts: Sequence[Verdict]) -> str:
    """The document of a sheet; of several in a file, the worst, and all of them as `parts`."""
    document = {"version": VERSION, **_verdict(worst(verdicts))}
    parts = {"parts": [_verdict(one) for one in verdicts]} if len(verdicts) > 1 else {}
    return json_document({**document, **parts})


def _verdict(verdict: Verdict) -> dict[str, Any]:
    subject, since = verdict.subject, verdict.since
    return {
        "result": verdict.result,
        "document": None if subject is None else subject.document,
        "subject": None if subject is None else _subject(subject),
        "code": verdict.claim.code,
        "current_code": verdict.current_code,
        "since": None
        if since is None
        else {"commit": since.commit, "date": since.date.isoformat()},
        "changes": changes_json(verdict.changes),
    }


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "entity": subject.kind or None,
        "id": mask(subject.id) or None,
        "title": mask(subject.title),
        "from": subject.first.isoformat() if subject.first else None,
        "to": subject.last.isoformat() if subject.last else None,
    }
