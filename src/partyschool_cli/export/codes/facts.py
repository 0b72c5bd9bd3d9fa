"""The facts that a document prints, in one form, and the code over them.

Not facts: ids, order and numbering, layout, paper, format, the day of printing. What is empty is
not there, so that a fact that a document learns to print changes only the codes of those that
have it.
"""

import base64
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Value = str | tuple[str, ...]
# The documents that have a code.
DocumentName = Literal["timetable", "catalog"]

_LETTERS: Final = 8
# Another form of facts would have to be another number: no sheet has one code for two contents.
_FORM: Final = "pschool facts 1\n"


@dataclass(frozen=True, slots=True)
class Item:
    """One printed session or course. `refs` are the ids that it stands for, no part of the code."""

    refs: tuple[str, ...]
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says: its title, what stands above and below its table, and its items."""

    document: DocumentName
    title: str
    head: Mapping[str, Value]
    items: tuple[Item, ...]

    @property
    def code(self) -> str:
        """`GAYF-BVUD`: the first 40 bits of a digest, in base32."""
        items = sorted(_canonical(item.values) for item in self.items)
        whole = {"document": self.document, "title": self.title, "head": dict(self.head)}
        said = "\n".join((_canonical(whole), *items))
        letters = base64.b32encode(hashlib.sha256((_FORM + said).encode()).digest()).decode()
        return grouped(letters[:_LETTERS])


def grouped(letters: str) -> str:
    """`GAYFBVUD` as people read it out: `GAYF-BVUD`."""
    half = _LETTERS // 2
    return f"{letters[:half]}-{letters[half:]}"


def values(**given: str | Iterable[str] | None) -> dict[str, Value]:
    """The facts that are there, in one spelling; a text, or several in their order."""
    found: dict[str, Value] = {}
    for name, value in given.items():
        plain = words(value or "") if isinstance(value, str | None) else tuple(map(words, value))
        if plain:
            found[name] = plain
    return found


def words(text: str) -> str:
    """A text in the one spelling of Unicode, its spaces and line breaks as single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _canonical(value: Mapping[str, object]) -> str:
    # Lone surrogates, of undecodable file names, are escaped as the rest is not.
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode()
