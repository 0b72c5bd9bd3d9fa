"""The entities that the names in a table stand for: known, agreed to, or made anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.name_matches import (
    Known,
    NameMatcher,
    Said,
    Unclear,
    Unknown,
)
from partyschool_cli.exchange.entities.targets import Target, Targets
from partyschool_cli.model.kind import Kind


class NotTakenError(Exception):
    """A row cannot be taken; `why` is told, in Chinese. `field` is what is wrong, if one is."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(why)
        self.why, self.field = why, field


class NameKey(NamedTuple):
    """A name that was decided about: as said of a kind, in any width."""

    kind: Kind
    text: str

    @classmethod
    def of(cls, kind: Kind, text: str) -> "NameKey":
        """The key of a name as it is written."""
        return cls(kind, search_key(text).strip())


# The entities that nearly known names mean, as a person said; None for a new one.
Decisions = Mapping[NameKey, Key | None]


class Reference(NamedTuple):
    """The entity that a name stands for; `why` says what was guessed of it."""

    key: Key
    why: str = ""


@dataclass
class References:
    """Finds the entities of names. `makes_new`: those that are not known are made, as drafts."""

    targets: Targets
    matcher: NameMatcher
    decisions: Decisions = field(default_factory=dict)
    makes_new: bool = True

    def find(self, said: Said) -> Reference | Unknown:
        """The entity that a name stands for, of those made here too; else what a new one is called.

        Raises NotTakenError for a name that is nearly known and was not decided about.
        """
        made = self.targets.new_one(said.kind, said.text)
        if made is not None:
            return Reference(made.key)
        match = self.matcher.match(said)
        if isinstance(match, Known):
            return Reference(match.key, match.why)
        if isinstance(match, Unclear):
            return self._decided(said, match)
        made = self.targets.new_one(said.kind, match.name)
        return Reference(made.key) if made is not None else match

    def _decided(self, said: Said, match: Unclear) -> Reference | Unknown:
        name = NameKey.of(said.kind, said.text)
        if name not in self.decisions:
            raise NotTakenError(self._doubt(said, match))
        key = self.decisions[name]
        if key is None:
            return Unknown(said.text.strip())
        return Reference(key, f"目录里叫“{self.targets.title(key)}”")

    def _doubt(self, said: Said, match: Unclear) -> str:
        """Why a name is not taken for what it may mean."""
        kind, titles = said.kind.title, [*map(self.targets.title, match.candidates)]
        if all(search_key(title) == search_key(said.text).strip() for title in titles):
            ids = "、".join(key.id for key in match.candidates)
            return f"有 {len(titles)} 个{kind}叫“{said.text}”，写明编号：{ids}"
        what_to_do = "写全名" if match.best is None else "写全名；就是它的话，加 --accept-similar"
        return f"“{said.text}”像是{kind}{'、'.join(titles)}，又不完全一样（{what_to_do}）"

    def unclear(self, said: Said) -> Unclear | None:
        """The entities that a nearly known name may mean, where nobody has decided."""
        if self.targets.new_one(said.kind, said.text) is not None:
            return None
        match = self.matcher.match(said)
        is_open = NameKey.of(said.kind, said.text) not in self.decisions
        return match if isinstance(match, Unclear) and is_open else None

    def is_known(self, said: Said) -> bool:
        """Whether an entity is called just so."""
        return isinstance(self.matcher.match(said), Known)

    def require(self, said: Said, field: str = "") -> None:
        """Raise NotTakenError for that field, before anything is made, where `id_of` would."""
        try:
            found = self.find(said)
        except NotTakenError as error:
            raise NotTakenError(error.why, field) from None
        if isinstance(found, Unknown) and not self.makes_new:
            raise NotTakenError(_unknown(said.kind, found.name).why, field)

    def id_of(self, said: Said) -> Reference:
        """The entity that a name stands for; one that nobody knows is made, as a draft.

        Raises NotTakenError where that may not be.
        """
        found = self.find(said)
        if isinstance(found, Reference):
            return found
        return Reference(self.draft(said.kind, found.name, found.details).key, found.why)

    def draft(self, kind: Kind, name: str, content: Mapping[str, object], id: str = "") -> Target:
        """A new entity of that name. Raises NotTakenError where none may be made."""
        if not self.makes_new:
            raise _unknown(kind, name)
        return self.targets.make(kind, name, {"status": "draft", **content}, id)


def _unknown(kind: Kind, name: str) -> NotTakenError:
    return NotTakenError(f"目录里没有{kind.title}“{name}”（--no-new）")
