"""A ledger as bytes, and back."""

import json
from typing import Any

from partyschool_cli.lint.incremental.state import Ledger

# Counts up when what is written changes.
_FORMAT = 1


def written(ledger: Ledger) -> bytes:
    """The ledger as JSON."""
    fields: list[Any] = [
        _FORMAT,
        ledger.key,
        ledger.day,
        ledger.severities,
        list(ledger.parts),
        list(ledger.parts.values()),
        ledger.meetings,
        ledger.views,
        ledger.holdings,
        ledger.own,
        ledger.shared,
        list(ledger.of_manifest.items()),
        ledger.commented,
        sorted(ledger.strays),
    ]
    return json.dumps(fields, separators=(",", ":")).encode()


def read_ledger(data: bytes) -> Ledger | None:
    """The ledger that `written` was given; None for anything else."""
    try:
        return _read(json.loads(data)) if data else None
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _read(fields: list[Any]) -> Ledger | None:
    if fields[0] != _FORMAT:
        return None
    key, day, severities, paths, numbers, meetings, views, holdings, *found = fields[1:]
    own, shared, of_manifest, commented, strays = found
    return Ledger(
        key,
        day,
        severities,
        dict(zip(paths, numbers, strict=True)),
        meetings,
        views,
        holdings,
        own,
        shared,
        dict(of_manifest),
        tuple(commented),
        frozenset(strays),
    )
