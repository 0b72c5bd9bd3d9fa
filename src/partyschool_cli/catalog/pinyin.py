"""Match Chinese text by pinyin: `dapeng`, `dpzz` and `dapengzz` all match 大棚种植.

Each character matches any prefix of its pinyin, at least one letter; letters and digits of the text
match themselves, and other signs are skipped, except those that end a sentence. A character has
its usual readings, the one in its word first if pypinyin knows the word, and its surname reading at
the beginning of a run of characters (单田芳: shan). ü is `v` or `u`.

pypinyin costs 0.25 s to import, and its own conversion 0.3 ms a title; so only its two tables are
used, and only for texts with Chinese. `reading_of` gives plain text that can be cached, so that
pypinyin need not be imported.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from partyschool_cli.catalog.folding import fold

PinyinReader = Callable[[str], str]

# Without tones, the likeliest first; pypinyin has no surnames.
_SURNAMES = {
    "乐": ("yue", "le"),
    "乜": ("nie",),
    "仇": ("qiu",),
    "佴": ("nai",),
    "区": ("ou",),
    "单": ("shan",),
    "召": ("shao",),
    "员": ("yun",),
    "折": ("she",),
    "曾": ("zeng",),
    "朴": ("piao",),
    "查": ("zha",),
    "洗": ("xian",),
    "牟": ("mu", "mou"),
    "种": ("chong",),
    "祭": ("zhai",),
    "秘": ("bi",),
    "繁": ("po",),
    "缪": ("miao",),
    "翟": ("zhai",),
    "盖": ("ge", "gai"),
    "解": ("xie",),
    "覃": ("qin", "tan"),
    "谌": ("chen", "shen"),
    "郇": ("xun", "huan"),
    "都": ("du",),
    "隗": ("wei", "kui"),
    "黑": ("he",),
}
_DOUBLE_SURNAMES = {
    "万俟": ("mo", "qi"),
    "亓官": ("qi", "guan"),
    "令狐": ("ling", "hu"),
    "单于": ("chan", "yu"),
    "宰父": ("zai", "fu"),
    "尉迟": ("yu", "chi"),
    "澹台": ("tan", "tai"),
    "长孙": ("zhang", "sun"),
}
_IN_SURNAMES = frozenset("".join((*_SURNAMES, *_DOUBLE_SURNAMES)))

# What a dictionary lists first is usual; the rest is rare or only in old texts.
_MAX_READINGS = 3
_MAX_PHRASE_LENGTH = 4
_MAX_WORD_LENGTH = 64
# A pattern tries every split of the letters among readings: twice as many with each letter.
_MAX_PATTERN_LENGTH = 6
_SENTENCE_ENDS = frozenset("。；！？.;!?\n")
_BREAK = "."

_WORD = re.compile("[a-z0-9]+")
_CHINESE = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def has_chinese(text: str) -> bool:
    """Whether `text` has a Chinese character."""
    return _CHINESE.search(text) is not None


@lru_cache(maxsize=1 << 17)
def reading_of(text: str) -> str:
    """The reading of `text`: ` da/dai peng zhong zhi `, a unit for each character after a space.

    A text without Chinese has an empty reading: it is matched literally. ü is written `v`.
    """
    if not has_chinese(text):
        return ""
    folded = fold(text)
    units = [_BREAK]
    for position, character in enumerate(folded):
        unit = _unit_anywhere(character)
        units.append("/".join(_readings_at(folded, position)) if unit is None else unit)
    return " ".join((*filter(None, units), ""))


@cache
def _unit_anywhere(character: str) -> str | None:
    """The unit of a character in a reading, empty for signs; None if it depends on neighbours."""
    readings = _readings_alone(character)
    if len(readings) > 1 or character in _IN_SURNAMES:
        return None
    if readings:
        return readings[0]
    if character in _SENTENCE_ENDS:
        return _BREAK
    return character if character.isascii() and character.isalnum() else ""


def matches_pinyin(word: str, text: str, read: PinyinReader = reading_of) -> str | None:
    """How the pinyin or initials `word` match `text`: `pinyin`, `initials` or None.

    `read` gives the reading of a text, perhaps from a cache.
    """
    if _pattern(word) is None or not has_chinese(text):
        return None
    return matches_reading(word, read(text))


def matches_reading(word: str, reading: str) -> str | None:
    """`matches_pinyin` for a text with a known reading."""
    pattern, letters = _pattern(word), _letters(word)
    found = pattern.search(reading) if pattern else None
    if found is None or (len(letters) > _MAX_PATTERN_LENGTH and not _has_run(letters, reading)):
        return None
    units = found.group().count(" ") + (not found.group().startswith(" "))
    return "initials" if units == min(len(letters), _MAX_PATTERN_LENGTH) else "pinyin"


def _has_run(letters: str, reading: str) -> bool:
    """Whether successive units of `reading` begin with the parts of `letters`."""
    reached: set[int] = set()
    for unit in reading.split():
        reached = {
            end
            for start in (0, *reached)
            for syllable in unit.split("/")
            for end in range(start + 1, start + 1 + _shared(letters[start:], syllable))
        }
        if len(letters) in reached:
            return True
    return False


def _shared(letters: str, syllable: str) -> int:
    """Length of the common prefix; the ü of a syllable may be typed as u."""
    length = 0
    for letter, sound in zip(letters, syllable, strict=False):
        if letter != sound and (letter, sound) != ("u", "v"):
            break
        length += 1
    return length


def begins_with_pinyin(word: str, text: str, read: PinyinReader = reading_of) -> bool:
    """Whether a `word` that `matches_pinyin` does so from the first character of `text`."""
    pattern, reading = _pattern(word), read(text)
    first_unit = range(1, reading.find(" ", 2))
    return pattern is not None and any(
        reading[place] in " /" and pattern.match(reading, place) for place in first_unit
    )


def may_be_pinyin(word: str) -> bool:
    """Whether `word` can be pinyin: two letters or more, none of them Chinese."""
    return _pattern(word) is not None


def pinyin_order(text: str) -> str:
    """Sort key of `text`: its likeliest pinyin, a syllable a character; Latin text unchanged."""
    folded = fold(text)
    if not has_chinese(folded):
        return folded
    return "".join(
        f" {readings[0]} " if (readings := _readings_at(folded, position)) else character
        for position, character in enumerate(folded)
    )


def spelled(text: str) -> str:
    """`text` with its Chinese in likeliest pinyin, without spaces: 柳杜 is `liudu`."""
    return pinyin_order(text).replace(" ", "")


def _letters(word: str) -> str:
    return fold(word).replace("'", "").replace("ü", "v")


@lru_cache(maxsize=256)
def _pattern(word: str) -> re.Pattern[str] | None:
    """A pattern that matches the start of `word` in a reading; None if it is no pinyin."""
    letters = _letters(word)
    if not _WORD.fullmatch(letters) or len(letters) > _MAX_WORD_LENGTH:
        return None
    if sum(letter.isalpha() for letter in letters) < 2:
        return None
    # The next letter is the next of this syllable, or begins one of the next unit's readings.
    onwards = "(?:[^ ]* (?:[^ ]*/)?)?"
    start = ("[uv]" if letter == "u" else letter for letter in letters[:_MAX_PATTERN_LENGTH])
    return re.compile("[ /]" + onwards.join(start))


def _readings_at(text: str, position: int) -> tuple[str, ...]:
    """The readings of a character, the likeliest first; none if it is not Chinese."""
    alone = _readings_alone(text[position])
    if len(alone) < 2 and text[position] not in _IN_SURNAMES:
        return alone
    begins = position == 0 or not _readings_alone(text[position - 1])
    surname = _double_surname(text, position, begins)
    if surname:
        return (surname,)
    as_surname = _SURNAMES.get(text[position], ()) if begins else ()
    # The phrase is a guess: 朝阳 is a sunrise, zhaoyang, and a district, chaoyang.
    in_phrase = _phrase_reading(text, position)
    likeliest = (in_phrase,) if in_phrase else ()
    return _distinct(likeliest + as_surname + alone[:_MAX_READINGS])


def _double_surname(text: str, position: int, begins: bool) -> str:
    """The reading of a character in a surname of two characters at the start of a run."""
    if begins:
        found = _DOUBLE_SURNAMES.get(text[position : position + 2])
        return found[0] if found else ""
    if position == 1 or not _readings_alone(text[position - 2]):
        found = _DOUBLE_SURNAMES.get(text[position - 1 : position + 1])
        return found[1] if found else ""
    return ""


def _phrase_reading(text: str, position: int) -> str:
    """The reading of a character in the longest known word around it; empty without one."""
    phrases = _phrases()
    for length in range(_MAX_PHRASE_LENGTH, 1, -1):
        for start in range(max(0, position - length + 1), position + 1):
            phrase = phrases.get(text[start : start + length])
            if phrase and len(phrase) == length:
                return _toneless(phrase[position - start][0])
    return ""


@cache
def _readings_alone(character: str) -> tuple[str, ...]:
    if not has_chinese(character):
        return ()
    known = _characters().get(ord(character), "")
    return _distinct(tuple(map(_toneless, known.split(",")))) if known else ()


@cache
def _characters() -> dict[int, str]:
    from pypinyin.constants import PINYIN_DICT

    return PINYIN_DICT


@cache
def _phrases() -> dict[str, list[list[str]]]:
    from pypinyin.constants import PHRASES_DICT

    return PHRASES_DICT


@cache
def _toneless(syllable: str) -> str:
    apart = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _distinct(readings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(readings))
