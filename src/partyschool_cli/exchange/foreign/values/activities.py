"""What a class does besides courses, 开班式, 分组讨论（一）; and what is nothing to teach: 午休."""

import re
from typing import Final

from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.exchange.foreign.values.lists import items

# fmt: off
# What is not taught: told, and left out.
_PAUSES: Final = frozenset((
    "午休", "休息", "午餐", "早餐", "晚餐", "就餐", "用餐", "午饭", "课间休息", "茶歇", "课间",
    "放假", "休整", "返程", "离会", "中午休息", "用餐休息", "午餐午休", "午间休息", "早饭",
    "晚饭", "无课", "停课",
))
# What is done without a teacher: whoever is named beside it presides.
_ACTIVITIES: Final = frozenset((
    "开班式", "开班仪式", "开班典礼", "结业式", "结业仪式", "结业典礼", "开学典礼", "毕业典礼",
    "报到", "学员报到", "分组讨论", "讨论", "自习", "考试", "结业考试", "参观", "班会", "开班",
    "结业", "测试", "总结", "交流发言", "破冰", "入学教育", "研讨",
    "复习", "自学", "预备会", "学员自学", "颁奖", "动员", "合影", "开班动员", "结业考核",
    "座谈会",
))
# What the title of an activity begins with, whatever follows.
_BEGINNINGS: Final = (
    "开班", "结业", "分组讨论", "小组讨论", "讨论", "交流发言", "大会发言", "报到", "签到", "自习",
    "晚自习", "考试", "测试", "参观", "观看", "合影", "早操", "自由活动", "破冰", "座谈",
    "学员论坛", "重温入党誓词",
)
# fmt: on
_SOLEMN: Final = re.compile(r"(?:.*(?:仪式|典礼)|(?:.{0,12})(?:开班式|结业式|开学式))")


def is_pause(title: str) -> bool:
    """Whether a title says that nothing is taught: 午休, 午餐."""
    found = items(title)
    return bool(found) and all(key_of(one) in _PAUSES for one in found)


def is_activity(title: str) -> bool:
    """Whether a title is one of an activity: 开班式, 分组讨论."""
    return key_of(title) in _ACTIVITIES or _SOLEMN.fullmatch(key_of(title)) is not None


def begins_as_activity(title: str) -> bool:
    """Whether a title is, or begins like, that of an activity, whoever leads it: 参观东山镇基地.

    Wider than `is_activity`, which decides what a line of a cell is: this says what a whole title
    is that no course of the catalog has.
    """
    return is_activity(title) or key_of(title).startswith(_BEGINNINGS)
