"""What a field asks for, in a clerk's words: the format's explanations speak of ids and files."""

import re
from typing import Final

from partyschool_cli.model.describe import Field
from partyschool_cli.model.vocabulary import OFFICES

_IN_MANIFEST: Final = re.compile(r"\w*编号，见 catalog\.yaml 的 \w+，?")
_TRUE: Final = re.compile("^true 表示是?")
# Words of the format: names of fields, what stands in a file.
_OF_FILES: Final = re.compile(r"[a-z_]{4,}|[{}]|编号: ")
_PLURALS: Final = ("学校", "教师", "教学点", "课程")

_EXAMPLES: Final = {
    "office": f"如 {'、'.join(OFFICES.values())}",
    "season": "如 3月1日至5月31日",
    "open": "如 周一至周五 9:00-17:00；默认随时可用",
    "unavailable": "如 3月20日至22日 外出、每周二下午 例会",
    "days": "如 周二、周四；默认不限",
    "day_parts": "如 晚上，或 上午、下午；默认不限",
    "materials": "名称和网址或文件，如 教案 jiaoan.docx",
    "travel_minutes": "另一个教学点和分钟数，如 大礼堂 25分钟",
    "themes": "本校自己的几大主题，编号和名称，如 skills 技能素养；没有就用总目录的",
    "topics": "讲什么，用几个词，一次写一个",
    "tags": "随意的词，便于查找，一次写一个",
    "activity": "如 开班式",
    "course": "是开班式一类活动的，直接回车",
    "status": "草稿不满足任何要求；停用的不再列出",
}
_DATE: Final = "写 10月12日、下周三、2026-10-12 都行"


def about(field: Field) -> str:
    """What may be answered for a field, as a line; empty where its title says all."""
    if field.name in _EXAMPLES:
        return _EXAMPLES[field.name]
    clauses = [_clause(one) for one in field.description.split("；")]
    if field.type == "date":
        clauses = [_DATE, *(one for one in clauses if "形如" not in one)]
    return "；".join(one for one in clauses if one not in ("", field.title))


def _clause(text: str) -> str:
    text = _TRUE.sub("", _IN_MANIFEST.sub("", text)).removesuffix("编号")
    return "" if _OF_FILES.search(text) or text in _PLURALS else text
