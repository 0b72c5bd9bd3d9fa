"""Detect typos inside brackets on one line: `{from：09:00，to：17:00}`, `[甲, 乙］`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

WIDE_SPACES = "\u00a0\u2002-\u200a\u202f\u3000"
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LIST = re.compile(r"\[[^\[\]{}｛｝]*\]")
_COMMENT = re.compile(r"[ \t]#")
# Braces that begin a value; those inside a text are text.
_BRACES = re.compile(r"(?:(?<=[\s:：\[,，-])|^)[{｛][^{}｛｝]*")
_ENTRY = re.compile(rf"([{{｛,，、；;])[ \t{WIDE_SPACES}]*([\w-]+)([ \t{WIDE_SPACES}]*)([:：])")
_FIELD = re.compile(r"[a-z][a-z_-]*")
_TEXT_SIGNS = "】〕"
_HALF = {"］": "]", "】": "]", "〕": "]", "｝": "}"}


class Slip(NamedTuple):
    """A typo in a line: its offsets there, message, hint and replacement."""

    start: int
    end: int
    message: str
    hint: str
    new: str


def slips_in_brackets(line: str) -> Iterator[Slip]:
    """The typos between the entries of mappings in braces, and full-width closing brackets."""
    if "{" in line or "｛" in line or "[" in line:
        plain = _QUOTED.sub(_blank, line)
        for braces in _BRACES.finditer(plain):
            # The items of a list in them are texts.
            entries = _LIST.sub(_blank, braces[0])
            for entry in _ENTRY.finditer(entries):
                for slip in _slips_of_entry(entries, entry):
                    start, end = (braces.start() + at for at in (slip.start, slip.end))
                    yield slip._replace(start=start, end=end)
        yield from _closing(plain)


def _blank(found: re.Match[str]) -> str:
    return '"' * len(found[0])


def _slips_of_entry(line: str, entry: re.Match[str]) -> Iterator[Slip]:
    separator, key, space, colon = entry.groups()
    after = line[entry.end() : entry.end() + 1]
    is_field = _FIELD.fullmatch(key) is not None
    # `why: 请假，党课：停` is text; with a field's name or a real colon, an entry begins.
    if separator in "，、；;":
        if not is_field and not (colon == ":" and after == " "):
            return
        gap = "" if line[entry.start() + 1].isspace() else " "
        at = entry.start(1)
        yield Slip(at, at + 1, *_separator_words(separator), f",{gap}")
    if colon == "：":
        gap = "" if after in ("", " ") else " "
        yield Slip(*entry.span(4), "的冒号是全角“：”", "请改成半角“:”，后面空一格", f":{gap}")
    elif is_field and after and after not in " \t,}/\\" and not space:
        yield _after_colon(line, entry.end())


def _separator_words(separator: str) -> tuple[str, str]:
    if separator == ";":
        return "用了分号“;”隔开", "请改成半角“,”"
    return f"的逗号是全角“{separator}”", "请改成半角“,”"


def _after_colon(line: str, at: int) -> Slip:
    if wide := wide_space_after(line, at, "冒号"):
        return wide
    return Slip(at - 1, at, "的冒号后面少了空格", "冒号后面要空一格", ": ")


def wide_space_after(line: str, at: int, sign: str) -> Slip | None:
    """The slip of a full-width or no-break space at `line[at]`, right after a `sign`."""
    found = re.compile(f"[{WIDE_SPACES}][ {WIDE_SPACES}]*").match(line, at)
    if found is None:
        return None
    message = f"的{sign}后面是{space_name(found[0][0])}"
    return Slip(*found.span(), message, f"改成半角空格，{sign}后面空一格", " ")


def space_name(char: str) -> str:
    """What a space is called that is none to YAML."""
    if char == "\u3000":
        return "全角空格"
    return "不换行空格（网页、Word 里带来的）" if char in "\u00a0\u202f" else "特殊空格"


def _closing(line: str) -> Iterator[Slip]:
    """A full-width closing bracket at the end of a line that opens a half-width one."""
    comment = _COMMENT.search(line)
    body = (line[: comment.start()] if comment else line).rstrip()
    end = len(body.rstrip("]}, \t"))
    sign = body[end - 1 : end]
    opening = "{" if sign == "｝" else "["
    if sign in _HALF and body.count(opening) > body.count(_HALF[sign]):
        message = f"的括号是全角“{sign}”"
        if sign not in _TEXT_SIGNS or end == len(body):
            yield Slip(end - 1, end, message, f"改成半角“{_HALF[sign]}”", _HALF[sign])
