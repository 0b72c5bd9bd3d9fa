"""The words that a query may have for its signs: 大于 for `>`, 不要 for `-`."""

import re
from collections.abc import Mapping

OPERATORS: Mapping[str, str] = {
    **dict.fromkeys(("大于等于", "大于或等于", "不少于", "不小于", "不低于", "不早于"), ">="),
    **dict.fromkeys(("至少", "最少"), ">="),
    **dict.fromkeys(("小于等于", "小于或等于", "不多于", "不大于", "不高于", "不晚于"), "<="),
    **dict.fromkeys(("不超过", "至多", "最多"), "<="),
    **dict.fromkeys(("大于", "多于", "高于", "超过", "晚于"), ">"),
    **dict.fromkeys(("小于", "少于", "低于", "不到", "不足", "早于"), "<"),
    "等于": "=",
    **dict.fromkeys(("是", "包含", "含有", "含"), ":"),
}
NEGATED_OPERATORS: Mapping[str, str] = {
    "不等于": "=",
    **dict.fromkeys(("不是", "不包含", "不含"), ":"),
}

_LONGEST_FIRST = sorted((*OPERATORS, *NEGATED_OPERATORS), key=len, reverse=True)
COMPARISONS = re.compile(rf"\s*(?:{'|'.join(_LONGEST_FIRST)})\s*")
# A word of a command line that was quoted with its spaces: '学时 大于 2'.
COMPARED_IN_WORDS = re.compile(rf"\S+\s+(?:{'|'.join(_LONGEST_FIRST)})\s+\S+")
# What is to be left out has to follow; 不要 alone is a text.
NEGATION = re.compile(r"(?:不要|不含|除了|除去)\s*(?=[^\s)）|｜])")
