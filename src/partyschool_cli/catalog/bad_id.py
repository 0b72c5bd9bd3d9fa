"""Why a text cannot be an id, and the id that was probably meant."""

import re
import unicodedata
from typing import NamedTuple

from partyschool_cli.model.types import DEVICE_NAMES, ID_MAX_LENGTH, is_valid_id
from partyschool_cli.source.files.listing import shown_path


class BadId(NamedTuple):
    """Why a text cannot be an id (`不能作编号：…`), and an id instead of it, if there is one."""

    why: str
    suggestion: str | None


def bad_id(text: str) -> BadId | None:
    """What is wrong with `text` as an id; None for a valid one."""
    if is_valid_id(text):
        return None
    plain = unicodedata.normalize("NFKC", text).lower()
    suggested = re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:ID_MAX_LENGTH]
    why = "不能作编号：只能用小写字母、汉字、数字，中间可用单个“-”，最长 64 个字"
    if suggested in DEVICE_NAMES:
        why = "不能作编号：Windows 用它称呼设备，建不了这个名字的文件"
        suggested += "-1"
    elif text == text.lower() and suggested == plain != text:
        why = f"不能作编号：里面有只是看着像的字，要写成“{shown_path(plain)}”"
    return BadId(why, suggested if is_valid_id(suggested) else None)
