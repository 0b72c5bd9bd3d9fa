"""Names that are nearly those of a catalog: 各会议室 and 东山镇会议室, 王老师 and 王建国.

A weak match is never taken by itself: a person is asked. So what two people or two places would
have in common by chance (the same surname, another part or year) is no match here.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.pinyin import has_chinese, spelled
from partyschool_cli.catalog.similar_titles import are_similar, have_same_marks
from partyschool_cli.model.kind import Kind

# What people say before a place of their own, and after somebody's name.
_OWN: Final = re.compile("^(?:各|本|我|该|原|全)(?=..)")
_HONORIFICS: Final = (
    "老师", "教师", "同志", "书记", "主任", "教授", "讲师", "校长", "局长", "科长", "镇长", "乡长",
    "所长", "部长", "站长", "院长", "社长", "师傅", "先生", "女士", "专家",
)  # fmt: skip
_CALLED: Final = re.compile(rf"(?P<name>.{{1,4}}?)(?:副|总)?(?:{'|'.join(_HONORIFICS)})")
_BRACKETS: Final = re.compile(r"[(（\[【].*?[)）\]】]")
_SIGNS: Final = re.compile(r"[\W_]+")

_MOST: Final = 5
_MOST_COMPARED: Final = 30
_SHORTEST_PART: Final = 2


class Name(NamedTuple):
    """A name as it is compared: without signs, without what is in brackets."""

    text: str
    core: str

    @classmethod
    def of(cls, said: str) -> "Name":
        """The name that is said or written."""
        key = search_key(said)
        core = _SIGNS.sub("", _BRACKETS.sub("", key)) or _SIGNS.sub("", key)
        return cls(key, _OWN.sub("", core))


# Whether a name that is said may be a known one.
Test = Callable[[Name, Name], bool]


def _is_same_core(said: Name, known: Name) -> bool:
    return said.core == known.core


def _sounds_alike(said: Name, known: Name) -> bool:
    same_length = len(said.core) == len(known.core)
    sounds = same_length and has_chinese(said.core) and spelled(said.core) == spelled(known.core)
    return sounds and have_same_marks(said.text, known.text)


def _is_similar_title(said: Name, known: Name) -> bool:
    return are_similar(said.text, known.text)


def _is_part_of(said: Name, known: Name) -> bool:
    """会议室 of 东山镇会议室."""
    return len(said.core) >= _SHORTEST_PART and said.core in known.core


def _is_most_of(said: Name, known: Name) -> bool:
    """党校教室 of 柳杜乡党校教室; a shorter piece says little."""
    return 2 * len(said.core) >= len(known.core) and _is_part_of(said, known)


def _has_most_of(said: Name, known: Name) -> bool:
    """清徐县柳杜乡党校教室 where 柳杜乡党校教室 is known."""
    return _is_most_of(known, said)


def _is_piece_of_title(said: Name, known: Name) -> bool:
    """党章 of 党章导读, but not of 党章导读（下）."""
    return _is_most_of(said, known) and have_same_marks(said.text, known.text)


def _has_piece_of_title(said: Name, known: Name) -> bool:
    return _is_piece_of_title(known, said)


def _is_called_by(said: Name, known: Name) -> bool:
    """王老师, 王建国同志, 党委书记王建国."""
    if known.core in said.core:
        rest = said.core.replace(known.core, "", 1)
        return len(known.core) >= _SHORTEST_PART and len(rest) >= _SHORTEST_PART
    called = _CALLED.fullmatch(said.core)
    return called is not None and known.core.startswith(called["name"])


# What makes a name of a kind nearly known, the strongest first.
_TESTS: Final[Mapping[Kind, tuple[Test, ...]]] = {
    Kind.TEACHER: (_is_same_core, _sounds_alike, _is_called_by, _is_part_of),
    Kind.SITE: (_is_same_core, _sounds_alike, _is_part_of, _has_most_of, _is_similar_title),
    Kind.COURSE: (_sounds_alike, _is_similar_title, _is_piece_of_title, _has_piece_of_title),
    Kind.CLASS: (_sounds_alike, _is_similar_title, _is_piece_of_title, _has_piece_of_title),
    Kind.SCHOOL: (_is_same_core, _sounds_alike, _is_part_of, _has_most_of, _is_similar_title),
}


class NearNames:
    """The names of one kind, to be searched for those near to another: `names` by entity's id."""

    def __init__(self, kind: Kind, names: Mapping[str, Sequence[str]]) -> None:
        self._tests = _TESTS[kind]
        self._entries = [(one, Name.of(name)) for one, own in names.items() for name in own]

    def near(self, said: str) -> tuple[str, ...]:
        """The ids of the entities that may be meant, those of the strongest test only."""
        name = Name.of(said)
        compared = list(self._compared(name))
        for test in self._tests:
            found = dict.fromkeys(one for one, known in compared if test(name, known))
            if found:
                return tuple(found)[:_MOST]
        return ()

    def _compared(self, name: Name) -> Iterator[tuple[str, Name]]:
        """The entries that share the most pairs of letters, that sound alike, or begin alike."""
        shared: Counter[int] = Counter()
        pairs = _pairs(name.core)
        for pair in pairs:
            shared.update(self._by_pair.get(pair, ()))
        shares = {
            at: max(count / len(pairs), count / len(_pairs(self._entries[at][1].core)))
            for at, count in shared.most_common(20 * _MOST_COMPARED)
        }
        found = sorted(shares, key=lambda at: (-shares[at], at))[:_MOST_COMPARED]
        found += self._by_sound.get(spelled(name.core), ())
        if _CALLED.fullmatch(name.core):
            found += self._by_first.get(name.core[:1], ())
        yield from (self._entries[at] for at in dict.fromkeys(found))

    @cached_property
    def _by_pair(self) -> Mapping[str, Sequence[int]]:
        return self._indexed(lambda name: _pairs(name.core))

    @cached_property
    def _by_sound(self) -> Mapping[str, Sequence[int]]:
        return self._indexed(lambda name: {spelled(name.core)})

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[int]]:
        return self._indexed(lambda name: {name.core[:1]})

    def _indexed(self, keys: Callable[[Name], set[str]]) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for at, (_, name) in enumerate(self._entries):
            for key in keys(name):
                found.setdefault(key, []).append(at)
        return found


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(max(len(text) - 1, 1))}
