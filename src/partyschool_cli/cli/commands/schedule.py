"""`pschool schedule`: make the timetable of what classes still lack."""

from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    Force,
    Format,
)
from partyschool_cli.cli.arguments.completion import complete_class
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError

if TYPE_CHECKING:
    from partyschool_cli.cli.scheduling.run_schedule import ScheduleOptions

_HELP = """排课：给班次还缺的课排好日期、时间、教师和教学点

CLASS 写一个或几个班次；不写是今天还没结业的所有在用班次。
班次的 courses 里学时没排够的课都排上，已经排好的不动；加 --move 才动没锁定、还没上的。
不会排出检查要报的错误；排不下的，说清是哪几条事实不许、怎么改就行。
只给方案，不写文件；加 --write 才写，写了能用 pschool undo 撤回。
-o 方案.json 把方案存下来，以后 --apply 方案.json 照着写；其间改过就不写。

退出码：0 都排下了；1 有没排下的；2 命令写错了，或方案过时了。"""

_CLASSES = typer.Argument(metavar="CLASS…", help="哪些班次", autocompletion=complete_class)
_MOVE = typer.Option("--move", help="没锁定、还没上的课也可以动，动得越少越好")
_WRITE = typer.Option("--write", help="写进班次文件")
_OUTPUT = typer.Option("--output", "-o", metavar="FILE", help="把方案存成文件，如 方案.json")
_APPLY = typer.Option("--apply", metavar="FILE", help="照存下的方案写")
_TIME = typer.Option("--time", metavar="秒", help="找多少秒；默认按步数，小目录一两秒就完")
_STEPS = typer.Option("--steps", metavar="N", help="找多少步；同样的步数和 --seed，结果一样")
_SEED = typer.Option("--seed", metavar="N", help="换一个数，换一种排法；默认 0")
_PROOF = typer.Option("--proof", help="证明代价最低是多少（要装 pschool[solver]）")


def _schedule(
    context: typer.Context,
    classes: Annotated[list[str] | None, _CLASSES] = None,
    *,
    move: Annotated[bool, _MOVE] = False,
    write: Annotated[bool, _WRITE] = False,
    output: Annotated[str | None, _OUTPUT] = None,
    apply: Annotated[str | None, _APPLY] = None,
    time: Annotated[float | None, _TIME] = None,
    steps: Annotated[int | None, _STEPS] = None,
    seed: Annotated[int, _SEED] = 0,
    proof: Annotated[bool, _PROOF] = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
) -> None:
    from partyschool_cli.cli.scheduling.apply_proposal import apply_proposal
    from partyschool_cli.cli.scheduling.run_schedule import ScheduleOptions, run_schedule

    workspace = workspace_of(context)
    change = ChangeOptions(dry_run=False, force=force, format=format)
    options = ScheduleOptions(
        tuple(classes or ()), move, write, output, time, steps, seed, proof, change
    )
    if apply is not None:
        _require_alone(options)
        raise typer.Exit(apply_proposal(workspace, apply, change))
    _require_sensible(options)
    raise typer.Exit(run_schedule(workspace, options))


def _require_alone(options: "ScheduleOptions") -> None:
    """Raise CommandLineError where there is anything that a kept plan has decided already."""
    given = {
        "CLASS": options.classes,
        "--move": options.move,
        "-o": options.output,
        "--time": options.time,
        "--steps": options.steps,
        "--proof": options.proof,
    }
    wrong = [name for name, value in given.items() if value]
    if wrong:
        message = f"--apply 照方案写，不能再写 {'、'.join(wrong)}"
        raise CommandLineError(message, "只写 pschool schedule --apply 方案.json")


def _require_sensible(options: "ScheduleOptions") -> None:
    if options.time is not None and options.steps is not None:
        raise CommandLineError("--time 和 --steps 只能写一样", "要结果可以重现，写 --steps")
    if options.time is not None and not 0 < options.time <= 86_400:
        raise CommandLineError(f"--time 不能是 {options.time:g}", "写秒数，如 60")
    if options.steps is not None and options.steps < 0:
        raise CommandLineError(f"--steps 不能是 {options.steps}", "写步数，如 100000")


command = Command(_schedule, _HELP)
