"""Explain a YAML parser's syntax errors: what is wrong, where, and what to do."""

import re
from typing import Any, Final

from partyschool_cli.source.text.problem import Problem, ProblemCode
from partyschool_cli.source.text.span import Span, span_between
from partyschool_cli.source.yaml.typos import nearest_typo

# At an unexpected end, the error is at the sign that was never closed.
_OPENINGS: Final = ("quoted scalar", "flow sequence", "flow mapping")
_KEY: Final = "simple key"

_INDENT: Final = "的缩进不对，或引号、括号后面多了字"
_INDENT_HINT: Final = (
    "同一层的字段要上下对齐；文字以引号或括号开头的，整段外面再加半角单引号，如 '[必修]党章导读'"
)

_EXPLANATIONS: Final = (
    (
        "mapping values are not allowed",
        "多了一个冒号，或缩进不对",
        "上下字段要对齐；文字里有“: ”时整段加半角引号",
    ),
    (
        "could not find expected ':'",
        "少了冒号，或冒号后面没有空一格",
        "写成“字段: 内容”，冒号用半角，后面空一格；一段话分几行写的，下面各行多缩进两格",
    ),
    (
        "expected <document start>",
        "和前面接不上",
        "第一行前面不要有空格；再看上一行的引号、括号是否成对",
    ),
    (
        "expected '-' indicator",
        "没有对齐",
        "这一行若是字段，和同一条的字段对齐；若以“-”开头，和上一条的“-”对齐",
    ),
    ("expected ',' or", "的括号没有配对，或少了逗号", "检查“[ ]”“{ }”是否成对，各项之间用半角逗号"),
    ("expected <block end>", _INDENT, _INDENT_HINT),
    ("did not find expected key", _INDENT, _INDENT_HINT),
    (
        "block sequence entries are not allowed",
        "的“-”放错了位置",
        "“- ”另起一行，比字段名多缩进两格",
    ),
    (
        "unknown escape",
        "的“\\”后面跟了不认识的字符",
        "双引号里的“\\”要写成“\\\\”，或改用单引号",
    ),
    ("escape", "的“\\”写法不对", "双引号里的“\\”要写成“\\\\”，或改用单引号"),
    ("expected node content", "缺少内容，或括号没有配对", "检查“[ ]”“{ }”是否成对，逗号是否多了"),
    ("quoted scalar", "的引号没有配对", "补上后一个引号"),
    ("cannot start any token", "有不能放在开头的字符", "给这段文字加半角引号"),
    ("block scalar", "的“|”或“>”用得不对", "“|”后面换行，下一行缩进两格再写文字"),
    ("alias", "的文字不能以“*”开头", "整段加半角引号"),
    ("anchor", "的文字不能以“&”开头", "整段加半角引号"),
    ("tag", "的文字不能以“!”开头", "整段加半角引号"),
    ("directive", "的文字不能以“%”开头", "整段加半角引号"),
)


# At the start of a line, and of a branch's name or nothing.
_CONFLICT: Final = r"^(?:<{7}|\|{7}|>{7})(?= |\r?$)|^={7}(?=\r?$)"
_ALIGN: Final = "同一层的字段要上下对齐，下一层才多两个空格"


def syntax_problem(text: str, error: Any) -> Problem:
    """The PS001 problem of a parser's error (a MarkedYAMLError) in `text`."""
    context, words = error.context or "", f"{error.problem or ''} {error.context or ''}"
    mark = error.problem_mark or error.context_mark
    is_opening = any(opening in context for opening in _OPENINGS) and "escape" not in words
    if error.context_mark is not None and (is_opening or _KEY in context):
        mark = error.context_mark
    offset = min(mark.index, len(text)) if mark is not None else 0
    span = span_between(text, offset, min(offset + 1, len(text)))
    if conflict := _conflict(text):
        return conflict
    if typo := nearest_typo(text, span.line):
        return typo.problem()
    if indent := _wrong_indent(text, span, words):
        return indent
    message, hint = explain_syntax(words)
    return Problem(ProblemCode.INVALID_YAML, f"第 {span.line} 行{message}", hint, span=span)


def _conflict(text: str) -> Problem | None:
    """The problem of the first mark that git leaves where a merge failed."""
    found = re.search(_CONFLICT, text, re.MULTILINE)
    if found is None:
        return None
    span = span_between(text, *found.span())
    return Problem(
        ProblemCode.INVALID_YAML,
        f"第 {span.line} 行是 git 合并冲突的记号“{found[0]}”：两个人改了同一处",
        "两种写法留一种，再删去“<<<<<<<”“=======”“>>>>>>>”开头的这几行",
        span=span,
    )


def _wrong_indent(text: str, span: Span, words: str) -> Problem | None:
    """The problem of a line that is indented and should not be, if that explains the error."""
    before = [line for line in text[: span.start].splitlines(keepends=True) if _says(line)]
    if "expected <document start>" in words and before and before[0][0] == " ":
        start = text.index(before[0])
    elif "mapping values are not allowed" in words and len(before) > 1:
        indents = [len(line) - len(line.lstrip(" ")) for line in before[-2:]]
        # A field that has its value in its own line has none below.
        if indents[0] >= indents[1] or not re.search(r":[ \t]+[^\s#|>&]", before[-2]):
            return None
        start = text.rindex(before[-1], 0, span.start)
    else:
        return None
    head = start + len(text[start:]) - len(text[start:].lstrip(" "))
    at = span_between(text, head, head + 1)
    return Problem(ProblemCode.INVALID_YAML, f"第 {at.line} 行多缩进了", _ALIGN, span=at)


def _says(line: str) -> bool:
    return line.strip() != "" and not line.lstrip().startswith("#")


def explain_syntax(parser_words: str) -> tuple[str, str]:
    """Message and hint for the parser's message."""
    for words, message, hint in _EXPLANATIONS:
        if words in parser_words:
            return message, hint
    return "的格式写错了，读不出来", "检查冒号、缩进、引号和括号"
