"""A rule's page, from its file: `docs/rules/`, and `pschool lint --explain`."""

from collections.abc import Iterator
from pathlib import Path

from partyschool_cli.lint.registry import NamedRule
from partyschool_cli.lint.rule import Example
from partyschool_cli.model.vocabulary import SEVERITIES
from partyschool_cli.source.personal import mask


def rule_page(named: NamedRule) -> str:
    """The page as Markdown: what is found, why it matters, a bad and a good example.

    The numbers in the examples of the rules on personal numbers are masked.
    """
    rule = named.rule
    about = f"级别：{SEVERITIES[rule.severity]}" + ("" if rule.is_on else "（默认不开）")
    if rule.fixed:
        about += "；可自动修改"
    parts = [f"# {named.code} {named.name}：{rule.title}", about, rule.reason]
    parts += ["## 有问题的写法", *_files(rule.bad), f"报告在 `{rule.bad.at}`。"]
    if rule.fixed:
        parts += ["## 自动修改之后", *_files(Example(rule.fixed))]
    elif shown := list(_files(rule.good)):
        parts += ["## 正确的写法", *shown]
    parts += ["## 忽略", f"`# pschool: ignore[{named.code}] 原因`，写在那一行或上一行。"]
    return mask("\n\n".join(parts)) + "\n"


def _files(example: Example) -> Iterator[str]:
    for path, text in example.files.items():
        if isinstance(text, str):
            yield f"`{path}`\n\n```yaml\n{text.rstrip()}\n```"
        elif isinstance(text, Path):
            yield f"`{path}`（链接，指向 `{text.as_posix()}`）"
        elif text is not None:
            yield f"`{path}`（{len(text)} 字节，不是 UTF-8）"
