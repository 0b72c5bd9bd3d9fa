"""Make a plan, show it, keep it in a file, write it."""

from dataclasses import replace
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.resolve import resolve
from partyschool_cli.cli.arguments.change_options import ChangeOptions, Format
from partyschool_cli.cli.arguments.entities import sound_entity
from partyschool_cli.cli.change import open_desk, write_told
from partyschool_cli.cli.output import refuse_target, write_output
from partyschool_cli.cli.search_progress import SearchProgress
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError, extra_command
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.schedule.plan.make_plan import (
    MadePlan,
    PlanRequest,
    classes_to_plan,
    make_plan,
)
from partyschool_cli.schedule.plan.plan_edits import plan_edits
from partyschool_cli.schedule.plan.proposal import (
    Proposal,
    digests_of,
    file_digests,
    require_current,
)
from partyschool_cli.schedule.plan.schedule_plan import SchedulePlan
from partyschool_cli.schedule.plan.two_phase_search import SAFETY_SECONDS, Effort
from partyschool_cli.views.schedule_json import proposal_json, schedule_json
from partyschool_cli.views.schedule_lines import schedule_lines

_PROOF_SECONDS: Final = 60.0
# Of the classes that a note names.
_MOST_NAMED: Final = 5


class ScheduleOptions(NamedTuple):
    """What a command line asks for."""

    classes: tuple[str, ...]
    move: bool
    write: bool
    output: str | None
    time: float | None
    steps: int | None
    seed: int
    proof: bool
    change: ChangeOptions


def run_schedule(workspace: Workspace, options: ScheduleOptions) -> int:
    """Make a plan and do with it what the options say. The exit code."""
    if options.output is not None:
        _refuse_output(options.output)
    catalog = workspace.catalog()
    digests = file_digests(catalog)
    classes = _classes(workspace, catalog, options)
    effort = Effort(options.seed, options.steps, options.time)
    asked = PlanRequest(classes, workspace.today, effort, options.move)
    progress = SearchProgress(workspace.console)
    try:
        found = make_plan(catalog, asked, progress)
    finally:
        progress.stop()
    plan = _with_bound(workspace, found) if options.proof else found.plan
    _show(workspace, catalog, plan, options)
    _tell_unlisted(workspace, classes)
    proposal = Proposal(plan.changes, digests_of(catalog, plan.changes, digests))
    if options.output is not None:
        prefix = workspace.prefix(workspace.root())
        kept = proposal_json(catalog, plan, prefix, proposal.digests)
        write_output(workspace.console, kept.encode(), options.output, "排课方案")
    code = _write(workspace, proposal, options) if options.write else 0
    return code or (0 if plan.status == "complete" else 1)


def _refuse_output(output: str) -> None:
    from pathlib import Path

    refuse_target(Path(output))


def _classes(
    workspace: Workspace, catalog: Catalog, options: ScheduleOptions
) -> tuple[TrainingClass, ...]:
    if not options.classes:
        return classes_to_plan(catalog, workspace.today)
    found: dict[str, TrainingClass] = {}
    for said in options.classes:
        entity = sound_entity(catalog, resolve(catalog, said, (Kind.CLASS,)))
        if not isinstance(entity, TrainingClass):
            raise TypeError(entity)
        if entity.status == "retired":
            message = f"班次 {entity.title}（{entity.id}）停用了，不排课"
            raise CommandLineError(message, f"要用它：pschool set {entity.id} status=active")
        found[entity.id] = entity
    return tuple(found.values())


def _show(
    workspace: Workspace, catalog: Catalog, plan: SchedulePlan, options: ScheduleOptions
) -> None:
    console = workspace.console
    prefix = workspace.prefix(workspace.root())
    if plan.stopped_early:
        seconds = f"{SAFETY_SECONDS:g} 秒"
        console.note(f"找了 {seconds}还没走完步数，先停了；再找久一点用 --time 300")
    if options.change.format is Format.json:
        console.write(schedule_json(catalog, plan, prefix).encode())
        return
    console.print(schedule_lines(catalog, plan, prefix, console.width))
    if plan.changes and not options.write:
        console.note("这是方案，没有写文件；要写，加 --write")


def _tell_unlisted(workspace: Workspace, classes: tuple[TrainingClass, ...]) -> None:
    """Which classes say nothing of what they are to be taught, so that nothing is planned."""
    names = [one.title for one in classes if not one.courses]
    if names:
        shown = "、".join(names[:_MOST_NAMED]) + ("等" if len(names) > _MOST_NAMED else "")
        workspace.console.note(f"没有写应授课程（courses），没有东西可排：{shown}")


def _write(workspace: Workspace, proposal: Proposal, options: ScheduleOptions) -> int:
    if not proposal.changes:
        return 0
    desk = open_desk(workspace)
    require_current(proposal, desk.lookup.tree, "")
    return write_told(desk, plan_edits(desk.lookup, proposal.changes), options.change)


def _with_bound(workspace: Workspace, found: MadePlan) -> SchedulePlan:
    """The plan with a bound of its cost; without the extra it is told that there is none."""
    from partyschool_cli.schedule.proof.solver import is_installed

    console = workspace.console
    if not is_installed():
        console.note(f"没有装求解器，代价最低是多少证明不了；要证明：{extra_command('solver')}")
        return found.plan
    if found.plan.left_over:
        console.note("有没排下的课，代价最低是多少无从比较，没有证明")
        return found.plan
    from partyschool_cli.schedule.proof.bound import bound

    return replace(found.plan, bound=bound(found.problem, _PROOF_SECONDS))
