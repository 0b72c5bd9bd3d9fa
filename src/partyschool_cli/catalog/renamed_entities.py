"""Which removed entity is which added one under another id.

Renamed is what has 60 % of its leaf values in common, title or name counting double. Source: the
contract on history.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from partyschool_cli.catalog.field_changes import Content
from partyschool_cli.catalog.references import Key

_ENOUGH: Final = 0.6
_NAMES: Final = frozenset({"title", "name"})
# A value that more have in common says little of who is who, and would make all pairs be compared.
_MOST_ALIKE: Final = 20

_Leaves = Counter[tuple[str, str]]


def renamed_entities(
    removed: Mapping[Key, Content], added: Mapping[Key, Content]
) -> dict[Key, Key]:
    """The new key of each removed entity that was renamed; the most alike find each other first."""
    old = {key: _leaves(content) for key, content in removed.items()}
    new = {key: _leaves(content) for key, content in added.items()}
    pairs = {pair: _likeness(old[pair[0]], new[pair[1]]) for pair in _candidates(old, new)}
    found: dict[Key, Key] = {}
    taken: set[Key] = set()
    for (one, other), likeness in sorted(pairs.items(), key=lambda each: (-each[1], each[0])):
        if likeness >= _ENOUGH and one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _leaves(content: Content) -> _Leaves:
    found: _Leaves = Counter()
    for field, value in _values(content, ""):
        found[field, value] += 2 if field in _NAMES else 1
    return found


def _values(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """The scalars of a content with their fields; positions in lists do not count."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _values(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for item in value:
            yield from _values(item, path)
    else:
        yield path, str(value)


def _candidates(old: Mapping[Key, _Leaves], new: Mapping[Key, _Leaves]) -> set[tuple[Key, Key]]:
    """The pairs of a kind that have a telling value in common."""
    having: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, leaves in new.items():
        for leaf in leaves:
            having[leaf].append(key)
    return {
        (key, other)
        for key, leaves in old.items()
        for leaf in leaves
        if len(having.get(leaf, ())) <= _MOST_ALIKE
        for other in having.get(leaf, ())
        if other.kind is key.kind
    }


def _likeness(one: _Leaves, other: _Leaves) -> float:
    """The share of the larger that both have."""
    return (one & other).total() / max(one.total(), other.total(), 1)
