"""What a catalog suggests for the fields of a new entity: what its neighbours have."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind

# What is particular to one entity: nobody's neighbours say it.
_OWN: Final = ("title", "name", "from", "to", "date", "start", "end", "course", "activity")
# Courses of one module are as long as each other, by and large.
_CLOSER: Final[Mapping[str, tuple[str, ...]]] = {
    "contact_hours": ("strand", "kind"),
    "delivery": ("strand",),
    "capacity": ("venue",),
    "category": ("venue",),
    "parent": ("tier",),
}


def suggested(lookup: Lookup, kind: Kind, field: Field, content: Mapping[str, Any]) -> Any | None:
    """The content of a required field that most neighbours of a new entity have; None without any.

    Neighbours are those of the same school, and of these the ones that `content` resembles more.
    """
    if field.name in _OWN or field.type not in ("text", "number"):
        return None
    neighbours = tuple(_with(field.name, _contents(lookup, kind)))
    for name in ("school", *_CLOSER.get(field.name, ())):
        alike = tuple(one for one in neighbours if one.get(name) == content.get(name))
        if name in content and alike:
            neighbours = alike
    return _most_frequent([one[field.name] for one in neighbours])


def _contents(lookup: Lookup, kind: Kind) -> Iterator[Mapping[str, Any]]:
    for key in lookup.files:
        if key.kind is kind:
            content = lookup.content(key)
            if content.get("status") != "retired":
                yield content


def _with(name: str, contents: Iterator[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return (one for one in contents if one.get(name) is not None)


def _most_frequent(values: Sequence[Any]) -> Any | None:
    """The value that is there most often, of several the first."""
    counts = Counter(map(repr, values))
    return max(values, key=lambda value: counts[repr(value)], default=None)
