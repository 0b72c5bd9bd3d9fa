"""Words of a vocabulary: `党员`, `政治理论课`, `在用`; given as a mapping of ids to titles."""

from collections.abc import Mapping
from typing import Final

from partyschool_cli.exchange.foreign.folding import key_of

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
}  # fmt: skip
_ENDINGS: Final = ("类", "课程", "课", "教育", "式", "型", "人员", "班", "同志", "等")


def word_id(text: str, words: Mapping[str, str]) -> str | None:
    """The id of the word that a text is: its id, its title, with or without an ending like 类."""
    key = key_of(text)
    if key in words:
        return key
    titles = {key_of(title): name for name, title in words.items()}
    if key in titles:
        return titles[key]
    other = _OTHER_WORDS.get(key)
    if other in words:
        return other
    for ending in _ENDINGS:
        for shorter, title in ((key.removesuffix(ending), None), (key, ending)):
            if title is None and shorter != key and shorter in titles:
                return titles[shorter]
            if title is not None and f"{shorter}{title}" in titles:
                return titles[f"{shorter}{title}"]
    return None
