"""Give a word of a vocabulary, or an office, another id: where it is defined and wherever used."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from partyschool_cli.catalog.bad_id import bad_id
from partyschool_cli.catalog.folding import fold, search_key
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Word
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.edit.new_id import bad_id_error
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.usage_edits import by_file, changes_of, redirected
from partyschool_cli.edit.usages import OFFICE, Usage, usages_of
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import Field, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.vocabulary import FARMERS, MEMBERS, OFFICES
from partyschool_cli.planning.offices import office_key
from partyschool_cli.source.changes.change_set import ChangeSet
from partyschool_cli.source.text_edits.text_edits import RenameKey, SetValue, TextEdit
from partyschool_cli.source.yaml.source_file import SourceFile

_THEMES: Final = "themes"
_VOCABULARIES: Final = {
    "theme": _THEMES,
    "audience": "audiences",
    "teacher-category": "teacher_categories",
    "site-category": "site_categories",
}
# Those of the manifest whose words may have another id.
RENAMED_VOCABULARIES: Final = frozenset(_VOCABULARIES.values())
_MOST_LISTED: Final = 12


def word_named(lookup: Lookup, reference: str) -> Word | None:
    """The word that `theme:ID`, `主题:政治理论` or `office:WORD` means; None for other references.

    Raises CommandLineError where the vocabulary has no such word, or several.
    """
    vocabulary, name = _split(reference)
    if vocabulary is None:
        return None
    words = _offices(lookup) if vocabulary == OFFICE else _words(lookup, vocabulary)
    return Word(vocabulary, _meant(name, words, vocabulary))


def refuse_words(references: Iterable[str], verb: str) -> None:
    """Refuse to do something with words of a vocabulary. Raises CommandLineError."""
    for reference in references:
        vocabulary, name = _split(reference)
        if vocabulary is not None:
            message = f"“{reference}”是{_title(vocabulary)}，不能{verb}；只有条目和课次能"
            hint = "改编号用 pschool rename；" + (
                "不再用的任职，改教师和 obligations 里的 office"
                if vocabulary == OFFICE
                else f"不再用的，从 catalog.yaml 去掉：pschool set catalog {vocabulary}.{name}="
            )
            raise CommandLineError(message, hint)


def _split(reference: str) -> tuple[str | None, str]:
    """The vocabulary that a reference names, if it names one, and the rest."""
    prefix, colon, name = reference.strip().replace("：", ":", 1).partition(":")
    found = _prefixes().get(fold(prefix.strip()).replace("_", "-")) if colon else None
    return found, name.strip()


def rename_word(lookup: Lookup, word: Word, new_id: str) -> Plan:
    """Change a word to `new_id`. Raises CommandLineError where it is none, or that is bad or taken.

    Offices are defined nowhere.
    """
    if new_id == word.id:
        return Plan(ChangeSet())
    if word.vocabulary == OFFICE:
        return _rename_office(lookup, word, new_id)
    words = _words(lookup, word.vocabulary)
    if word.id not in words:
        raise _unknown_word(word.id, words, word.vocabulary)
    if (bad := bad_id(new_id)) is not None:
        raise bad_id_error(new_id, bad, bad.suggestion)
    _refuse_taken(word, new_id, words.get(new_id))
    usages = usages_of(
        lookup,
        (word.id,),
        lambda field, one: field.vocabulary == word.vocabulary and one == word.id,
    )
    edits = _redirected(usages, new_id)
    for source, edit in _definitions(lookup, word, new_id):
        _, own = edits.get(source.path, (source, []))
        edits[source.path] = (source, [*own, edit])
    changes = ChangeSet(tuple(changes_of(edits)))
    renamed = {word: Word(word.vocabulary, new_id)}
    return Plan(changes, tuple(_notes(lookup, word, words[word.id])), renamed_words=renamed)


def _notes(lookup: Lookup, word: Word, title: str) -> Iterator[str]:
    if lookup.manifest_file.content.get(word.vocabulary) is None:
        noun = _title(word.vocabulary)
        yield f"catalog.yaml 原来没有写{noun}，用的是默认的；现在整张写了进去"
    if word.vocabulary == "audiences" and word.id in (MEMBERS, FARMERS):
        yield f"检查按编号 {word.id} 认{title}；改了编号，按它查的几条不再查"


def _redirected(
    usages: Sequence[Usage], new_id: str
) -> dict[str, tuple[SourceFile, Sequence[TextEdit]]]:
    return {
        path: (found[0].source, redirected(found, new_id))
        for path, found in by_file(usages).items()
    }


def _rename_office(lookup: Lookup, word: Word, new_id: str) -> Plan:
    if not new_id:
        raise CommandLineError("没有写新的任职", "写一个词，如 village-secretary 或 村书记")
    usages = _office_usages(lookup, word.id)
    held = {office_key(usage.word) for usage in usages}
    if office_key(new_id) != office_key(word.id) and office_key(new_id) in held:
        _refuse_taken(word, new_id, new_id)
    own = [usage for usage in usages if office_key(usage.word) == office_key(word.id)]
    renamed = {Word(OFFICE, usage.word): Word(OFFICE, new_id) for usage in own}
    return Plan(ChangeSet(tuple(changes_of(_redirected(own, new_id)))), renamed_words=renamed)


def _office_usages(lookup: Lookup, word: str = "") -> tuple[Usage, ...]:
    """Every usage of an office. Offices are the same in any case and width."""
    is_office: Callable[[Field, str], bool] = lambda field, _: field.name == OFFICE  # noqa: E731
    return usages_of(lookup, (OFFICE,), is_office, in_text=(word,) if word else ())


def _offices(lookup: Lookup) -> Mapping[str, str]:
    return {one.word: OFFICES.get(office_key(one.word), one.word) for one in _office_usages(lookup)}


def _words(lookup: Lookup, vocabulary: str) -> Mapping[str, str]:
    """The words of the manifest, and of the schools that have their own themes."""
    found: dict[str, str] = dict(lookup.manifest.vocabulary(vocabulary))
    for source in _schools_with_themes(lookup) if vocabulary == _THEMES else ():
        for name, title in source.content[_THEMES].items():
            found.setdefault(str(name), str(title))
    return found


def _schools_with_themes(lookup: Lookup) -> Sequence[SourceFile]:
    schools = (lookup.source(key) for key in lookup.files if key.kind is Kind.SCHOOL)
    return [
        school
        for school in schools
        if isinstance(school.content, dict) and isinstance(school.content.get(_THEMES), dict)
    ]


def _definitions(lookup: Lookup, word: Word, new_id: str) -> Sequence[tuple[SourceFile, TextEdit]]:
    """The edits of where a word stands with its title: the manifest, and schools' own themes."""
    manifest, name = lookup.manifest_file, word.vocabulary
    found: list[tuple[SourceFile, TextEdit]] = []
    if manifest.content.get(name) is None:  # the format's default words
        words = lookup.manifest.vocabulary(name)
        whole = {new_id if one == word.id else one: title for one, title in words.items()}
        found.append((manifest, SetValue((name,), whole)))
    elif word.id in manifest.content[name]:
        found.append((manifest, RenameKey((name, word.id), new_id)))
    schools = _schools_with_themes(lookup) if name == _THEMES else ()
    own = (school for school in schools if word.id in school.content[_THEMES])
    return [*found, *((school, RenameKey((_THEMES, word.id), new_id)) for school in own)]


