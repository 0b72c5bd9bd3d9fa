"""Resolve a user's reference to an entity (an id, a title, `course:charter`, `class/s01`).

The first of these that matches decides: the id; the id in any case and width; the whole title or
name; another name of a school; a part of a title; the pinyin or initials that a title begins with;
pinyin or initials within a title. An invalid file matches too, by its id and, if it
can be read, its title.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.folding import fold, search_key
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind, kind_named
from partyschool_cli.model.school import School
from partyschool_cli.wording.numbers import whole_number

_MAX_CHOICES = 10
_MAX_SUGGESTIONS = 3


class AmbiguousReferenceError(CommandLineError):
    """A reference matches several entities: `choices`, one a line."""

    def __init__(self, message: str, hint: str, choices: tuple[str, ...]) -> None:
        super().__init__(message, hint)
        self.choices = choices

    @property
    def detail(self) -> tuple[str, ...]:
        """The choices."""
        return self.choices


class _Named(NamedTuple):
    """An entity, its title, and what else it is called."""

    key: Key
    title: str
    others: tuple[str, ...]


def resolve(catalog: Catalog, reference: str, kinds: Iterable[Kind] = tuple(Kind)) -> Key:
    """The key of the one entity of `kinds` that `reference` matches.

    A session's key is of kind `session` with the id `class/s01`; if its class is invalid, the
    result is the class's key. Raises CommandLineError if nothing matches or several do.
    """
    kinds = tuple(kinds)
    kind, name = split_kind(reference)
    if kind is not None:
        if kind not in kinds:
            wanted = "、".join(each.title for each in kinds)
            raise CommandLineError(f"“{reference}”是{kind.title}，这里要写{wanted}")
        kinds = (kind,)
    if not name:
        raise CommandLineError("没有写要看哪一个", "写编号、名称或其中几个字")
    if Kind.SESSION in kinds and (key := _find_session(catalog, name)):
        return key
    known = tuple(_names(catalog, kinds))
    return _decide(name, _matches(name, known)) or _raise_unknown(catalog, name, kinds, known)


def split_kind(reference: str) -> tuple[Kind | None, str]:
    """`course:charter` as its kind and name; no kind where none is written.

    `class:winter/s01` is a session: a list of classes to choose from names them so.
    """
    prefix, colon, rest = reference.strip().replace("：", ":", 1).partition(":")
    kind = kind_named(fold(prefix.strip())) if colon else None
    if kind is Kind.CLASS and "/" in rest.replace("／", "/"):
        kind = Kind.SESSION
    return (kind, rest.strip()) if kind else (None, reference.strip())


def _find_session(catalog: Catalog, name: str) -> Key | None:
    """The session of `class/s01` or 冬季班第6次课; the class may be given by its title."""
    class_name, _, session_id = name.replace("／", "/").rpartition("/")
    if not class_name.strip():
        spoken = _SPOKEN.fullmatch(name)
        if spoken is None:
            return None
        class_name, session_id = spoken.groups()
    classes = tuple(_names(catalog, (Kind.CLASS,)))
    key = _decide(class_name.strip(), _matches(class_name.strip(), classes))
    if key is None or key.id not in catalog.classes:
        return key
    ids = [session.id for session in catalog.classes[key.id].sessions]
    found = _sessions_called(fold(session_id.strip()), ids)
    if len(found) == 1:
        return Key(Kind.SESSION, f"{key.id}/{found[0]}")
    if found:
        choices = tuple(f"{key.id}/{session}" for session in found)
        message = f"班次 {key.id} 的“{session_id}”可以指 {len(found)} 次课"
        raise AmbiguousReferenceError(message, f"写出其中一次，如 {choices[0]}", choices)
    near = nearest(session_id, ids, 1)
    hint = f"是不是 {key.id}/{near[0]}？" if near else f"运行 pschool show {key.id} 看它有哪些课次"
    raise CommandLineError(f"班次 {key.id} 里没有课次“{session_id}”", hint)


# 第6次课, 6: the session s06.
_NUMBERED = re.compile("第?([0-9]+|[一二三四五六七八九十]+)(?:次课?|节课?|课|讲)?")
_SPOKEN = re.compile("(.+?)的?(第(?:[0-9]+|[一二三四五六七八九十]+)次课?)")
_ID_NUMBER = re.compile("[^0-9]*([0-9]+)")


def _sessions_called(name: str, ids: list[str]) -> list[str]:
    """The one of `ids` that folded `name` is, else those whose number it is."""
    for session in ids:
        if fold(session) == name:
            return [session]
    written = _NUMBERED.fullmatch(name)
    number = whole_number(written[1]) if written else None
    if number is None:
        return []
    return [one for one in ids if (own := _ID_NUMBER.fullmatch(one)) and int(own[1]) == number]


def _names(catalog: Catalog, kinds: Iterable[Kind]) -> Iterator[_Named]:
    for kind in kinds:
        # Two files may have one id (PS202).
        for key in dict.fromkeys(file.key for file in catalog.files if file.key.kind is kind):
            file = catalog.file_of[key]
            school = file.entity if isinstance(file.entity, School) else None
            others = (school.also_called, school.short) if school else ()
            yield _Named(key, file_title(file), tuple(filter(None, others)))


def file_title(file: LoadedFile) -> str:
    """The title of a file's entity; empty if an invalid file does not have it."""
    if file.entity is not None:
        return title_of(file.entity)
    content: Mapping[str, object] = file.content or {}
    title = content.get(file.key.kind.title_field)
    return title if isinstance(title, str) else ""


