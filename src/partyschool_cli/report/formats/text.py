"""Text for people: findings by file, each with its line, a caret below the value, and a hint."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby, islice
from typing import TYPE_CHECKING

from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled, render
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import clip, display_width
from partyschool_cli.terminal.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partyschool_cli.lint.finding import At
    from partyschool_cli.report.lint_report import LintReport, Located, Summary
    from partyschool_cli.report.lint_run import LintRun
    from partyschool_cli.terminal.style import Line

_LABELS = {"error": "错误", "warning": "警告", "info": "提示"}
_STYLES = {"error": "error", "warning": "warning", "info": "accent"}
_MAX_RELATED = 5
_MIN_ROOM = 20
# Limit of a source line, even in a pipe.
_PIPE_COLUMNS = 160


def _part(report: LintReport, look: Appearance) -> tuple[bytes]:
    lines: list[Line] = []
    for file, group in groupby(report.located, key=lambda located: located.file):
        lines.append((Styled(shown_path(file), "title"),))
        for located in group:
            lines += _finding(located, look.width)
        lines.append(())
    return (_rendered(lines, look),)


def _whole(run: LintRun, look: Appearance) -> Iterator[bytes]:
    yield from run.parts.stream()
    if run.catalogs:
        from partyschool_cli.report.catalog_lines import catalog_lines

        yield _rendered(catalog_lines(run, look.width), look)
    yield _rendered(_summary(run), look)


def _rendered(lines: Iterable[Line], look: Appearance) -> bytes:
    return render(lines, look.colour).encode("utf-8", "backslashreplace")


def _finding(located: Located, width: int | None) -> Iterator[Line]:
    finding = located.finding
    style = _STYLES[finding.severity]
    head = f"  {f'{located.span.line}:{located.span.column}':<7} "
    indent = " " * len(head)
    label = f"{_LABELS[finding.severity]} {finding.code} "
    first, *rest = _wrapped(finding.message, indent + label, width)
    yield (Styled(head, "muted"), Styled(label, style), Styled(first))
    for line in rest:
        yield (Styled(indent + " " * display_width(label) + line),)
    yield from _source_line(finding.at, indent, style, width)
    if finding.hint:
        yield from _labelled(indent, "→ ", finding.hint, width)
    yield from _related(located, indent, width)
    fix = finding.fix
    able = "" if fix is None else ("，可用 --fix 改" if fix.is_safe else "，可用 --unsafe-fixes 改")
    yield (Styled(f"{indent}规则 {finding.name}{able}", "muted"),)


def _related(located: Located, indent: str, width: int | None) -> Iterator[Line]:
    others = iter(located.related)
    for file, at, message in islice(others, _MAX_RELATED):
        place = f"{shown_path(file)}:{at.span.line}:{at.span.column}"
        yield from _labelled(indent, "另见 ", f"{place} {message}", width)
    if more := sum(1 for _ in others):
        yield (Styled(f"{indent}另有 {more} 处", "muted"),)


def _labelled(indent: str, label: str, text: str, width: int | None) -> Iterator[Line]:
    first, *rest = _wrapped(text, indent + label, width)
    yield (Styled(indent), Styled(label, "accent"), Styled(first))
    for line in rest:
        yield (Styled(indent + " " * display_width(label) + line),)


def _wrapped(text: str, before: str, width: int | None) -> list[str]:
    """`text` in lines that fit beside `before`."""
    if width is None:
        return [text]
    return wrap(visible(text), max(_MIN_ROOM, width - display_width(before)))


def _source_line(at: At, indent: str, style: str, width: int | None) -> Iterator[Line]:
    """The source line with a caret below the value; nothing for a file as a whole."""
    span, lines = at.span, at.source.lines
    if span.is_empty or span.line > len(lines):
        return
    line = _masked(lines[span.line - 1])
    start, end = span.column - 1, span.end_column - 1 if span.end_line == span.line else len(line)
    room = max(_MIN_ROOM, (width or _PIPE_COLUMNS) - len(indent) - 2)
    # For a value far to the right, the start of the line is clipped.
    before = _clipped_left(visible(line[:start][-room:]), room // 2)
    value = clip(visible(line[start:end][: room + 1]), room - display_width(before))
    after = visible(line[end:][: room + 1])
    after = clip(after, room - display_width(before) - display_width(value))
    yield (Styled(f"{indent}│ ", "border"), Styled(f"{before}{value}{after}".rstrip()))
    caret = " " * display_width(before) + "^" * max(1, display_width(value))
    yield (Styled(f"{indent}│ ", "border"), Styled(caret, style))


@lru_cache(maxsize=1)
def _masked(line: str) -> str:
    """Mask a line, cached: a very long one may have many findings."""
    return mask(line)


def _clipped_left(text: str, columns: int) -> str:
    if display_width(text) <= columns:
        return text
    kept = text[-columns:]
    while display_width(kept) >= columns:
        kept = kept[1:]
    return f"…{kept}"


def _summary(run: LintRun) -> Iterator[Line]:
    summary = run.summary
    fixed = f"已改好 {summary.fixed} 处" if summary.fixed else ""
    if run.failed:
        yield (Styled(f"有 {len(run.failed)} 个目录没有检查", "error"),)
    if summary.found:
        counts = summary.counts.items()
        found = "、".join(f"{count} 个{_LABELS[level]}" for level, count in counts if count)
        yield (Styled("；".join(filter(None, (fixed, found))), "heading"),)
        yield from _ways_out(summary)
    elif summary.files or not run.failed:
        clean = f"检查了 {summary.files} 个文件，没有发现问题"
        yield (Styled("；".join(filter(None, (fixed, clean))), "good"),)
    if summary.known:
        yield (Styled(f"另有 {summary.known} 个以前就有的问题，没有列出", "muted"),)
    if summary.stale_note:
        yield (Styled(summary.stale_note, "muted"),)


def _ways_out(summary: Summary) -> Iterator[Line]:
    safe, unsafe = summary.fixable
    ways = [f"--fix 可改 {safe} 个" if safe else ""]
    ways.append(f"--unsafe-fixes {'另' if safe else ''}可改 {unsafe} 个" if unsafe else "")
    if safe or unsafe:
        look = f"先看怎么改：pschool lint {'--unsafe-fixes' if unsafe else '--fix'} --diff"
        yield (Styled(f"{'，'.join(filter(None, ways))}；{look}", "muted"),)
    explain = f"pschool lint --explain {summary.first_code}"
    yield (Styled(f"规则的说明和例子：{explain}", "muted"),)


finding_format = FindingFormat(_part, _whole)
