"""`pschool rename`: another id, wherever it is named."""

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
from partyschool_cli.cli.asking.arguments import completed_arguments, entity_argument, word_argument
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import carry_out, open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.rename import rename
from partyschool_cli.saving.renamed_baseline import with_baselines

_HELP = """改编号：文件名和所有提到它的地方一起改

课程、课次、路程、上级学校、讲课任务、检查的基线，凡写着旧编号的都改成新编号；一处也不漏，要么全改，要么都不改。

也能改：主题 theme:编号、对象 audience:编号、教师类别 teacher-category:编号、
教学点类别 site-category:编号、任职 office:词，班里的课次 班次编号/课次编号。

例：
  pschool rename wang-jianguo wang-jg
  pschool rename 主题:政治理论 theory
  pschool rename dongji-2026/s01 s11"""


def run(
    context: typer.Context,
    reference: Annotated[
        str | None,
        typer.Argument(
            metavar="REF", help="现在的编号、名称或其中几个字", autocompletion=complete_ref
        ),
    ] = None,
    new_id: Annotated[
        str | None,
        typer.Argument(metavar="NEW-ID", help="新编号：小写字母、汉字、数字，中间可用单个“-”"),
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    """Run `pschool rename`."""
    desk = open_desk(workspace_of(context))
    one, new = completed_arguments(
        (
            entity_argument(desk.lookup, reference, "改哪一个的编号（REF）"),
            word_argument(new_id, "新编号（NEW-ID）", "小写字母、汉字、数字，中间可用单个“-”"),
        ),
        asks=can_ask(no_input or format is Format.json),
        hint="写成 pschool rename 编号 新编号",
    )
    plan = with_baselines(desk.ground, desk.prefix, rename(desk.lookup, one, new))
    raise typer.Exit(carry_out(desk, plan, ChangeOptions(dry_run, force, format)))


command = Command(run, _HELP)
