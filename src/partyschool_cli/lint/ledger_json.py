"""A ledger as bytes, and back."""

import json
from typing import Any

from partyschool_cli.lint.ledger import Ledger


def written(ledger: Ledger) -> bytes:
    """The ledger as JSON."""
    fields: list[Any] = [
        ledger.key,
        list(ledger.parts),
        list(ledger.parts.values()),
        ledger.meetings,
        sorted(ledger.in_view),
        ledger.own,
        ledger.shared,
        list(ledger.of_manifest.items()),
        ledger.commented,
        sorted(ledger.strays),
    ]
    return json.dumps(fields, separators=(",", ":")).encode()


def read_ledger(data: bytes) -> Ledger | None:
    """The ledger that `written` was given; None where there is none."""
    if not data:
        return None
    key, paths, numbers, meetings, in_view, own, shared, of_manifest, commented, strays = (
        json.loads(data)
    )
    return Ledger(
        key,
        dict(zip(paths, numbers, strict=True)),
        meetings,
        frozenset(in_view),
        own,
        shared,
        dict(of_manifest),
        tuple(commented),
        frozenset(strays),
    )
