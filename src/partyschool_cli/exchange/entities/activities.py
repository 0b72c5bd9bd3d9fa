"""What a class does besides courses: 开班式, 分组讨论（一）, 参观东山镇红色教育基地."""

from typing import Final

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.exchange.foreign.rows.session_words import is_activity as is_named_activity

# What the title of an activity begins with, whatever follows.
_BEGINNINGS: Final = (
    "开班", "结业", "分组讨论", "小组讨论", "讨论", "交流发言", "大会发言", "报到", "签到", "自习",
    "晚自习", "考试", "测试", "参观", "观看", "合影", "早操", "自由活动", "破冰", "座谈",
    "学员论坛", "重温入党誓词",
)  # fmt: skip


def is_activity(title: str) -> bool:
    """Whether a title is that of an activity, whoever leads it."""
    key = search_key(title).strip()
    return is_named_activity(title) or key.startswith(_BEGINNINGS)
