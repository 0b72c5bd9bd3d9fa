"""Find every usage of something in a catalog's files, without loading the catalog.

Only files whose bytes can hold the word are parsed: of 10,000, a few.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from partyschool_cli.catalog.groups import groups
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.marked_fields import marked_words
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import model_of
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import Field
from partyschool_cli.source.files.listing import MANIFEST, shown_path
from partyschool_cli.source.text.problem import Problem, ProblemCode, is_fatal
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.source_file import SourceFile

# The field that holds words which obligations and teachers have in common; no vocabulary has them.
OFFICE: Final = "office"
# Where a quoted text may be written otherwise than it reads: folded, or with the quote doubled.
_LOOSE: Final = re.compile(r"[\s'\"\\]+")


class Usage(NamedTuple):
    """Where a file names something: by a value, or by the key of a mapping (`on_key`)."""

    source: SourceFile
    path: FieldPath
    field: Field
    word: str
    on_key: bool = False

    @property
    def shown(self) -> str:
        """`courses/charter.yaml:9:12`."""
        span = self.source.place(self.path, "key" if self.on_key else "value")
        return self.source.place_text(span)


# Whether the word in a field is what is looked for.
IsNamed = Callable[[Field, str], bool]


def usages_of(
    lookup: Lookup,
    words: Collection[str],
    is_named: IsNamed,
    in_text: Collection[str] | None = None,
    without: Collection[str] = (),
) -> tuple[Usage, ...]:
    """Every usage of something, in invalid files too: the manifest's first, then by path.

    Each file with one has one of `words`, as a value or a key. Raises CommandLineError for
    a file that cannot be parsed and has one of them in its text (of `in_text`, if given). Files at
    the paths `without` are passed over.
    """
    found: list[Usage] = []
    for source in sources_with(_sources(lookup), words):
        if source.path in without:
            continue
        _refuse_unreadable(source, words if in_text is None else in_text)
        found += (usage for usage in usages_in(source) if is_named(usage.field, usage.word))
    return tuple(found)


def entity_usages(
    lookup: Lookup, keys: Sequence[Key], without: Collection[str] = ()
) -> tuple[Usage, ...]:
    """Every usage of one of the entities, as `usages_of` finds them."""
    if not keys:
        return ()
    wanted = frozenset(keys)

    def is_named(field: Field, word: str) -> bool:
        return field.refers_to is not None and Key(field.refers_to, word) in wanted

    return usages_of(lookup, {key.id for key in keys}, is_named, without=without)


def _sources(lookup: Lookup) -> Iterator[SourceFile]:
    """The files of a catalog: the manifest first, then in order of path."""
    for path in (MANIFEST, *sorted(file.path for file in lookup.tree.listing().files)):
        yield SourceFile(lookup.tree, path)


def sources_with(sources: Iterable[SourceFile], words: Collection[str]) -> Iterator[SourceFile]:
    """Those of the files that may have one of `words` in their content."""
    parts = [[part.encode() for part in _LOOSE.split(word) if part] for word in words]
    for source in sources:
        data = source.read()
        if (
            isinstance(data, Problem)
            or any(all(part in data for part in each) for each in parts)
            or _is_written_otherwise(data)
        ):
            yield source


def _is_written_otherwise(data: bytes) -> bool:
    """Whether a word of the content may not be in the bytes: escaped, or in another encoding."""
    if (b"\\" in data and b'"' in data) or b"\0" in data:
        return True
    if data.isascii():
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


def _refuse_unreadable(source: SourceFile, words: Collection[str]) -> None:
    data = source.read()
    if isinstance(data, Problem):
        message = f"{shown_path(source.path)} {data.message}，不知道里面提到了什么，什么都没有写"
        raise CommandLineError(message, data.hint)
    problem = next((one for one in source.problems if is_fatal(one)), None)
    if problem is None:
        return
    is_known = problem.code == ProblemCode.NOT_UTF8 and not source.parsed.problems
    text = source.text or data.decode(errors="replace")
    if (is_known and source.content is not None) or not _has_word(text, words):
        return
    place = source.place_text(source.span_of(problem))
    named = "、".join(sorted(words))
    message = f"{place} 这个文件有错读不了，里面却有 {named}，什么都没有写"
    raise CommandLineError(message, f"先改好它：pschool lint {shown_path(source.path)}")


def usages_in(source: SourceFile) -> Iterator[Usage]:
    """Every usage in a file of an entity, a word of a vocabulary or an office, in order."""
    content = source.content
    if not isinstance(content, dict):
        return
    for path, field, word in marked_words(groups(model_of(source.path), content), _names_something):
        yield Usage(source, path, field, word, field.type == "mapping")


def _names_something(field: Field) -> bool:
    return field.holds_ids or field.name == OFFICE


def _has_word(text: str, words: Iterable[str]) -> bool:
    """Whether `text` has one of `words` that is no part of a longer word."""
    any_word = "|".join(map(re.escape, words))
    return bool(any_word) and re.search(rf"(?<![\w-])(?:{any_word})(?![\w-])", text) is not None
