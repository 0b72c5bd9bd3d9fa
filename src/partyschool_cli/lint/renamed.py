"""What findings are called after ids were renamed: identities have ids in them.

An identity is `code|entity|field|named`. The entity is known by its kind, an item of a field by the
field's type. What is named has no kind: where another thing has the same id, the findings after the
renaming tell which is meant.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product
from typing import Final, NamedTuple

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.lint.baseline import Known
from partyschool_cli.lint.finding import NAMING_FIELDS
from partyschool_cli.model.describe import MODELS, Field, Model, fields_of
from partyschool_cli.model.kind import Kind, kind_named
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.vocabulary import VOCABULARIES
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.text.personal import hashed

# `[…]` ends where another step or nothing follows; an item's own name may have brackets.
_STEP: Final = re.compile(r"\[(?P<item>.*?)\](?=[.\[]|$)|(?P<name>[^.\[]+)")
_PART: Final = re.compile(r"[^\s,|\[\]./:]+")
_MOST_VARIANTS: Final = 64


@dataclass(frozen=True)
class Renaming:
    """Entities, sessions (`class/s01`) and words that have another id, by what they were."""

    keys: Mapping[Key, Key] = field(default_factory=dict)
    words: Mapping[Word, Word] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is renamed."""
        return bool(self.keys or self.words)

    @cached_property
    def _known(self) -> Mapping[tuple[str, str], str]:
        """New ids by what they are of and the old ones, as identities have them."""
        keys = {(str(old.kind), old.id): new.id for old, new in self.keys.items()}
        words = {(old.vocabulary, old.id): new.id for old, new in self.words.items()}
        return {(what, hashed(old)): hashed(new) for (what, old), new in (keys | words).items()}

    def id_of(self, what: str, name: str) -> str:
        """The new id of an entity of a kind, or of a word of a vocabulary."""
        return self._known.get((what, name), name)

    def session_of(self, class_id: str, name: str) -> str:
        """The new id of a session in its class."""
        return self.id_of(Kind.SESSION, f"{class_id}/{name}").rpartition("/")[2]

    def ids_of(self, name: str) -> tuple[str, ...]:
        """What a word of unknown kind may be called now, the old word last."""
        found = [new for (_, old), new in self._known.items() if old == name]
        class_id, slash, session = name.partition("/")
        if slash and not found:
            new_class = self.id_of(Kind.CLASS, class_id)
            found = [f"{new_class}/{session}"] if new_class != class_id else []
        return tuple(dict.fromkeys((*found, name)))


class Followed(NamedTuple):
    """What became of findings: their identities afterwards, with counts, and those that are new."""

    names: Mapping[str, Known]
    new: Known


def follow(before: Known, after: Known, renaming: Renaming) -> Followed:
    """Match the findings before and after a renaming by identity.

    What is told from the other side now (of two with similar titles, the later) is the same.
    """
    left = after.copy()
    names: dict[str, Known] = {identity: Counter() for identity in before}
    open_ = before.copy()

    def match(identity: str, new: str) -> None:
        count = min(open_[identity], left[new])
        if count > 0:
            names[identity][new] += count
            open_[identity] -= count
            left[new] -= count

    for identity in before:
        for new in variants(identity, renaming):
            match(identity, new)
    if renaming:
        alike: dict[object, list[str]] = {}
        for new in +left:
            alike.setdefault(_parts(new), []).append(new)
        for identity in +open_:
            for new in alike.get(_parts(variants(identity, renaming)[0]), ()):
                match(identity, new)
    return Followed(names, +left)


def variants(identity: str, renaming: Renaming) -> Sequence[str]:
    """What an identity may be called after a renaming: first with all named ids renamed."""
    if not renaming:  # of a large catalog there are many
        return (identity,)
    code, entity, rest = [*identity.split("|", 2), "", ""][:3]
    path, _, named = rest.rpartition("|")
    kind, colon, name = entity.partition(":")
    of_kind = kind_named(kind) if colon else None
    if of_kind is not None:
        entity = f"{kind}:{renaming.id_of(of_kind, name)}"
    if of_kind is not None or entity == MANIFEST:
        model = MODELS[of_kind] if of_kind is not None else Manifest
        path = _renamed_path(path, model, name, renaming)
    choices = [renaming.ids_of(part) for part in named.split(",")]
    chosen = islice(product(*choices), _MOST_VARIANTS)
    return [f"{code}|{entity}|{path}|{','.join(one)}" for one in chosen]


def _renamed_path(path: str, model: Model, owner: str, renaming: Renaming) -> str:
    """A field's name in an identity, with the new ids of keys and items."""
    fields: Sequence[Field] = fields_of(model)
    at: Field | None = None
    written = ""
    for step in _STEP.finditer(path):
        name, item = step["name"], step["item"]
        if item is not None:
            written += f"[{_item(at, item, owner, renaming)}]"
            continue
        if at is not None and at.type == "mapping":
            name = _word(at, name, renaming, at.name if at.name in VOCABULARIES else None)
            at = at.item
        else:
            at = next((one for one in fields if one.name == name), None)
        fields = at.fields if at is not None else ()
        written += f".{name}" if written else name
    return written


def _item(at: Field | None, item: str, owner: str, renaming: Renaming) -> str:
    if at is None:
        return item
    if at.model is MODELS[Kind.SESSION]:
        return renaming.session_of(owner, item)
    naming = next((one for name in NAMING_FIELDS for one in at.fields if one.name == name), at)
    return _word(naming, item, renaming)


def _word(of: Field, word: str, renaming: Renaming, defines: str | None = None) -> str:
    if of.refers_to is not None:
        return renaming.id_of(of.refers_to, word)
    vocabulary = defines or of.vocabulary
    return word if vocabulary is None else renaming.id_of(vocabulary, word)


def _parts(identity: str) -> tuple[str, frozenset[str]]:
    """The code of an identity, and the words in it in any order."""
    return identity.partition("|")[0], frozenset(_PART.findall(identity))


def stale_name(identity: str, renaming: Renaming, *, is_alone: bool) -> str:
    """What to call the identity of a finding that no longer occurs.

    `is_alone`: no other thing has a renamed id; else what is named may be the other, and stays.
    """
    found = variants(identity, renaming)
    return found[0] if is_alone else found[-1]