def _matches(name: str, known: tuple[_Named, ...]) -> list[_Named]:
    folded, sought = fold(name), search_key(name)
    tests: tuple[Callable[[_Named], bool], ...] = (
        lambda each: each.key.id == name,
        lambda each: fold(each.key.id) == folded,
        lambda each: search_key(each.title) == sought,
        lambda each: sought in map(search_key, each.others),
        lambda each: any(sought in search_key(one) for one in (each.title, *each.others)),
    )
    found = ([each for each in known if test(each)] for test in tests)
    return next(filter(None, found), None) or _spelled_so(name, known)


def _spelled_so(name: str, known: tuple[_Named, ...]) -> list[_Named]:
    """The entities whose titles have `name` as pinyin or initials; if some begin so, these.

    None of several, if `name` may be a typo: `heko` is nearer to the id `hekou` than to ten titles.
    """
    # With its tables it takes longer to import than most commands run.
    from partyschool_cli.catalog.pinyin import begins_with_pinyin, matches_pinyin, may_be_pinyin

    if not may_be_pinyin(name):
        return []
    found = [
        each
        for each in known
        if any(matches_pinyin(name, one) for one in (each.title, *each.others))
    ]
    found = [each for each in found if begins_with_pinyin(name, each.title)] or found
    return found if len(found) <= 1 or not _near(name, known) else []


def _decide(name: str, found: list[_Named]) -> Key | None:
    if len(found) <= 1:
        return found[0].key if found else None
    choices = tuple(_shown(each) for each in found[:_MAX_CHOICES])
    if len(found) > _MAX_CHOICES:
        choices += (f"…… 还有 {len(found) - _MAX_CHOICES} 个",)
    message = f"“{name}”可以指 {len(found)} 个条目"
    raise AmbiguousReferenceError(message, "写出其中一个，如 " + str(found[0].key), choices)


def _shown(named: _Named) -> str:
    title = f"：{named.title}" if named.title else ""
    return f"{named.key}（{named.key.kind.title}{title}）"


def _raise_unknown(
    catalog: Catalog, name: str, kinds: tuple[Kind, ...], known: tuple[_Named, ...]
) -> Key:
    noun = kinds[0].title if len(kinds) == 1 else "条目"
    raise CommandLineError(f"没有“{name}”这个{noun}", _hint(catalog, name, kinds, known))


def _hint(catalog: Catalog, name: str, kinds: tuple[Kind, ...], known: tuple[_Named, ...]) -> str:
    class_name, slash, session = name.replace("／", "/").rpartition("/")
    if slash and Kind.SESSION in kinds:
        classes = _near(class_name, _classes(catalog))
        if classes:
            return f"是不是 {classes[0].key.id}/{session}？"
    near = _near(name, known)
    if near:
        return f"是不是 {'、'.join(_shown_near(each, known) for each in near)}？"
    prefix, colon, rest = name.replace("：", ":", 1).partition(":")
    aliases = [alias for kind in kinds for alias in kind.aliases]
    if colon and (kind_near := nearest(prefix, aliases, 1)):
        return f"是不是 {kind_near[0]}:{rest}？"
    if kinds == (Kind.SESSION,):
        named = _matches(name, tuple(_names(catalog, (Kind.CLASS,))))
        if named:
            found = named[0].key.id
            return f"写明是哪次课，如 {found}/s01；运行 pschool show {found} 看它有哪些"
    if Kind.SESSION in kinds:
        for scheduled in catalog.sessions:
            if fold(scheduled.session.id) == fold(name):
                return f"课次要连班次一起写，如 {scheduled.ref}"
    return _where_to_look(catalog, name, kinds)


def _where_to_look(catalog: Catalog, name: str, kinds: tuple[Kind, ...]) -> str:
    """A command that shows what there is, for a name like nothing that there is."""
    class_name, slash, _ = name.replace("／", "/").rpartition("/")
    if slash and Kind.SESSION not in kinds and _near(class_name, _classes(catalog)):
        return f"这里不能写课次，要写{'、'.join(kind.title for kind in kinds)}"
    if slash and kinds == (Kind.SESSION,):
        return f"没有叫“{class_name}”的班次；运行 pschool list 班次 看有哪些"
    if len(kinds) == 1 and kinds[0] is not Kind.SESSION:
        noun = kinds[0].title
        return f"运行 pschool list {noun} 看有哪些；还没有的先建：pschool new {noun}"
    return f"运行 pschool search {name} 找一找"


def _classes(catalog: Catalog) -> tuple[_Named, ...]:
    return tuple(_names(catalog, (Kind.CLASS,)))


def _near(name: str, known: tuple[_Named, ...]) -> list[_Named]:
    """The entities whose id or title `name` may be a typo of."""
    called: dict[str, list[_Named]] = {}
    for each in known:
        called.setdefault(each.key.id, []).append(each)
        if each.title:
            called.setdefault(each.title, []).append(each)
    near = [each for text in nearest(name, called, _MAX_SUGGESTIONS) for each in called[text]]
    return list(dict.fromkeys(near))[:_MAX_SUGGESTIONS]


def _shown_near(named: _Named, known: tuple[_Named, ...]) -> str:
    """`liudu（学校：柳杜乡党校）`; with the kind before the id where the id alone is ambiguous."""
    is_unique = sum(each.key.id == named.key.id for each in known) == 1
    shown = _shown(named)
    return shown.removeprefix(f"{named.key.kind}:") if is_unique else shown
