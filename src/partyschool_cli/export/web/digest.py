"""Digests of what files of the site are made of: the same in every process, whatever made it."""

import datetime as dt
import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from hashlib import blake2b
from operator import attrgetter, methodcaller
from typing import Any, Final

from partyschool_cli.model.base import FrozenModel

# The last version that writes what is there twice twice: later ones depend on which objects are
# the same.
_MARSHAL: Final = 2
_PLAIN: Final = frozenset({str, int, bool, float, bytes, type(None)})


def digest_of(value: Any) -> str:
    """A digest of data: texts, numbers, days, mappings, sets; dataclasses, models, tuples of these.

    What has a `digest` of its own counts by that: sessions, which many pages have.
    """
    [plain] = _plain((value,))
    return blake2b(marshal.dumps(plain, _MARSHAL), digest_size=16).hexdigest()


def digest_of_texts(*texts: str) -> str:
    """A digest of texts, none of which has a NUL: without a walk of data."""
    return blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def digest_of_fields(value: Any) -> str:
    """A digest of a dataclass by its fields, for its own `digest`."""
    return digest_of(_fields(type(value))(value))


def _plain(values: Iterable[Any]) -> tuple[Any, ...]:
    # A call for each value would take most of the time of a site without changes.
    return tuple(
        [value if (kind := type(value)) in _PLAIN else _converters[kind](value) for value in values]
    )


class _Converters(dict[type[Any], Callable[[Any], Any]]):
    """What makes plain data of a value, by its type; made when a type is first met."""

    def __missing__(self, kind: type[Any]) -> Callable[[Any], Any]:
        found = self[kind] = _converter(kind)
        return found


_converters: Final = _Converters()


def _converter(kind: type[Any]) -> Callable[[Any], Any]:
    """What makes plain data of a value of a type."""
    if hasattr(kind, "digest"):
        return attrgetter("digest")
    if issubclass(kind, tuple | list):  # named ones too
        return _plain
    if is_dataclass(kind):
        values = _fields(kind)
        return lambda value: (kind.__name__, _plain(values(value)))
    if issubclass(kind, FrozenModel):
        return lambda value: (kind.__name__, _plain(vars(value).values()))
    if issubclass(kind, dt.date | dt.time):
        return methodcaller("isoformat")
    if issubclass(kind, Mapping):
        return lambda value: _plain((*value, *value.values()))
    if issubclass(kind, frozenset | set):
        return lambda value: tuple(sorted(_plain(value)))
    if issubclass(kind, str):
        return str
    raise TypeError(f"no data of a page: {kind.__name__}")


def _fields(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of a dataclass's fields."""
    names = tuple(kind.__dataclass_fields__)
    values = attrgetter(*names) if names else tuple
    return values if len(names) != 1 else lambda value: (values(value),)
