"""What an edited workbook has that a change has not, as JSON: conflicts, rows that are gone."""

from collections.abc import Mapping
from typing import Any

from partyschool_cli.exchange.foreign.reading import LeftOut
from partyschool_cli.exchange.workbook.merged import Conflict, Merge
from partyschool_cli.source.text.personal import mask


def workbook_json(merge: Merge) -> Mapping[str, Any]:
    """The keys `conflicts`, `gone`, `left_out` and `notes`."""
    return {
        "conflicts": [_conflict(one) for one in merge.conflicts],
        "gone": [{"entity": str(key.kind), "id": key.id} for key in merge.gone],
        "left_out": [_left_out(one) for one in merge.left_out],
        "notes": list(map(mask, merge.notes)),
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "entity": str(one.key.kind),
        "id": one.key.id,
        "field": one.field or None,
        "sheet": one.place.sheet if one.place else None,
        "cell": one.place.cell if one.place else None,
        "exported": mask(one.exported),
        "ours": mask(one.ours),
        "theirs": mask(one.theirs),
        "why": one.why or None,
    }


def _left_out(one: LeftOut) -> dict[str, Any]:
    return {"sheet": one.sheet, "cell": one.cell, "text": one.text, "why": one.why}
