"""Scalars as text of a catalog file, by the type of the field that holds them."""

import re
from math import isfinite
from typing import Any, Final

from partyschool_cli.model.describe import Field
from partyschool_cli.source.yaml.yaml_scalar import scalar

# Fields of these types hold text that looks like a number or date to readers of YAML 1.1. The
# format writes it plain: 2026-10-12, 08:30, 03-01.
_PLAIN_TYPES: Final = frozenset({"date", "time", "day"})
_PLAIN: Final = re.compile("[0-9]+(?:[-:][0-9]+)+")


def field_text(value: Any, field: Field | None, *, in_block: bool = False) -> str:
    """A scalar on one line as the value of `field` (None: of an unknown one).

    Valid in any context; if `in_block`, outside of brackets only, where fewer texts need quotes.
    Raises TypeError for what JSON does not have.
    """
    is_plain = field is not None and field.type in _PLAIN_TYPES
    if is_plain and isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    return atom(value, in_block=in_block)


def atom(value: Any, *, in_block: bool = False) -> str:
    """A scalar on one line, the same to readers of YAML 1.1 and of 1.2; see `field_text`.

    Raises TypeError for what JSON does not have.
    """
    if isinstance(value, str):
        return scalar(value, in_block=in_block)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float) and isfinite(value):
        # YAML 1.1 takes `1e+16` for text: a float has a point there.
        return re.sub(r"^(-?[0-9]+)e", r"\1.0e", repr(value))
    raise TypeError(f"YAML is written of text, numbers, true, false and null, not of {value!r}")
