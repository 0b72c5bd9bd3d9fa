"""Words of a vocabulary: `党员`, `政治理论课`, `在用`; given as a mapping of ids to titles."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.exchange.foreign.values.lists import items

# What offices call the built-in words besides their titles.
_OTHER_WORDS: Final[Mapping[str, str]] = {
    "讲座": "lecture", "授课": "lecture", "课堂讲授": "lecture", "专题讲座": "lecture",
    "专题辅导": "lecture", "集中授课": "lecture", "理论讲授": "lecture", "面授": "lecture",
    "专题授课": "lecture", "现场": "onsite", "现场教学课": "onsite", "实地教学": "onsite",
    "参观": "onsite", "参观学习": "onsite", "研讨": "discussion", "讨论": "discussion",
    "分组讨论": "discussion", "交流": "discussion", "座谈": "discussion", "经验交流": "discussion",
    "互动交流": "discussion", "现身说教": "testimony", "观摩": "demonstration",
    "实操": "demonstration", "实训": "demonstration", "实践操作": "demonstration",
    "网络": "online", "网上": "online", "线上学习": "online", "线上教学": "online",
    "视频": "online", "送教": "outreach", "送教下乡": "outreach", "上门送教": "outreach",
    "一对一": "tutoring", "辅导": "tutoring",
    "理论": "theory", "理论教育": "theory", "党的理论": "theory", "党性": "party-spirit",
    "党性教育": "party-spirit", "技术": "practical", "技能": "practical", "实用技能": "practical",
    "主题": "theme", "特色": "special", "室内": "classroom", "会议室": "classroom",
    "室外": "field", "户外": "field", "网络平台": "online",
    "正常": "planned", "计划": "planned", "已调": "moved", "调整": "moved", "停课": "cancelled",
    "启用": "active", "有效": "active", "停止使用": "retired", "作废": "retired",
    "轮训班": "rotation", "发展对象班": "applicant", "夜校": "evening", "常规班": "regular",
    "党员干部": "members", "农村党员": "members", "社区党员": "members", "预备党员": "members",
    "老党员": "members", "流动党员": "members", "全体党员": "members",
    "村党组织书记": "branch-secretaries", "党组织书记": "branch-secretaries",
    "支部书记": "branch-secretaries", "支书": "branch-secretaries", "村支书": "branch-secretaries",
    "村书记": "branch-secretaries", "党组织负责人": "branch-secretaries",
    "两委干部": "village-cadres", "村两委": "village-cadres", "两委成员": "village-cadres",
    "两委班子": "village-cadres", "村组干部": "village-cadres", "村委会主任": "village-cadres",
    "社区干部": "village-cadres", "村民小组长": "village-cadres",
    "入党积极分子": "applicants", "积极分子": "applicants", "入党申请人": "applicants",
    "群众": "farmers", "种植户": "farmers", "养殖户": "farmers", "农户": "farmers",
    "村民": "farmers", "致富带头人": "farmers", "种养大户": "farmers",
    "机关干部": "officials", "乡镇干部": "officials", "党政干部": "officials",
    "班子成员": "officials", "科级干部": "officials", "镇干部": "officials",
}  # fmt: skip
_ENDINGS: Final = ("类", "课程", "课", "教育", "式", "型", "人员", "班", "同志", "等")
_QUOTES: Final = str.maketrans("", "", "“”\"'‘’")
_MOST_LISTED: Final = 8
# A longer text is a sentence.
_LONGEST: Final = 16


class Word(NamedTuple):
    """The id of a word, and what was guessed where it is not the word itself."""

    id: str
    why: str = ""


def word_of(text: str, words: Mapping[str, str]) -> Word | None:
    """The word that a text is: its id, its title, what offices call it, or the one it contains."""
    if (found := _exact(key_of(text), words)) is not None:
        return Word(found)
    key = key_of(text).translate(_QUOTES)
    other = _OTHER_WORDS.get(key)
    likely = (other,) if other in words else _contained(key, words)
    return _guessed(text, likely[0], words) if len(likely) == 1 and likely[0] else None


def words_of(text: str, words: Mapping[str, str]) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The words of a list, each once, and the items that are none."""
    if (whole := _exact(key_of(text), words)) is not None:
        return (Word(whole),), ()
    found: dict[str, Word] = {}
    unknown = []
    for item in items(text):
        one = word_of(item, words)
        several = (one,) if one else _each_contained(item, words)
        if not several:
            unknown.append(item)
        for word in several:
            found.setdefault(word.id, word)
    return tuple(found.values()), tuple(unknown)


def unknown_word(text: str, words: Mapping[str, str]) -> str:
    """Why a word was not taken, and which can be written."""
    titles = list(words.values())
    listed = "、".join(titles[:_MOST_LISTED]) + ("…" if len(titles) > _MOST_LISTED else "")
    return f"不认得“{' '.join(text.split())}”，没有收；可以写{listed}"


def _each_contained(text: str, words: Mapping[str, str]) -> tuple[Word, ...]:
    likely = _contained(key_of(text).translate(_QUOTES), words)
    return tuple(_guessed(text, one, words) for one in likely)


def _guessed(text: str, word: str, words: Mapping[str, str]) -> Word:
    return Word(word, f"“{text.strip()}”当作“{words[word]}”")


def _contained(key: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """The words whose title, or other name, is a part of a text; the longest first."""
    if len(key) > _LONGEST:
        return ()
    names = {key_of(title): name for name, title in words.items()}
    names |= {other: name for other, name in _OTHER_WORDS.items() if name in words}
    found: list[str] = []
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1 and name in key:
            key = key.replace(name, " ")
            found.append(names[name])
    return tuple(dict.fromkeys(found))


def _exact(key: str, words: Mapping[str, str]) -> str | None:
    if key in words:
        return key
    titles = {key_of(title): name for name, title in words.items()}
    if key in titles:
        return titles[key]
    for ending in _ENDINGS:
        shorter = key.removesuffix(ending)
        if shorter != key and shorter in titles:
            return titles[shorter]
        if f"{key}{ending}" in titles:
            return titles[f"{key}{ending}"]
    return None
