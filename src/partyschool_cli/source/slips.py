"""What a clerk's hand does to YAML: full-width signs where syntax is meant, tabs, curly quotes.

Slips are looked for only where a file does not read as it should, to say what was done instead of
what a parser stumbled over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from partyschool_cli.source.span import Problem, Span, span_between


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: where, what was done, what to do, and the text that belongs there, if certain."""

    start: int
    end: int
    line: int
    message: str
    hint: str
    replacement: str | None = None

    def problem(self, text: str) -> Problem:
        """The slip as a PS001 problem."""
        return Problem(
            "PS001",
            f"第 {self.line} 行{self.message}",
            self.hint,
            span=span_between(text, self.start, self.end),
            suggestion=self.replacement,
        )


_INDENT = re.compile(r"[ \t\u00a0\u2002-\u200a\u3000]*")
_KEY = r"(?:-[ \t]+)*(?:\"[^\"]*\"|'[^']*'|[^\s#\"'：:\[\]{},，]+)"
_FULL_COLON = re.compile(rf"{_KEY}[ \t]*(：)")
_TIGHT_COLON = re.compile(rf"(?:-[ \t]+)*[A-Za-z_]+(:)(?=[^\s:/\\0-9])")
_BULLET = re.compile(r"([－—–•·●])[ \t\u3000]*")
_TIGHT_BULLET = re.compile(r"(-)(?=[A-Za-z_]+[:：])")
_FULL_BRACKET = re.compile(r"[:：\-][ \t]*([［【｛〔])")
_FULL_COMMA = re.compile(r"[\"'\]}a-z0-9][ \t]*([，、；])")
_CURLY = re.compile(r"[:：\[,，{-][ \t]*([“”‘’])")
_BRACKETS = {"［": "[", "【": "[", "〔": "[", "｛": "{"}


def slips(text: str) -> Iterator[Slip]:
    """Every place of `text` that looks like a slip, in order. Comments are passed over."""
    offset = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        body = line.rstrip("\r\n")
        stripped = body.strip()
        if stripped and not stripped.startswith("#"):
            yield from _slips_of_line(body, offset, number)
        offset += len(line)


def _slips_of_line(line: str, offset: int, number: int) -> Iterator[Slip]:
    def slip(start: int, end: int, message: str, hint: str, new: str | None = None) -> Slip:
        return Slip(offset + start, offset + end, number, message, hint, new)

    indent = _INDENT.match(line)
    head = indent.end() if indent else 0
    spaces = line[:head]
    if "\t" in spaces:
        at = spaces.index("\t")
        yield slip(at, at + 1, "用了制表符（Tab 键）缩进", "缩进只用空格，每层两个", "  ")
    wide = next((at for at, char in enumerate(spaces) if char not in " \t"), None)
    if wide is not None:
        yield slip(wide, wide + 1, "用了全角空格缩进", "改成半角空格，每层两个", "  ")
    if line.startswith("＃", head):
        yield slip(head, head + 1, "的井号是全角“＃”", "注释要用半角“#”开头", "#")
        return
    if found := _BULLET.match(line, head):
        message = f"的列表符号是“{found[1]}”"
        yield slip(found.start(), found.end(), message, "改成半角“-”，后面空一格", "- ")
    elif found := _TIGHT_BULLET.match(line, head):
        yield slip(*found.span(1), "的“-”后面少了空格", "“-”后面要空一格", "- ")
    if found := _FULL_COLON.match(line, head):
        after = "" if line[found.end() : found.end() + 1] in ("", " ") else " "
        yield slip(*found.span(1), "的冒号是全角“：”", "请改成半角“:”，后面空一格", f":{after}")
    elif found := _TIGHT_COLON.match(line, head):
        yield slip(*found.span(1), "的冒号后面少了空格", "冒号后面要空一格", ": ")
    if found := _FULL_BRACKET.search(line, head):
        message = f"的括号是全角“{found[1]}”"
        yield slip(*found.span(1), message, f"改成半角“{_BRACKETS[found[1]]}”", _BRACKETS[found[1]])
    if ("[" in line or "{" in line) and (found := _FULL_COMMA.search(line, head)):
        yield slip(*found.span(1), f"的逗号是全角“{found[1]}”", "请改成半角“,”", ", ")
    if found := _CURLY.search(line, head):
        hint = "改成半角引号（\"），前后都要改；或者去掉引号"
        yield slip(*found.span(1), "的引号是中文弯引号", hint, '"')


def nearest_slip(text: str, line: int) -> Slip | None:
    """The slip that explains an error that a parser met on `line`: on it, or the last one before it."""
    before = [slip for slip in slips(text) if slip.line <= line]
    on_line = [slip for slip in before if slip.line == line]
    return on_line[0] if on_line else (before[-1] if before else None)


def slip_within(text: str, span: Span) -> Slip | None:
    """The first slip inside `span`, for a value that reads as text where fields were meant."""
    for slip in slips(text):
        if span.line <= slip.line <= span.end_line:
            return slip
    return None
