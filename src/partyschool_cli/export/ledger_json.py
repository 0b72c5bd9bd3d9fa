"""The JSON of a ledger; a report shows its obligations with the same rows."""

from typing import Any, Final

from partyschool_cli.catalog.records.build import plain
from partyschool_cli.export.ledger_content import LedgerContent, LedgerRecord, LedgerSum
from partyschool_cli.model.vocabulary import Period as Per

_VERSION: Final = 1


def ledger_document(content: LedgerContent) -> dict[str, Any]:
    """The whole document: a row a session and teacher, and the sums in order of time."""
    return {
        "version": _VERSION,
        "rows": [record_json(one) for line in content.lines for one in line.records],
        "by_month": _sums(content, "month", "month"),
        "by_quarter": _sums(content, "quarter", "quarter"),
        "by_half_year": _sums(content, "half-year", "half_year"),
    }


def record_json(record: LedgerRecord) -> dict[str, Any]:
    """One row. In a 合班 each class has all of the hours; sums count them once."""
    return {
        "date": record.date.isoformat(),
        "teacher": record.teacher,
        "teacher_name": record.teacher_name,
        "course": record.course,
        "title": record.title,
        "class": record.training_class,
        "site": record.site,
        "contact_hours": plain(record.contact_hours),
        "people": record.people,
    }


def _sums(content: LedgerContent, per: Per, key: str) -> list[dict[str, Any]]:
    return [
        {
            key: _period_id(one),
            "sessions": {"done": one.done.times, "planned": one.planned.times},
            "contact_hours": {
                "done": plain(one.done.hours),
                "planned": plain(one.planned.hours),
            },
            "people": {"done": one.done.people, "planned": one.planned.people},
        }
        for one in content.sums_per(per)
    ]


def _period_id(one: LedgerSum) -> str:
    """`2026-03`, `2026-Q1`, `2026-H1`."""
    first = one.period.first
    if one.per == "month":
        return f"{first:%Y-%m}"
    letter, length = ("Q", 3) if one.per == "quarter" else ("H", 6)
    return f"{first.year}-{letter}{(first.month - 1) // length + 1}"
