"""Show what is hit and what to do instead, write it, and tell people."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.arguments.change_options import ChangeOptions, Format
from partyschool_cli.cli.change import Desk, open_desk, write_told
from partyschool_cli.cli.console import Console
from partyschool_cli.cli.rescheduling.request import Said, affected
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.edit.plan import Plan
from partyschool_cli.schedule.proof.fewest_changes import prover
from partyschool_cli.schedule.repair.closure import hits_of
from partyschool_cli.schedule.repair.repair_search import RepairReport
from partyschool_cli.schedule.repair.rescheduling import (
    Action,
    Event,
    Rescheduling,
    reschedule,
    rescheduled_cost,
)
from partyschool_cli.schedule.repair.rescheduling_edits import rescheduled_edits
from partyschool_cli.source.files.tree import FileTree, Overlay
from partyschool_cli.terminal.style import Styled
from partyschool_cli.timetable.timetable import Timetable, timetable_of
from partyschool_cli.views.loudspeaker import HEADING, loudspeaker_text
from partyschool_cli.views.rescheduling_json import rescheduling_json
from partyschool_cli.views.rescheduling_lines import rescheduling_lines
from partyschool_cli.wording.weather import weather_words

if TYPE_CHECKING:
    from partyschool_cli.cli.notice_output import Target


class RescheduleOptions(NamedTuple):
    """What a command line asks for; `notice` is the file of the notice."""

    said: Said
    action: Action
    cancel_rest: bool
    why: str
    weather: str | None
    write: bool
    notice: str | None
    change: ChangeOptions


def run_reschedule(workspace: Workspace, options: RescheduleOptions) -> int:
    """Do it. The exit code: 1 where something has no place, or is refused."""
    if options.notice is not None:
        _notice_target(workspace, options.notice)  # before anything is written
    catalog = workspace.catalog()
    timetable = timetable_of(catalog)
    closure, refs = affected(workspace, timetable, options.said)
    hits = hits_of(timetable, closure, refs, workspace.today)
    event = Event(closure, options.action, options.cancel_rest)
    with _progress(workspace.console) as report:
        found = reschedule(timetable, hits, event, workspace.today, prover(), report=report)
    _show(workspace, timetable, found, options)
    code = 0
    if options.write and (found.moves or found.cancelled):
        code = _write(workspace, found, options)
    return code or (0 if found.is_complete else 1)


@contextmanager
def _progress(console: Console) -> Iterator[RepairReport]:
    """Shows on a terminal how far the search is."""
    begin = time.monotonic()

    def report(least: int) -> None:
        seconds = time.monotonic() - begin
        if console.has_status and seconds > 1:
            told = f"至少要让出 {least} 次课" if least else "看有没有不用让课的办法"
            console.status(f"正在找改动最少的方案：{told}，{seconds:.0f} 秒")

    try:
        yield report
    finally:
        if console.has_status:
            console.status("")


def _show(
    workspace: Workspace, timetable: Timetable, found: Rescheduling, options: RescheduleOptions
) -> None:
    console = workspace.console
    prefix = workspace.prefix(workspace.root())
    if options.change.format is Format.json:
        by_wish = rescheduled_cost(timetable, found)
        console.write(rescheduling_json(timetable.catalog, found, by_wish, prefix).encode())
        return
    if not found.hits.all:
        console.print([(Styled("没有受影响的课次", "muted"),)])
        if options.said.outdoor and not options.said.travel:
            console.note("只看了室外的；外出的室内课也算：--travel；当天所有的课：--no-outdoor")
        return
    console.print(rescheduling_lines(timetable, found, prefix, console.width))
    if options.weather:
        _print_loudspeaker(workspace, timetable, found, options.weather)
    if (found.moves or found.cancelled) and not options.write:
        console.note("这是方案，没有写文件；要写，加 --write")


def _print_loudspeaker(
    workspace: Workspace, timetable: Timetable, found: Rescheduling, warning: str
) -> None:
    text = loudspeaker_text(timetable.catalog.manifest, found, warning)
    workspace.console.print([(Styled(HEADING, "title"),), (Styled(text),), ()])


def _write(workspace: Workspace, found: Rescheduling, options: RescheduleOptions) -> int:
    desk = open_desk(workspace)
    plan = rescheduled_edits(desk.lookup, found, options.weather or options.why)
    before = desk.lookup.tree
    after = plan.changes.preview(before)
    read = {one.path: before.read(one.path) for one in plan.changes.changes}
    old = {path: data for path, data in read.items() if isinstance(data, bytes)}
    code = write_told(desk, plan, options.change)
    if code == 0:
        _tell(desk, plan, (Overlay(before, old), after), options)
    return code


def _tell(
    desk: Desk, plan: Plan, trees: tuple[FileTree, FileTree], options: RescheduleOptions
) -> None:
    """Print the notice of what was written, and write it to a file where one is named."""
    from dataclasses import replace

    from partyschool_cli.catalog.diff import diff_catalogs
    from partyschool_cli.cli.notice_output import target_of, write_notice
    from partyschool_cli.export.notice_content import notice_content
    from partyschool_cli.history.notice import Concern, notices

    workspace = desk.workspace
    old, new = (Lookup(tree, lambda tree=tree: load(tree)) for tree in trees)  # type: ignore[misc]
    paths = frozenset(one.path for one in plan.changes.changes)
    found = notices(old, new, diff_catalogs(old, new, paths), Concern(workspace.today))
    if not found.classes:
        workspace.console.note("改的都是草稿班次，没有要通知的")
        return
    content = notice_content(found, ("原来", "现在"), workspace.today)
    if options.weather:
        content = replace(content, warnings=weather_words(options.weather))
    if options.change.format is Format.text:
        workspace.console.print([(), (Styled("调课通知", "title"),)])
        text = target_of(None, None, None, workspace.today, each=False)
        write_notice(workspace.console, found, content, text)
    if options.notice is not None:
        target = _notice_target(workspace, options.notice)
        write_notice(workspace.console, found, content, target)


def _notice_target(workspace: Workspace, file: str) -> "Target":
    """Where the notice goes. Raises CommandLineError for a file that must not be written."""
    from partyschool_cli.cli.notice_output import target_of
    from partyschool_cli.cli.output import refuse_target

    target = target_of(file, None, None, workspace.today, each=False)
    refuse_target(Path(file))
    return target
