"""`pschool merge`: two entities that are one."""

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
from partyschool_cli.cli.change import carry_out, open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.merge import merge
from partyschool_cli.saving.renamed_baseline import with_baselines

_HELP = """合并：两个其实是同一个，前一个并入后一个

提到前一个的地方都改成后一个；后一个没写的，用前一个的补上；名单合在一起；两边都写了又不一样的，
留后一个的，并一一列出。前一个的文件删去。

例：pschool merge wang-laoshi wang-jianguo"""


def run(
    context: typer.Context,
    reference: Annotated[
        str | None,
        typer.Argument(
            metavar="REF", help="并掉哪一个：编号、名称或其中几个字", autocompletion=complete_ref
        ),
    ] = None,
    into: Annotated[
        str | None,
        typer.Argument(
            metavar="INTO", help="并入哪一个：编号、名称或其中几个字", autocompletion=complete_ref
        ),
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    """Run `pschool merge`."""
    desk = open_desk(workspace_of(context))
    one, other = completed_arguments(
        (
            entity_argument(desk.lookup, reference, "并掉哪一个（REF）"),
            entity_argument(desk.lookup, into, "并入哪一个（INTO）"),
        ),
        asks=can_ask(no_input or format is Format.json),
        hint="写成 pschool merge 并掉的 并入的",
    )
    plan = with_baselines(desk.ground, desk.prefix, merge(desk.lookup, one, other))
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format)))


command = Command(run, _HELP)
