"""`pschool reschedule`: something came between; repair the timetable with the fewest changes."""

from typing import Annotated

import typer

from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    Force,
    Format,
    Why,
)
from partyschool_cli.cli.arguments.completion import (
    complete_school,
    complete_site,
    complete_teacher,
)
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.arguments.with_below import WITH_BELOW, check_with_below
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError

_HELP = """遇事调课：下雪、停电、教师请假，动最少的课把课表补好

先列出受影响的课次，再给方案：默认改到别的时间，或课程所列的别的教学点、别的教师。
QUERY 是查询条件（同 pschool list 课次），如 日期:12月15日；日期也可写 --from、--to。
--site、--teacher、--outdoor、--travel 只关这些地方和人，别处照用；都不写，整天不上。
没受影响的课，只有没有别的办法才动；锁定的一律不动，单独列出。
只给方案，不写文件；--write 写进班次文件，印出调课通知，pschool undo 撤回。

例：pschool reschedule 日期:12月15日 --weather 暴雪橙色预警
　　pschool reschedule --site 红色教育基地 --from 5月6日 --to 5月8日 --why 修路 --write"""

_QUERY = typer.Argument(metavar="QUERY…", help="哪些课次：查询条件")
_FROM = typer.Option("--from", metavar="日期", help="从哪天起，默认今天")
_TO = typer.Option("--to", metavar="日期", help="到哪天（含），默认不限")
_OUTDOOR = typer.Option(
    "--outdoor/--no-outdoor", help="室外的教学点不能用；--no-outdoor 不分室内室外"
)
_TRAVEL = typer.Option("--travel", help="室外的，和不在本校的教学点，都不能去")
_SITE = typer.Option(
    "--site", metavar="教学点", help="这个教学点不能用；可写几次", autocompletion=complete_site
)
_TEACHER = typer.Option(
    "--teacher", metavar="教师", help="这位教师不能来；可写几次", autocompletion=complete_teacher
)
_SCHOOL = typer.Option(
    "--school", metavar="学校", help="只看这所学校办的班", autocompletion=complete_school
)
_MOVE = typer.Option("--move", help="改到别的时间、地点或教师（默认）")
_ONLINE = typer.Option("--online", help="时间不变，能线上讲的改到线上")
_CANCEL = typer.Option("--cancel", help="都停课")
_REST = typer.Option("--cancel-rest", help="没有地方放的停课")
_WEATHER = typer.Option(
    "--weather",
    metavar="TEXT",
    help="天气预警，如 暴雪橙色预警：当作原因，通知里加安全提醒，另写大喇叭播报；默认只管室外",
)
_WRITE = typer.Option("--write", help="写进班次文件，印出调课通知")
_NOTICE = typer.Option(
    "--notice",
    metavar="FILE",
    help="写入时，通知另存成文件，如 通知.pdf、通知.docx",
    parser=path_text,
)


def _reschedule(
    context: typer.Context,
    words: Annotated[list[str] | None, _QUERY] = None,
    *,
    first: Annotated[str | None, _FROM] = None,
    last: Annotated[str | None, _TO] = None,
    outdoor: Annotated[bool | None, _OUTDOOR] = None,
    travel: Annotated[bool, _TRAVEL] = False,
    site: Annotated[list[str] | None, _SITE] = None,
    teacher: Annotated[list[str] | None, _TEACHER] = None,
    school: Annotated[str | None, _SCHOOL] = None,
    with_below: Annotated[bool, WITH_BELOW] = False,
    move: Annotated[bool, _MOVE] = False,
    online: Annotated[bool, _ONLINE] = False,
    cancel: Annotated[bool, _CANCEL] = False,
    cancel_rest: Annotated[bool, _REST] = False,
    why: Why = "",
    weather: Annotated[str | None, _WEATHER] = None,
    write: Annotated[bool, _WRITE] = False,
    notice: Annotated[str | None, _NOTICE] = None,
    force: Force = False,
    format: ChangeFormat = Format.text,
) -> None:
    from partyschool_cli.cli.rescheduling.request import Said
    from partyschool_cli.cli.rescheduling.run import RescheduleOptions, run_reschedule

    check_with_below(with_below, school is not None)
    _require_one({"--move": move, "--online": online, "--cancel": cancel})
    _require_one({"--why": bool(why), "--weather": weather is not None})
    if weather is not None and not weather.strip():
        raise CommandLineError("--weather 后面没有写预警", "如 --weather 暴雪橙色预警")
    if notice is not None and not write:
        raise CommandLineError("--notice 要和 --write 一起用", "加上 --write")
    names_things = bool(travel or site or teacher)
    is_outdoor = (weather is not None and not names_things) if outdoor is None else outdoor
    sites, teachers = tuple(site or ()), tuple(teacher or ())
    said = Said(
        tuple(words or ()), first, last, sites, teachers, school, is_outdoor, travel, with_below
    )
    options = RescheduleOptions(
        said,
        "online" if online else "cancel" if cancel else "move",
        cancel_rest,
        why.strip(),
        None if weather is None else weather.strip(),
        write,
        notice,
        ChangeOptions(dry_run=False, force=force, format=format),
    )
    raise typer.Exit(run_reschedule(workspace_of(context), options))


def _require_one(given: dict[str, bool]) -> None:
    names = [name for name, is_given in given.items() if is_given]
    if len(names) > 1:
        raise CommandLineError(f"{' 和 '.join(names)} 只能写一样", "留下一样")


command = Command(_reschedule, _HELP, takes_query=True)
