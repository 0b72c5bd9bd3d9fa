"""Detect typos in YAML syntax: full-width signs, tabs, curly quotes.

Only searched in files with problems, to report the typo instead of the parser's error.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from partyschool_cli.source.problem import Problem, ProblemCode
from partyschool_cli.source.span import FieldPath, Span


@dataclass(frozen=True, slots=True)
class Typo:
    """One typo: place, message, hint, and the replacement if certain.

    A typo `in_text` is a sign that is also valid as text (“四史”教育).
    """

    start: int
    end: int
    line: int
    column: int
    message: str
    hint: str
    replacement: str | None = None
    in_text: bool = False

    def problem(self, path: FieldPath = ()) -> Problem:
        """The typo as a PS001 problem of the field at `path`."""
        end_column = self.column + self.end - self.start
        span = Span(self.line, self.column, self.line, end_column, self.start, self.end)
        return Problem(
            ProblemCode.INVALID_YAML,
            f"第 {self.line} 行{self.message}",
            self.hint,
            path=path,
            span=span,
            suggestion=self.replacement,
        )


_LINE = re.compile(r"(?:\A|(?<=\n)|(?<=\r)(?!\n))[^\r\n]*")
_INDENT = re.compile(r"[ \t\u00a0\u2002-\u200a\u3000]*")
_KEY = r"(?:-[ \t]+)*(?:\"[^\"]*\"|'[^']*'|[^\s#\"'：:\[\]{},，]+)"
_FULL_COLON = re.compile(rf"{_KEY}[ \t]*(：)")
# `{from：09:00}`; a colon inside a value or in quotes is text.
_FLOW_COLON = re.compile(r"(?:\{|\{[^\[\]{}\"'：]*,)[ \t]*[\w-]+[ \t]*(：)")
_TIGHT_COLON = re.compile(r"(?:-[ \t]+)*[A-Za-z_]+(:)(?=[^\s:/\\0-9])")
_BULLET = re.compile(r"([－—–•·●])[ \t\u3000]*")
_TIGHT_BULLET = re.compile(r"(-)(?=[A-Za-z_]+[:：])")
_FULL_BRACKET = re.compile(r"[:：\-][ \t]*([［【｛〔])")
_FULL_COMMA = re.compile(r"[\"'\]}a-z0-9][ \t]*([，、；])")
_CURLY = re.compile(r"[:：\[,，{-][ \t]*([“”‘’])")
_CURLY_END = re.compile(r"[:：\[,，{-][ \t]*\"[^\"“”]*(”)[ \t]*(?:$|[#,\]}])")
_BRACKETS = {"［": "[", "【": "[", "〔": "[", "｛": "{"}


def typos(text: str) -> Iterator[Typo]:
    """The probable typos of `text`, in order. Comments are skipped."""
    for number, (offset, line) in enumerate(_lines(text), 1):
        yield from _of_line(line, offset, number)


def _of_line(line: str, offset: int, number: int) -> list[Typo]:
    stripped = line.strip()
    if not stripped or stripped.startswith("#"):
        return []
    return sorted(_typos_of_line(line, offset, number), key=lambda typo: typo.start)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    # Not splitlines(): NEL, LS, form feeds… are not line breaks in YAML 1.2.
    return ((found.start(), found[0]) for found in _LINE.finditer(text))


def _typos_of_line(line: str, offset: int, number: int) -> Iterator[Typo]:
    def typo(
        start: int, end: int, message: str, hint: str, new: str, *, in_text: bool = False
    ) -> Typo:
        place = (offset + start, offset + end, number, start + 1)
        return Typo(*place, message, hint, new, in_text)

    indent = _INDENT.match(line)
    head = indent.end() if indent else 0
    spaces = line[:head]
    if "\t" in spaces:
        at = spaces.index("\t")
        yield typo(at, at + 1, "用了制表符（Tab 键）缩进", "缩进只用空格，每层两个", "  ")
    wide = next((at for at, char in enumerate(spaces) if char not in " \t"), None)
    if wide is not None:
        yield typo(wide, wide + 1, "用了全角空格缩进", "改成半角空格，每层两个", "  ")
    if line.startswith("＃", head):
        yield typo(head, head + 1, "的井号是全角“＃”", "注释要用半角“#”开头", "#")
        return
    if found := _BULLET.match(line, head):
        message = f"的列表符号是“{found[1]}”"
        yield typo(found.start(), found.end(), message, "改成半角“-”，后面空一格", "- ")
    elif found := _TIGHT_BULLET.match(line, head):
        yield typo(*found.span(1), "的“-”后面少了空格", "“-”后面要空一格", "- ")
    if found := _FULL_COLON.match(line, head) or _FLOW_COLON.search(line, head):
        after = "" if line[found.end() : found.end() + 1] in ("", " ") else " "
        yield typo(*found.span(1), "的冒号是全角“：”", "请改成半角“:”，后面空一格", f":{after}")
    elif found := _TIGHT_COLON.match(line, head):
        yield typo(*found.span(1), "的冒号后面少了空格", "冒号后面要空一格", ": ")
    if found := _FULL_BRACKET.search(line, head):
        new, in_text = _BRACKETS[found[1]], found[1] in "【〔"
        message = f"的括号是全角“{found[1]}”"
        yield typo(*found.span(1), message, f"改成半角“{new}”", new, in_text=in_text)
    if ("[" in line or "{" in line) and (found := _FULL_COMMA.search(line, head)):
        message = f"的逗号是全角“{found[1]}”"
        yield typo(*found.span(1), message, "请改成半角“,”", ", ", in_text=True)
    if found := _CURLY.search(line, head) or _CURLY_END.search(line, head):
        hint = '改成半角引号（"），前后都要改；或者去掉引号'
        yield typo(*found.span(1), "的引号是中文弯引号", hint, '"', in_text=True)


def nearest_typo(text: str, line: int) -> Typo | None:
    """The typo that explains a parser's error on `line`.

    It is on that line, or in the block of lines with typos directly above: a line with a full-width
    colon is text that the next line continues. The topmost is returned.
    """
    lines = list(islice(_lines(text), line))
    found = None
    for number in range(len(lines), 0, -1):
        offset, body = lines[number - 1]
        if number < line and not body.strip():
            continue
        is_own = number == line
        typo = next(
            (one for one in _of_line(body, offset, number) if is_own or not one.in_text), None
        )
        if typo is None and not is_own:
            break
        found = typo or found
    return found


def typo_within(found: Sequence[Typo], span: Span) -> Typo | None:
    """The first of a file's typos inside `span`, for text where fields or a list belong."""
    first = bisect_left(found, span.start, key=lambda typo: typo.start)
    for at in range(first, len(found)):
        if found[at].start >= span.end:
            break
        if not found[at].in_text:
            return found[at]
    return None