def _refuse_taken(word: Word, new_id: str, title: str | None) -> None:
    if title is not None:
        noun = _title(word.vocabulary)
        shown = f"{new_id}（{title}）" if title != new_id else new_id
        raise CommandLineError(f"{noun} {shown} 已经有了，什么都没有写", "换一个编号")


def _meant(name: str, words: Mapping[str, str], vocabulary: str) -> str:
    tests: tuple[Callable[[str, str], bool], ...] = (
        lambda word, _: word == name,
        lambda word, _: fold(word) == fold(name),
        lambda _, title: search_key(title) == search_key(name),
        lambda _, title: bool(name) and search_key(name) in search_key(title),
    )
    for test in tests:
        found = [word for word, title in words.items() if test(word, title)]
        if len({fold(word) for word in found}) > 1:
            listed = "、".join(f"{word}（{words[word]}）" for word in found)
            raise CommandLineError(f"“{name}”可以指 {len(found)} 个{_title(vocabulary)}", listed)
        if found:
            return found[0]
    raise _unknown_word(name, words, vocabulary)


def _unknown_word(name: str, words: Mapping[str, str], vocabulary: str) -> CommandLineError:
    near = nearest(name, [*words, *words.values()], 1)
    listed = "、".join(list(words)[:_MOST_LISTED])
    hint = f"是不是 {near[0]}？" if near else f"现有：{listed}" if listed else ""
    return CommandLineError(f"没有“{name}”这个{_title(vocabulary)}", hint)


def _title(vocabulary: str) -> str:
    field = None if vocabulary == OFFICE else field_at(Manifest, (vocabulary,))
    return field.title if field is not None else "任职"


def _prefixes() -> Mapping[str, str]:
    """What may stand before the colon, and the vocabulary that it names."""
    found = {OFFICE: OFFICE, _title(OFFICE): OFFICE}
    for name, vocabulary in _VOCABULARIES.items():
        found |= dict.fromkeys((name, vocabulary.replace("_", "-"), _title(vocabulary)), vocabulary)
    return found
