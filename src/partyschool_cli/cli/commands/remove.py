"""`pschool remove`: entities and sessions that are no longer there."""

from typing import Annotated

import typer

from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    DryRun,
    Force,
    Format,
    NoInput,
)
from partyschool_cli.cli.arguments.completion import complete_ref
from partyschool_cli.cli.asking.arguments import completed_arguments, entity_argument
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import carry_out, open_desk, refusal_told
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.remove import remove

_HELP = """删去课程、教师、教学点、班次、学校，或班里的一次课

还有别处在用时不删，并列出每一处（文件:行:列）；加 --cascade 就一起从那些地方去掉。
非有不可的地方（课程的开课学校、课次的课程）去不掉，仍不删。

例：
  pschool remove wang-jianguo --cascade
  pschool remove dongji-2026/s03"""


def run(
    context: typer.Context,
    reference: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REF…",
            help="编号、名称或其中几个字，班次编号/课次编号；可写几个",
            autocompletion=complete_ref,
        ),
    ] = None,
    cascade: Annotated[bool, typer.Option("--cascade", help="还在用它的地方，一起去掉")] = False,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    """Run `pschool remove`."""
    desk = open_desk(workspace_of(context))
    references = reference or completed_arguments(
        (entity_argument(desk.lookup, None, "删去哪一个（REF）"),),
        asks=can_ask(no_input or format is Format.json),
        hint="写成 pschool remove 编号",
    )
    with refusal_told(desk, format):
        plan = remove(desk.lookup, references, cascade=cascade)
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format)))


command = Command(run, _HELP)
