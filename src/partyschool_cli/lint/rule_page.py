"""Render a rule's page from its file, for `docs/rules/` and `pschool lint --explain`."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

from partyschool_cli.lint.examples import BASE, example_files
from partyschool_cli.lint.registry import NamedRule
from partyschool_cli.lint.rule import Example
from partyschool_cli.model.vocabulary import SEVERITIES
from partyschool_cli.source.text.personal import mask

# Context lines shown before and after; more to complete a session.
_CONTEXT = 2

_Files = Mapping[str, str | bytes | Path]


def rule_page(named: NamedRule) -> str:
    """The page as Markdown: what is found, why it matters, bad and good examples.

    Shows the lines of an example's files that differ from the base catalog, or that have the
    finding, with context. Personal numbers are masked.
    """
    rule = named.rule
    about = f"级别：{SEVERITIES[rule.severity]}" + ("" if rule.is_on else "（默认不开）")
    if rule.has_fix:
        about += "；可自动修改"
    parts = [f"# {named.code} {named.name}：{rule.title}", about, rule.reason]
    for number, bad in enumerate(rule.bad):
        parts += ["又如：" if number else "## 有问题的写法", *_bad_example(bad)]
    for number, good in enumerate(rule.good):
        parts += ["又如：" if number else "## 正确的写法", *_excerpts(example_files(good), BASE)]
    parts += ["## 忽略", f"`# pschool: ignore[{named.code}] 原因`，写在那一行或上一行。"]
    return mask("\n\n".join(parts)) + "\n"


def _bad_example(example: Example) -> Iterator[str]:
    files = example_files(example)
    yield from _excerpts(files, BASE, example.at)
    yield f"报告在 `{example.at}`。"
    if example.fixed is not None:
        yield "自动修改之后："
        yield from _excerpts(example_files(example.fixed), files)


def _excerpts(files: _Files, before: _Files, at: str = "") -> Iterator[str]:
    """The lines of a catalog that differ from another, and the line of a place."""
    place, _, _ = at.rpartition(":")
    for path, content in files.items():
        old = before.get(path)
        if isinstance(content, str):
            lines = _lines(content)
            shown = set(_differing(_lines(old) if isinstance(old, str) else [], lines))
            shown |= {n for n in range(len(lines)) if place == f"{path}:{n + 1}"}
            yield from _blocks(path, lines, shown)
        elif isinstance(content, Path):
            yield f"`{path}`（链接，指向 `{content.as_posix()}`）"
        else:
            yield f"`{path}`（{len(content)} 字节，不是 UTF-8）"


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _differing(old: list[str], new: list[str]) -> Iterator[int]:
    """The indices of the new lines that differ; of deleted lines, one beside them."""
    for tag, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "delete":
            yield min(start, len(new) - 1)
        elif tag != "equal":
            yield from range(start, end)


def _blocks(path: str, lines: list[str], shown: set[int]) -> Iterator[str]:
    """A code block for each run of shown lines with their context."""
    near: set[int] = set()
    for number in shown:
        first = _entry_start(lines, number)
        near.update(range(min(first, number - _CONTEXT), number + _CONTEXT + 1))
    numbers = sorted(near.intersection(range(len(lines))))
    for _, run in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        block = [number for _, number in run]
        first, last = block[0], block[-1]
        which = "" if len(block) == len(lines) else f"，第 {first + 1}—{last + 1} 行"
        code = "\n".join(lines[first : last + 1])
        yield f"`{path}`{which}\n\n```yaml\n{code}\n```"


def _entry_start(lines: list[str], number: int) -> int:
    """The first line of the entry of `sessions` that a line is in, else the line itself."""
    return next(n for n in range(number, -1, -1) if not lines[n].startswith("    "))
