"""Write a plan that was kept in a file."""

from pathlib import Path

from partyschool_cli.cli.arguments.change_options import ChangeOptions
from partyschool_cli.cli.change import carry_out, open_desk
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError, reason_of
from partyschool_cli.schedule.plan.plan_edits import plan_edits
from partyschool_cli.schedule.plan.proposal import (
    read_proposal,
    require_ahead,
    require_current,
    require_known,
)
from partyschool_cli.source.files.listing import shown_path


def apply_proposal(workspace: Workspace, name: str, options: ChangeOptions) -> int:
    """Write what the proposal in the file `name` changes. The exit code.

    Raises CommandLineError where it is none, or where what it goes by has changed.
    """
    shown = shown_path(name)
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        message = f"读不了 {shown}：{reason_of(error)}"
        raise CommandLineError(message, "写 pschool schedule -o 存下的文件") from None
    proposal = read_proposal(data, shown)
    desk = open_desk(workspace)
    require_current(proposal, desk.lookup.tree, shown)
    require_known(proposal, desk.lookup.files, shown)
    require_ahead(proposal, workspace.today, shown)
    return carry_out(desk, plan_edits(desk.lookup, proposal.changes), options)
