"""The catalogs of a lint of many as lines: a row each, what failed, and where to look first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.table import Column, layout_table

if TYPE_CHECKING:
    from partyschool_cli.report.lint_run import CatalogResult, LintRun
    from partyschool_cli.terminal.style import Line

_TOP: Final = 5
_COLUMNS: Final = (
    Column("catalog", "目录", priority=9, min_width=12, style="id"),
    Column("title", "名称", priority=4, min_width=16),
    Column("files", "文件", align="right", priority=3),
    Column("error", "错误", align="right", priority=9, style="error"),
    Column("warning", "警告", align="right", priority=8),
    Column("info", "提示", align="right", priority=7),
)


def catalog_lines(run: LintRun, width: int | None) -> Iterator[Line]:
    """A row for each catalog, the sum, those that failed, and top lists."""
    rows = [_row(one) for one in run.catalogs]
    rows.append(("合计", f"{len(run.catalogs)} 个目录", *_numbers(run)))
    yield from layout_table(_COLUMNS, rows, width).lines
    yield ()
    for one in run.failed:
        yield (Styled("没有检查 ", "error"), Styled(f"{mask(one.name)}：{mask(one.error)}"))
    most = sorted(run.catalogs, key=lambda one: (-_found(one), one.name))[:_TOP]
    counts = [(mask(one.name), _found(one)) for one in most if _found(one)]
    if len(counts) > 1:
        yield from _top("问题最多的目录", counts)
    rules = sorted(run.by_rule.items(), key=lambda item: (-item[1], item[0]))[:_TOP]
    if rules:
        yield from _top("最常见的问题", [(" ".join(rule), count) for rule, count in rules])


def _top(title: str, counts: Sequence[tuple[str, int]]) -> Iterator[Line]:
    yield (Styled(title, "heading"),)
    digits = len(str(counts[0][1]))
    for name, count in counts:
        yield (Styled(f"  {count:>{digits}} 个  {name}"),)


def _row(one: CatalogResult) -> tuple[str, ...]:
    name, title = mask(one.name), mask(one.title)
    if one.summary is None:
        return (name, title, "", "没有检查", "", "")
    return (name, title, *_counts((one.summary.files, *one.summary.counts.values())))


def _numbers(run: LintRun) -> tuple[str, ...]:
    return _counts((run.summary.files, *run.summary.counts.values()))


def _counts(numbers: Iterable[int]) -> tuple[str, ...]:
    return tuple(str(number) if number else "" for number in numbers)


def _found(one: CatalogResult) -> int:
    return one.summary.found if one.summary is not None else 0
