"""`pschool timetable`: a week of a class, teacher, site or school, or of all of them."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated

import typer

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.school_scope import refuse_empty
from partyschool_cli.cli.arguments.completion import (
    complete_class,
    complete_school,
    complete_site,
    complete_teacher,
)
from partyschool_cli.cli.arguments.said_days import said_days
from partyschool_cli.cli.arguments.show_was import SHOW_WAS, earlier_if
from partyschool_cli.cli.arguments.subject import OPTIONS, subjects_named
from partyschool_cli.cli.arguments.week import week_named
from partyschool_cli.cli.arguments.with_below import WITH_BELOW, check_with_below
from partyschool_cli.cli.console import Console
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.grid import monday_of
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.sheet import Sheet

_HELP = """在终端里看课程表，默认本周

不写班次和选项时，看全部班次这一周的课。班次、教师、教学点、学校可写编号、名称或其中几个字。
所问的在本周没有课时，改看有课的最近一周。终端较窄时逐日列出，不画格子。
打印、发群用 pschool export timetable。"""

_CLASS = typer.Argument(metavar="CLASS", help="哪个班", autocompletion=complete_class)
_CLASSES = typer.Option(
    "--class", metavar="班次", help="这个班的，同 CLASS；可写几次", autocompletion=complete_class
)
_TEACHER = typer.Option(
    "--teacher", metavar="教师", help="这位教师的课；可写几次", autocompletion=complete_teacher
)
_SITE = typer.Option(
    "--site", metavar="教学点", help="在这里上的课；可写几次", autocompletion=complete_site
)
_SCHOOL = typer.Option(
    "--school",
    metavar="学校",
    help="这所学校办的班，不含下级；可写几次",
    autocompletion=complete_school,
)
_FROM = typer.Option("--from", metavar="日期", help="从哪天起，如 2026-10-12、2026-10、本周")
_TO = typer.Option("--to", metavar="日期", help="到哪天止")
_WEEK = typer.Option(
    "--week", metavar="周", help="哪一周：2026-W42、第42周、下周，或那周的一天，如 2026-10-12"
)
_LIST = typer.Option("--list", help="按日期列成表；没写 --week 就列全部课次")


def _timetable(
    context: typer.Context,
    class_name: Annotated[str | None, _CLASS] = None,
    *,
    classes: Annotated[list[str] | None, _CLASSES] = None,
    teacher: Annotated[list[str] | None, _TEACHER] = None,
    site: Annotated[list[str] | None, _SITE] = None,
    school: Annotated[list[str] | None, _SCHOOL] = None,
    with_below: Annotated[bool, WITH_BELOW] = False,
    week: Annotated[str | None, _WEEK] = None,
    from_: Annotated[str | None, _FROM] = None,
    to: Annotated[str | None, _TO] = None,
    as_list: Annotated[bool, _LIST] = False,
    show_was: Annotated[bool, SHOW_WAS] = False,
) -> None:
    check_with_below(with_below, bool(school))
    workspace = workspace_of(context)
    chosen = None if week is None else week_named(week, workspace.today)
    days = _days(workspace, week, from_, to)
    catalog = workspace.catalog()
    named = [*([class_name] if class_name is not None else []), *(classes or ())]
    try:
        subjects = subjects_named(
            catalog,
            named,
            teacher or (),
            site or (),
            school or (),
            first="CLASS" if class_name is not None else OPTIONS[Kind.CLASS],
        )
    except CommandLineError:
        _refuse_week(class_name, workspace.today)
        raise
    earlier = earlier_if(show_was, catalog)
    for number, subject in enumerate(subjects or (None,)):
        if number:
            workspace.console.print([()])
        of_days = partial(_sheet, catalog, subject, earlier=earlier, with_below=with_below)
        if days is None:
            _print_weekly(workspace, subject, of_days, chosen, as_list=as_list)
        else:
            _print_days(workspace, of_days(*days), as_list=as_list)


def _days(
    workspace: Workspace, week: str | None, from_: str | None, to: str | None
) -> tuple[dt.date | None, dt.date | None] | None:
    """The days of `--from` and `--to`; None without them. Raises CommandLineError."""
    if from_ is None and to is None:
        return None
    if week is not None:
        raise CommandLineError("--week 不能和 --from、--to 一起用", "只看一周写 --week，其余去掉")
    return said_days(None, from_, to, workspace.today)


def _sheet(
    catalog: Catalog,
    subject: Key | None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    *,
    earlier: Mapping[str, Slot],
    with_below: bool,
) -> Sheet:
    """The sheet of a subject. Raises CommandLineError for a school without sessions."""
    from partyschool_cli.timetable.sheet import sheet

    def of(key: Key | None, *, with_below: bool) -> Sheet:
        return sheet(catalog, key, first, last, earlier=earlier, with_below=with_below)

    found = of(subject, with_below=with_below)
    if not found.entries and subject is not None and subject.kind is Kind.SCHOOL:
        refuse_empty(
            catalog,
            subject.id,
            "课次",
            lambda name: bool(of(Key(Kind.SCHOOL, name), with_below=False).entries),
            with_below=with_below,
        )
    return found


def _print_weekly(
    workspace: Workspace,
    subject: Key | None,
    of_days: Callable[..., Sheet],
    chosen: dt.date | None,
    *,
    as_list: bool,
) -> None:
    whole = of_days()
    if not whole.entries:
        workspace.console.note(f"{whole.title}：还没有课次")
    elif as_list and chosen is None and subject is not None:
        _print_list(workspace.console, whole)
    else:
        _print_week(workspace, of_days, chosen, as_list=as_list)


def _print_days(workspace: Workspace, shown: Sheet, *, as_list: bool) -> None:
    """Days that are one week as a grid, others as a list."""
    from partyschool_cli.views.timetable_week import week_lines

    console = workspace.console
    mondays = {monday_of(entry.date) for entry in shown.entries}
    if not mondays:
        console.note(f"{shown.title}：这几天没有课")
    elif as_list or len(mondays) > 1:
        _print_list(console, shown)
    else:
        console.print(week_lines(shown, mondays.pop(), workspace.today, console.width))


def _refuse_week(class_name: str | None, today: dt.date) -> None:
    """Raise CommandLineError where a week is named instead of a class."""
    try:
        week_named(class_name or "", today)
    except CommandLineError:
        return
    hint = f"写成 pschool timetable --week {class_name}"
    raise CommandLineError(f"“{class_name}”是哪一周，不是班次", hint)


def _print_list(console: Console, shown: Sheet) -> None:
    from partyschool_cli.views.timetable_list import list_lines
    from partyschool_cli.views.timetable_week import below_lines, title_lines

    width = console.width
    console.print([*title_lines(shown, width), (), *list_lines(shown, width), ()])
    console.print(below_lines(shown, width))


def _print_week(
    workspace: Workspace, of_days: Callable[..., Sheet], chosen: dt.date | None, *, as_list: bool
) -> None:
    from partyschool_cli.views.timetable_week import week_lines

    whole = of_days()
    monday = chosen or monday_of(workspace.today)
    if all(monday_of(entry.date) != monday for entry in whole.entries):
        nearest = _nearest(whole, monday)
        workspace.console.note(_nothing(monday, nearest, workspace.today, asks=chosen is not None))
        if chosen is not None:
            return
        monday = monday_of(nearest)
    shown = whole
    if not monday_of(whole.first) == monday == monday_of(whole.last):
        sunday = monday + dt.timedelta(days=min(6, (dt.date.max - monday).days))
        shown = of_days(monday, sunday)
    if as_list:
        _print_list(workspace.console, shown)
    else:
        workspace.console.print(week_lines(shown, monday, workspace.today, workspace.console.width))


def _nearest(whole: Sheet, monday: dt.date) -> dt.date:
    """The day of the next session from `monday` on, else of the last one before it."""
    dates = [entry.date for entry in whole.entries if not entry.is_cancelled]
    dates = dates or [entry.date for entry in whole.entries]
    return min((date for date in dates if date >= monday), default=max(dates))


def _nothing(monday: dt.date, nearest: dt.date, today: dt.date, *, asks: bool) -> str:
    from partyschool_cli.wording.dates import day_text, days_text

    which = "本周" if monday == monday_of(today) else f"{days_text(monday, monday)}那一周"
    when = f"{nearest.year}年{day_text(nearest)}"
    said = f"下一次课在{when}" if nearest >= monday else f"最近一次课在{when}"
    return f"{which}没有课；{said}" + (f"，用 --week {nearest} 看" if asks else "，以下是那一周")


command = Command(_timetable, _HELP, looks_back=True)
