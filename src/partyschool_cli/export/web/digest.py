"""Digests of what files of the site are made of: the same in every process, whatever made it."""

import datetime as dt
import marshal
from collections.abc import Mapping
from dataclasses import is_dataclass
from hashlib import blake2b
from typing import Any, Final

_PLAIN: Final = frozenset({str, int, bool, float, bytes, type(None)})
# The last version that writes what is there twice twice: later ones depend on which objects are
# the same.
_MARSHAL: Final = 2


def digest_of(value: Any) -> str:
    """A digest of data: texts, numbers, days, mappings, sets, and dataclasses and tuples of these.

    What has a `digest` of its own counts by that: sessions, which many pages have.
    """
    return blake2b(marshal.dumps(_plain(value), _MARSHAL), digest_size=16).hexdigest()


def digest_of_fields(value: Any) -> str:
    """A digest of a dataclass by its fields, for its own `digest`."""
    return digest_of(_fields(value))


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, tuple | list):  # named ones too
        return tuple([_plain(item) for item in value])
    if hasattr(kind, "digest"):
        return value.digest
    if is_dataclass(kind):
        return (kind.__name__, _fields(value))
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return tuple((_plain(key), _plain(item)) for key, item in value.items())
    if isinstance(value, frozenset | set):
        return tuple(sorted(map(_plain, value)))
    return str(value) if isinstance(value, str) else _refused(value)


def _fields(value: Any) -> tuple[Any, ...]:
    return tuple([_plain(getattr(value, name)) for name in value.__dataclass_fields__])


def _refused(value: Any) -> Any:
    raise TypeError(f"no data of a page: {type(value).__name__}")
