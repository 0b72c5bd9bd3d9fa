"""GitHub Actions' annotations: `::error file=…,line=…::message`, the most important first.

Source: GitHub's documentation of workflow commands. GitHub shows ten annotations per level and
step; a notice counts the rest.
"""

from collections.abc import Iterator

from partyschool_cli.lint.finding import SEVERITY_RANK
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located, Summary
from partyschool_cli.report.lint_run import CatalogResult, LintRun
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.terminal.visible import visible

SHOWN_PER_STEP = 10
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def _part(report: LintReport, _: Appearance) -> tuple[bytes, ...]:
    """A stream for each severity."""
    lines: dict[str, list[str]] = {severity: [] for severity in SEVERITY_RANK}
    for located in report.located:
        lines[located.finding.severity].append(_annotation(located))
    return tuple(_text(own) for own in lines.values())


def _whole(run: LintRun, _: Appearance) -> Iterator[bytes]:
    yield _text([_failure(one) for one in run.failed])
    yield from run.parts.stream(0)
    yield from run.parts.stream(1)
    if any(count > SHOWN_PER_STEP for count in run.summary.counts.values()):
        # Before the other notices, so that it is shown.
        yield _text([_remainder(run.summary)])
    yield from run.parts.stream(2)


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _failure(catalog: CatalogResult) -> str:
    place = f"file={_property(f'{catalog.prefix}{MANIFEST}')}"
    return f"::error {place},title=pschool::{_data(f'没有检查 {catalog.name}：{catalog.error}')}"


def _remainder(summary: Summary) -> str:
    room = {"error": SHOWN_PER_STEP, "warning": SHOWN_PER_STEP, "info": SHOWN_PER_STEP - 1}
    hidden = sum(max(0, count - room[level]) for level, count in summary.counts.items())
    text = f"共 {summary.found} 个问题，GitHub 每级只显示 {SHOWN_PER_STEP} 个"
    return f"::notice title=pschool::{_data(f'{text}，另有 {hidden} 个见本步骤的日志')}"


def _annotation(located: Located) -> str:
    finding, span = located.finding, located.span
    place = [f"file={_property(located.file)}", f"line={span.line}", f"endLine={span.end_line}"]
    # GitHub supports columns only for a span on one line.
    if span.line == span.end_line:
        place += [f"col={span.column}", f"endColumn={span.end_column}"]
    place.append(f"title={_property(f'{finding.code} {finding.name}')}")
    text = "\n".join(filter(None, (finding.message, finding.hint)))
    return f"::{_COMMANDS[finding.severity]} {','.join(place)}::{_data(text)}"


def _data(text: str) -> str:
    return "%0A".join(visible(line) for line in text.replace("%", "%25").split("\n"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


finding_format = FindingFormat(_part, _whole)
