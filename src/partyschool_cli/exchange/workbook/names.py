"""Whom a reference in a cell means: an entity of the catalog, or one that the workbook makes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from partyschool_cli.catalog.folding import fold, search_key
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.spoken_words import entity_id
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind

# A name with the id behind it.
WITH_ID: Final = re.compile(r"(?P<title>.*?)\s*[(（]\s*(?P<id>[^()（）]+?)\s*[)）]", re.DOTALL)


@dataclass(frozen=True)
class Names:
    """The entities that cells may name. `made` are the titles of those that the workbook makes.

    `first_ids` are those that entities have in the catalog, by what the workbook calls them now.
    """

    lookup: Lookup
    made: Mapping[Key, str] = field(default_factory=dict)
    first_ids: Mapping[Key, Key] = field(default_factory=dict)

    def id_of(self, kind: Kind, said: str) -> str:
        """The id that a cell means. Raises CommandLineError where none is meant, or several are."""
        text = said.strip()
        found = WITH_ID.fullmatch(text)
        if found is not None:
            key = self._known(kind, fold(found["id"]))
            if key is not None:
                self._refuse_other_title(key, found["title"], text)
                return key.id
        key = self._known(kind, text) or self._known(kind, fold(text))
        if key is not None:
            return key.id
        made = self._made_titles.get((kind, search_key(text)), ())
        if len(made) == 1 and not self._titles(kind).get(search_key(text)):
            return made[0].id
        return entity_id(self.lookup, kind, text)

    def _known(self, kind: Kind, name: str) -> Key | None:
        key = Key(kind, name)
        if key in self.first_ids:
            return self.first_ids[key]
        return key if key in self.made or key in self.lookup.files else None

    def _refuse_other_title(self, key: Key, title: str, text: str) -> None:
        """Refuse `李四 (zhang-san)`, where the name was changed and the id was not."""
        sought = search_key(title)
        own = self.made.get(key) or self.lookup.title(key)
        others = [one for one in self._titles(key.kind).get(sought, ()) if one != key]
        others += [one for one in self._made_titles.get((key.kind, sought), ()) if one != key]
        if others and search_key(own) != sought:
            message = f"{shown(text)}里的名称是 {others[0].id} 的，编号是{own}的，不知道是哪一个"
            raise CommandLineError(message, f"改成 {title.strip()} ({others[0].id})")

    @cached_property
    def _made_titles(self) -> Mapping[tuple[Kind, str], tuple[Key, ...]]:
        found: dict[tuple[Kind, str], tuple[Key, ...]] = {}
        for key, title in self.made.items():
            name = (key.kind, search_key(title))
            found[name] = (*found.get(name, ()), key)
        return found

    @cached_property
    def _by_title(self) -> dict[Kind, Mapping[str, tuple[Key, ...]]]:
        return {}

    def with_title(self, kind: Kind, title: str) -> tuple[Key, ...]:
        """The entities of the catalog that are called so."""
        return self._titles(kind).get(search_key(title), ())

    def _titles(self, kind: Kind) -> Mapping[str, tuple[Key, ...]]:
        """The entities of a kind by their titles, read when first needed."""
        if kind not in self._by_title:
            found: dict[str, tuple[Key, ...]] = {}
            for key in self.lookup.files:
                if key.kind is kind:
                    title = search_key(self.lookup.title(key))
                    found[title] = (*found.get(title, ()), key)
            self._by_title[kind] = found
        return self._by_title[kind]
