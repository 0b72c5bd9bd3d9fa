"""Rules as a terminal shows them: their pages, the list of all, and counts of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partyschool_cli.lint.registry import NamedRule, all_rules, rule_words, rules_matching
from partyschool_cli.lint.rule_page import rule_page
from partyschool_cli.model.vocabulary import SEVERITIES
from partyschool_cli.terminal.bars import bar
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.table import Column, layout_table
from partyschool_cli.terminal.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partyschool_cli.terminal.style import Line

_BAR_COLUMNS = 20


def page_lines(word: str, width: int | None) -> Iterator[Line]:
    """The page of each rule that `word` stands for. Raises CommandLineError for none."""
    words = rule_words(word, "--explain")
    chosen = {named.code: named for asked in words for named in rules_matching(asked)}
    for number, named in enumerate(chosen.values()):
        if number:
            yield ()
        yield from _page_lines(rule_page(named), width)


def _page_lines(page: str, width: int | None) -> Iterator[Line]:
    """A page of Markdown as a terminal shows it: headings stand out, examples are indented."""
    is_example = False
    for line in page.splitlines():
        if line.startswith("```"):
            is_example = not is_example
        elif is_example:
            yield (Styled(f"    {line}", "id"),)
        elif line.startswith("#"):
            yield (Styled(line.lstrip("# "), "heading"),)
        else:
            text = line.replace("`", "")
            yield from ((Styled(part),) for part in (wrap(text, width) if width else [text]))


_COLUMNS = (
    Column("code", "代码", priority=9, style="id"),
    Column("name", "名称", priority=8, style="id"),
    Column("severity", "级别", priority=7),
    Column("fix", "修改", priority=5),
    Column("title", "说明", priority=9, wrap=True, min_width=20),
)


def list_lines(width: int | None) -> Iterable[Line]:
    """Every rule: code, name, severity, whether it has a fix, what it finds."""
    return layout_table(_COLUMNS, [_row(named) for named in all_rules()], width).lines


def _row(named: NamedRule) -> tuple[str, ...]:
    rule = named.rule
    severity = SEVERITIES[rule.severity] if rule.is_on else "不开"
    return (named.code, named.name, severity, "能" if rule.has_fix else "", rule.title)


_COUNTED = (
    Column("count", "个数", align="right", priority=9),
    Column("code", "代码", priority=9, style="id"),
    Column("title", "说明", priority=8, wrap=True, min_width=16),
    Column("bar", "", priority=1, style="accent"),
)


def statistics_lines(counted: Mapping[tuple[str, str], int], width: int | None) -> Iterable[Line]:
    """How many findings each rule has by its code and name, the most first, with bars."""
    most = max(counted.values(), default=0)
    titles = {named.code: named.rule.title for named in all_rules()}
    if not counted:
        return [(Styled("没有发现问题", "good"),)]
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    rows = [
        (str(count), code, f"{titles[code]}（{name}）", bar(count, most, _BAR_COLUMNS))
        for (code, name), count in ranked
    ]
    return layout_table(_COUNTED, rows, width).lines
