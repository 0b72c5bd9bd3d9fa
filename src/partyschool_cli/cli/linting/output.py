"""Where the output of a `pschool lint` goes: to people, to programs, to files."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from partyschool_cli.cli.arguments.lint_request import TEXT, LintRequest
from partyschool_cli.cli.console import Console
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.lint.baseline import Known, write_baseline
from partyschool_cli.report.finding_format import Appearance, load_format
from partyschool_cli.report.lint_run import LintRun
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.write import write_file
from partyschool_cli.source.text.personal import mask

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line


def appearance(workspace: Workspace, request: LintRequest) -> Appearance:
    """How the report is to look where it goes."""
    console = workspace.console
    return Appearance(console.colour, console.width) if request.file is None else Appearance()


def write_run(workspace: Workspace, request: LintRequest, run: LintRun) -> None:
    """Write the report, and what was asked for instead of it or beside."""
    console = workspace.console
    is_for_people = _is_for_people(request)
    if request.statistics:
        from partyschool_cli.views import rules_text

        print_lines(workspace, request, rules_text.statistics_lines(run.by_rule, console.width))
    if not is_for_people or not (request.diff or request.statistics):
        _write_report(workspace, request, run)
    if not is_for_people or request.diff or request.statistics:
        note_failed(console, run)
    if run.summary.stale_note and not is_for_people:
        console.note(run.summary.stale_note)


def note_failed(console: Console, run: LintRun) -> None:
    """Say on standard error which catalogs were not linted, and why."""
    for one in run.failed:
        console.note(f"没有检查 {mask(one.name)}：{mask(one.error)}")


def write_known(workspace: Workspace, target: Path, known: Mapping[str, Known]) -> None:
    """Write the findings of the catalogs, by their prefixes, as a baseline."""
    write_file(target, write_baseline({mask(prefix): own for prefix, own in known.items()}))
    count = sum(own.total() for own in known.values())
    workspace.console.note(f"已把 {count} 个问题写入 {shown_path(str(target))}")


def print_lines(workspace: Workspace, request: LintRequest, lines: "Iterable[Line]") -> None:
    """Show lines to a person: on standard error if standard output is for programs."""
    if _is_for_people(request):
        workspace.console.print(lines)
    else:
        for line in lines:
            workspace.console.note("".join(span.text for span in line))


def _write_report(workspace: Workspace, request: LintRequest, run: LintRun) -> None:
    look = appearance(workspace, request)
    pieces = load_format(request.format_name).whole(run, look)
    if request.file is None:
        workspace.console.write_pieces(pieces)
    else:
        write_file(request.file, pieces)
        shown = shown_path(str(request.file))
        workspace.console.note(f"已写入 {shown}（{run.summary.found} 个问题）")


def _is_for_people(request: LintRequest) -> bool:
    """Whether standard output is for people rather than programs."""
    return request.file is None and request.format_name == TEXT
