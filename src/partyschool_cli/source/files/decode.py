"""Decode bytes. A catalog is UTF-8; other encodings that Windows programs save are detected."""

import re
from typing import Final, NamedTuple

from partyschool_cli.source.text.problem import Problem, ProblemCode

BOM: Final = b"\xef\xbb\xbf"

# Highest share of rare characters for a detected encoding. Latin-1 and damaged UTF-8 decode as
# GB18030 too, but to characters that are not in GB2312, which has the common ones.
_RARE_SHARE = 0.1
_PUNCTUATION = r"[\u3000-\u303f\uff00-\uffef·—–…“”‘’×℃①-⑩]"
# The share of a UTF-8 file's characters that may be damaged for it to count as one.
_DAMAGED_SHARE = 0.1


class Decoded(NamedTuple):
    """A file's text without its byte order mark, or the problem that it has none."""

    text: str
    has_bom: bool = False
    problem: Problem | None = None
    encoding: str = "utf-8"

    def encode(self) -> bytes:
        """The bytes that this was decoded from, if there was no problem."""
        return (BOM if self.has_bom else b"") + self.text.encode()


def decode(data: bytes) -> Decoded:
    """The text of a UTF-8 file.

    For any other, a PS002 problem that names the encoding, and the text if it can be decoded.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _foreign(data, "utf-16", "UTF-16（记事本里叫“Unicode”或“UTF-16 LE”）")
    if b"\0" in data and (wide := _utf16_without_mark(data)):
        return _foreign(data, wide, "UTF-16")
    has_bom = data.startswith(BOM)
    try:
        return Decoded((data[len(BOM) :] if has_bom else data).decode(), has_bom)
    except UnicodeDecodeError as error:
        return _damaged(data, error) or _foreign(data, "gb18030", "GBK（记事本里叫“ANSI”）")


def _damaged(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """The problem of a UTF-8 file with some invalid bytes; None if it is not one."""
    text = data.decode(errors="replace")
    damaged = text.count("\ufffd")
    if b"\0" in data or damaged >= max(2, _DAMAGED_SHARE * sum(char > "\x7f" for char in text)):
        return None
    line = len(re.findall(rb"\r\n?|\n", data[: error.start])) + 1
    problem = Problem(
        ProblemCode.NOT_UTF8,
        f"第 {line} 行有乱码：这个字的 UTF-8 编码坏了",
        "重新打这个字，存为 UTF-8；或从 git 里找回原来的文件",
    )
    return Decoded("", problem=problem, encoding="")


def _foreign(data: bytes, encoding: str, called: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return _binary()
    if not _is_plausible(text):
        return _binary()
    problem = Problem(
        ProblemCode.NOT_UTF8,
        f"文件不是 UTF-8 编码，看来是 {called}",
        "在记事本里点“文件—另存为”，编码选“UTF-8”；或运行 pschool lint --fix",
        suggestion=encoding,
    )
    return Decoded(text, problem=problem, encoding=encoding)


def _binary() -> Decoded:
    problem = Problem(
        ProblemCode.NOT_UTF8,
        "不是 UTF-8 文本，读不出文字",
        "Word、Excel、图片改了后缀也不行，请移到别处",
    )
    return Decoded("", problem=problem, encoding="")


def _utf16_without_mark(data: bytes) -> str | None:
    half = len(data) // 2
    for name, zeros in (("utf-16-le", data[1::2].count(0)), ("utf-16-be", data[0::2].count(0))):
        if half and zeros > half // 4:
            return name
    return None


def _is_plausible(text: str) -> bool:
    if any(char < " " and char not in "\t\r\n" for char in text):
        return False
    foreign = "".join(char for char in text if char > "\x7f")
    letters = re.sub(_PUNCTUATION, "", foreign)
    rare = len(letters) - len(letters.encode("gb2312", errors="ignore")) // 2
    return rare <= _RARE_SHARE * len(foreign)
