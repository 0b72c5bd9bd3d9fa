"""For a person: findings by file, each with its line, a caret below the value, and what to do."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.source.personal import mask
from partyschool_cli.terminal.clean import visible
from partyschool_cli.terminal.style import Span, render
from partyschool_cli.terminal.width import clip, display_width
from partyschool_cli.terminal.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partyschool_cli.lint.finding import At
    from partyschool_cli.report.lint_report import Located, LintReport
    from partyschool_cli.terminal.style import Line

_LABELS = {"error": "错误", "warning": "警告", "info": "提示"}
_STYLES = {"error": "error", "warning": "warning", "info": "accent"}
_MOST_RELATED = 5


def _write(report: LintReport, look: Appearance) -> bytes:
    lines: list[Line] = []
    for file, group in groupby(report.located, key=lambda located: located.file):
        lines.append((Span(file, "title"),))
        for located in group:
            lines += _finding(report, located, look.width)
        lines.append(())
    lines += _summary(report)
    return render(lines, look.colour).encode("utf-8", "backslashreplace")


def _finding(report: LintReport, located: Located, width: int | None) -> Iterator[Line]:
    finding, span = located.finding, located.finding.at.span
    style = _STYLES[finding.severity]
    place = f"{span.line}:{span.column}"
    head = f"  {place:<7} "
    indent = " " * display_width(head)
    label = f"{_LABELS[finding.severity]} {finding.code} "
    room = None if width is None else max(20, width - display_width(head) - display_width(label))
    first, *rest = [finding.message] if room is None else wrap(finding.message, room)
    yield (Span(head, "muted"), Span(label, style), Span(first))
    for line in rest:
        yield (Span(indent + " " * display_width(label) + line),)
    yield from _source_line(finding.at, indent, style, width)
    yield from _labelled(indent, "→ ", finding.hint, width)
    related = list(report.related(located))
    for file, other in related[:_MOST_RELATED]:
        there = other.at.span
        text = f"{file}:{there.line}:{there.column} {mask(other.message)}"
        yield from _labelled(indent, "另见 ", text, width)
    if len(related) > _MOST_RELATED:
        yield (Span(f"{indent}另有 {len(related) - _MOST_RELATED} 处", "muted"),)
    fix = finding.fault.fix
    able = "" if fix is None else ("，可用 --fix 改" if fix.is_safe else "，可用 --unsafe-fixes 改")
    yield (Span(f"{indent}规则 {finding.name}{able}", "muted"),)


def _labelled(indent: str, label: str, text: str, width: int | None) -> Iterator[Line]:
    if not text:
        return
    hanging = " " * display_width(label)
    room = None if width is None else max(20, width - display_width(indent + label))
    for number, line in enumerate([text] if room is None else wrap(text, room)):
        yield (Span(indent), Span(hanging if number else label, "accent"), Span(line))


def _source_line(at: At, indent: str, style: str, width: int | None) -> Iterator[Line]:
    """The line of the text with a caret below the value, by display width. None for a whole file."""
    lines = at.source.text.split("\n")
    span = at.span
    if span.is_empty or span.line > len(lines):
        return
    line = mask(lines[span.line - 1].rstrip("\r"))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    before, value = visible(line[: span.column - 1]), visible(line[span.column - 1 : end])
    room = None if width is None else width - display_width(indent) - 2
    if room is not None and display_width(before) > room // 2:
        # What stands far to the right is shown with the end of what comes before it.
        while before and display_width(before) > room // 2:
            before = before[1:]
        before = "…" + before
    shown = before + value + visible(line[end:])
    yield (Span(f"{indent}│ ", "border"), Span(shown if room is None else clip(shown, room)))
    length = max(1, display_width(value))
    if room is not None:
        length = max(1, min(length, room - display_width(before)))
    caret = " " * display_width(before) + "^" * length
    yield (Span(f"{indent}│ ", "border"), Span(caret, style))


def _summary(report: LintReport) -> Iterator[Line]:
    found = [
        f"{count} 个{_LABELS[severity]}" for severity, count in report.counts.items() if count
    ]
    fixed = f"已改好 {report.fixed} 处" if report.fixed else ""
    if not found:
        text = f"检查了 {len(report.files)} 个文件，没有发现问题"
        yield (Span("，".join(part for part in (fixed, text) if part), "good"),)
    else:
        safe, unsafe = report.fixable
        parts = [fixed, "、".join(found), f"{safe} 个可用 --fix 改" if safe else ""]
        parts.append(f"{unsafe} 个可用 --unsafe-fixes 改（改前请看 --diff）" if unsafe else "")
        yield (Span("；".join(part for part in parts if part), "heading"),)
    if report.known:
        yield (Span(f"另有 {report.known} 个以前就有的，没有列出", "muted"),)
    if report.stale:
        text = f"基线里有 {len(report.stale)} 条已经不再出现，可用 --write-baseline 更新"
        yield (Span(text, "muted"),)


finding_format = FindingFormat(_write)
