"""Notices as data for programs. See docs/json.md."""

from collections.abc import Iterable
from typing import Any

from partyschool_cli.history.notice import ClassNotice
from partyschool_cli.history.session_notices import Occurrence


def notices_document(old: str, new: str, classes: Iterable[ClassNotice]) -> dict[str, Any]:
    """What changed for people between `old` and `new`; no notices where nothing did."""
    return {
        "version": 1,
        "old": old,
        "new": new,
        "notices": [
            {
                "class": own.id,
                "class_title": own.title,
                "session": one.session,
                "title": one.title,
                "change": one.change,
                "old": _side(one.old),
                "new": _side(one.new),
                "reason": one.reason,
            }
            for own in classes
            for one in own.sessions
        ],
    }


def _side(side: Occurrence | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "date": side.date.isoformat(),
        "start": f"{side.start:%H:%M}",
        "end": f"{side.end:%H:%M}",
        "site": side.site_id,
        "teachers": list(side.teacher_ids),
    }
