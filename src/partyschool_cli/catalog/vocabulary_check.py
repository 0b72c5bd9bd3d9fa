"""Check words against the manifest's vocabularies: themes, audiences, categories."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.marked_fields import Marked
from partyschool_cli.catalog.references import Word
from partyschool_cli.source.text.problem import Problem

Words = Mapping[str, str]

# Letters of a file's unknown words, each compared with a vocabulary's words: a microsecond each.
# After so many, no further word gets a suggestion from all of a large vocabulary.
_MOST_COMPARED: Final = 1_000_000
_MOST_LISTED: Final = 20


class Vocabularies(NamedTuple):
    """The manifest's vocabularies by name, without invalid ones.

    `themes_of_school` has the themes of the schools that have their own, None where an invalid file
    hides them.
    """

    words: Mapping[str, Words] = MappingProxyType({})
    themes_of_school: Mapping[str, Words | None] = MappingProxyType({})

    def known(self, vocabulary: str, content: Mapping[str, Any]) -> Words | None:
        """The words that an entity with this content may use; None if unknown."""
        if vocabulary == "themes":
            school = str(content.get("school"))
            if school in self.themes_of_school:
                return self.themes_of_school[school]
        return self.words.get(vocabulary)


def terms_in(marked: Iterable[Marked]) -> tuple[Word, ...]:
    """The terms among a file's `references_and_terms`, each once."""
    return tuple(
        {
            _word(vocabulary, word): None
            for _, field, word in marked
            if (vocabulary := field.vocabulary) is not None
        }
    )


# Of a large catalog's files most have the same few.
_word = cache(Word)


def term_problems(
    marked: Iterable[Marked], content: Mapping[str, Any], vocabularies: Vocabularies
) -> Iterator[Problem]:
    """A PS104 problem for each term among `references_and_terms` that its vocabulary lacks."""
    compared = 0
    for path, field, word in marked:
        if field.vocabulary is None:
            continue
        known = vocabularies.known(field.vocabulary, content)
        if known is not None and word not in known:
            compared += len(known) * len(word)
            if compared > _MOST_COMPARED:
                known = dict(islice(known.items(), _MOST_LISTED))
            from partyschool_cli.catalog.messages import unknown_word

            yield unknown_word(path, field, word, known)
