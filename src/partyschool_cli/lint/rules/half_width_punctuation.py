"""Half-width punctuation between Chinese characters: 党章,纪律 for 党章，纪律."""

import re
from collections.abc import Iterator

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import Finding, Fix
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Patch, Splice

_WIDE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_CHINESE = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SIGN = rf"(?<=[{_CHINESE}》」』”’）】])[,;:?!](?=[{_CHINESE}《「『“‘（【])"
_PAIR = r"\([^()\r\n]*\)"
_CHINESE_INSIDE = f"[{_CHINESE}]"
# Compiling those takes milliseconds; most files have nothing that they could be about.
_CANDIDATE = re.compile(r"[,;:?!](?<=[^\0-\x7f].)(?=[^\0-\x7f])")
_HEADER = r"[|>][^\r\n]*"
_ADDRESSES = frozenset({"url", "path"})


def check_file(file: FileContext) -> Iterator[Finding]:
    """Each text that has some, at the first; ids and addresses are no texts."""
    if "(" not in file.text and not _CANDIDATE.search(file.text):
        return
    signs = tuple(_edits(file.text, 0, len(file.text)))
    if not signs:
        return
    fields = {file.source.word_at(edit.start).path for edit in signs}
    is_anywhere = () in fields  # in a comment, or in the first of two fields of one name
    for path, text in file.texts():
        if not (is_anywhere or path in fields):
            continue
        if "://" in text or (path and path[-1] in _ADDRESSES):
            continue
        span = file.source.place(path)
        edits = tuple(_edits(file.text, span.start, span.end))
        if edits:
            yield _finding(file, path, edits)


def _edits(text: str, start: int, end: int) -> Iterator[Splice]:
    """The edits of a value's own text; a block's header and its comment are none of it."""
    if header := re.compile(_HEADER).match(text, start, end):
        start = header.end()
    for found in re.compile(_SIGN).finditer(text, start, end):
        yield Splice(found.start(), found.end(), _WIDE[found[0]])
    for found in re.compile(_PAIR).finditer(text, start, end):
        if re.search(_CHINESE_INSIDE, found[0]):
            yield Splice(found.start(), found.start() + 1, "（")
            yield Splice(found.end() - 1, found.end(), "）")


def _finding(file: FileContext, path: FieldPath, edits: tuple[Splice, ...]) -> Finding:
    edits = tuple(sorted(edits))
    first = edits[0]
    sign = file.text[first.start]
    shown = "()" if sign in "()" else sign
    wide = "".join(_WIDE[char] for char in shown)
    message = f"汉字之间用了半角的“{shown}”"
    signs = {file.text[edit.start] for edit in edits}
    if signs - set(shown):
        message += "等标点"
    fix = None
    # In an unquoted item of a list, a full-width separator would look like several items (PS008).
    if file.can_be_edited and not (";" in signs and _is_bare_item(file, path)):
        fix = Fix("改成全角标点", Patch(edits), is_safe=True, changes=(path,))
    at = file.at_text(first.start, first.end)
    return Finding(at, message, f"改成全角的“{wide}”", fix=fix)


def _is_bare_item(file: FileContext, path: FieldPath) -> bool:
    span, holder = file.source.place(path), file.source.place(path[:-1])
    return file.text.startswith("[", holder.start) and file.text[span.start] not in "\"'"


rule = Rule(
    code="PS605",
    severity="info",
    title="汉字之间用了半角标点",
    reason="中文里的逗号、冒号、括号按公文习惯用全角，印出来才整齐。--fix 会改好。"
    "只改句子里的标点：字段名后面的冒号、方括号里隔开各项的逗号仍用半角；"
    "时间 8:30、英文和数字里的也不动。",
    check_file=check_file,
    bad=(
        Example(
            added={"teachers/expert.yaml": "notes: 会嫁接,懂修剪(苹果、梨),8:30 后有空\n"},
            at="teachers/expert.yaml:4:11",
            fixed=Example(
                added={"teachers/expert.yaml": "notes: 会嫁接，懂修剪（苹果、梨）,8:30 后有空\n"}
            ),
        ),
        Example(
            added={"teachers/expert.yaml": "notes: 特长:嫁接\n"},
            at="teachers/expert.yaml:4:10",
            fixed=Example(added={"teachers/expert.yaml": "notes: 特长：嫁接\n"}),
        ),
        Example(
            changed={"courses/memorial.yaml": {"参观村史馆": "参观村史馆(上)"}},
            at="courses/memorial.yaml:1:13",
            fixed=Example(changed={"courses/memorial.yaml": {"参观村史馆": "参观村史馆（上）"}}),
        ),
        Example(
            changed={"courses/memorial.yaml": {"现场听村史。": "村子怎么来的?现场听村史!记下来"}},
            at="courses/memorial.yaml:10:16",
            fixed=Example(
                changed={
                    "courses/memorial.yaml": {"现场听村史。": "村子怎么来的？现场听村史！记下来"}
                }
            ),
        ),
    ),
    good=(Example(added={"teachers/expert.yaml": "notes: 8:30-10:00 讲 Excel(2019), PPT\n"}),),
)
