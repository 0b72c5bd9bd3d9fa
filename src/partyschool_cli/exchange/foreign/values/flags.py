"""Yes and no: `是`, `√`, `有`."""

from partyschool_cli.catalog.query.values import NO, YES
from partyschool_cli.exchange.foreign.cells.folding import key_of

_YES = frozenset((*YES, "☑", "✔", "●", "v", "精品", "精品课", "微党课", "室外", "可共用"))
_NO = frozenset((*NO, "□", "—", "-", "/", "○"))


def flag(text: str) -> bool | None:
    """True or false; None for anything else."""
    key = key_of(text)
    return True if key in _YES else False if key in _NO else None
