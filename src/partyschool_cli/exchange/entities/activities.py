"""What a class does besides courses: 开班式, 分组讨论, 报到."""

from typing import Final

from partyschool_cli.catalog.folding import search_key

# What an activity's title begins with; one word more here is one habit more that is known.
_BEGINNINGS: Final = (
    "开班", "开学", "结业", "结班", "毕业", "分组讨论", "小组讨论", "讨论", "交流发言", "大会发言",
    "报到", "签到", "入住", "返程", "离会", "自习", "自学", "晚自习", "考试", "测试", "测验",
    "结业考试", "参观", "观看", "合影", "早操", "晨练", "文体活动", "休息", "午休", "自由活动",
    "破冰", "学员论坛", "座谈", "重温入党誓词", "升国旗",
)  # fmt: skip


def is_activity(title: str) -> bool:
    """Whether a title is that of an activity, whoever leads it."""
    return search_key(title).strip().startswith(_BEGINNINGS)
