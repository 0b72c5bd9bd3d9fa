"""Signs and little words that a line may not begin or end with."""

import re
from typing import Final

OPENING: Final = "（《“‘【〈「『〔｛([{"
"""Marks that never stand last on a line."""

CLOSING: Final = "，。：；、！？”’）》】〉」』〕｝…—～％℃,.:;!?)]}%"
"""Marks that never stand first on a line."""

LEADS: Final = frozenset("与和及或把从在向进用让被为以对至")
"""Words that begin a piece: nothing comes between them and what follows."""

TAILS: Final = frozenset("的了地得着过们吗呢吧里上中下者性化村乡镇县校馆站室院所")
"""Words that end a piece: they are never first on a line."""

AFTER_VERB: Final = frozenset("在到成给好入进来住")
"""Words that stay with a verb of one character before them: 建在, 落到, 讲给."""

NUMBER: Final = re.compile(
    r"(?:\d+年)?(?:\d+月)?\d+日(?:上午|下午|晚上|晚)?"
    r"|\d+年(?:\d+月)?"
    r"|\d+[:：]\d+(?:[—–～-]\d+[:：]\d+)?"
    r"|第?[\d.]+(?:学时|[月期次个人天点分号%])?"
)
"""Dates, times and counts, which are not torn: 1月20日晚上, 19:30—21:00, 第2期, 32学时."""


def is_joiner(letter: str) -> bool:
    """Whether a sign belongs to the one before it, such as a combining mark."""
    return letter == "\u200d" or "\ufe00" <= letter <= "\ufe0f" or "\u0300" <= letter <= "\u036f"
