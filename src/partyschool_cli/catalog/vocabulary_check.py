"""Check words against the manifest's vocabularies: themes, audiences, categories."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.groups import Group
from partyschool_cli.catalog.marked_fields import marked_words
from partyschool_cli.catalog.references import Word
from partyschool_cli.model.describe import Field
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


def words_in(groups: Sequence[Group]) -> tuple[Word, ...]:
    """The words of vocabularies in a file's groups, each once."""
    marked = marked_words(groups, _vocabulary)
    return tuple({_word(field.vocabulary or "", word): None for _, field, word in marked})


# Of a large catalog's files most have the same few.
_word = cache(Word)


def term_problems(groups: Sequence[Group], vocabularies: Vocabularies) -> Iterator[Problem]:
    """A PS104 problem for each word in a file's groups that its vocabulary does not have."""
    _, _, content = groups[0]
    compared = 0
    for path, marked, word in marked_words(groups, _vocabulary):
        known = vocabularies.known(marked.vocabulary or "", content)
        if known is not None and word not in known:
            compared += len(known) * len(word)
            if compared > _MOST_COMPARED:
                known = dict(islice(known.items(), _MOST_LISTED))
            from partyschool_cli.catalog.messages import unknown_word

            yield unknown_word(path, marked, word, known)


def _vocabulary(marked: Field) -> str | None:
    return marked.vocabulary
