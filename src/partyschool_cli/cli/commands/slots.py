"""`pschool slots`: when a class, its teachers and its site are all free."""

from typing import Annotated

import typer

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.arguments.change_options import ChangeFormat, Format, NoInput
from partyschool_cli.cli.arguments.completion import (
    complete_session,
    complete_site,
    complete_teacher,
)
from partyschool_cli.cli.arguments.days import days_named
from partyschool_cli.cli.arguments.entities import sound_entity
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.session_resources import read_resources
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.timetable.slot_search import SlotSearch
from partyschool_cli.timetable.wanted_session import Wish, wanted
from partyschool_cli.views.slots_table import nothing_free, slots_json, slots_lines

_HELP = """找空：班次、教师和教学点都有空的时间，列成表，什么都不改

CLASS 写班次，或“班次/课次”：按这次课的时长、授课人和教学点找。
只写班次时，一次课多长照这个班常排的；用 --teacher、--site 加上要有空的教师和教学点。
放假停课的日子、教学点不开放的时间和路上要花的时间都算进去了。"""


_REF = typer.Argument(metavar="CLASS", help="班次，或 班次/课次", autocompletion=complete_session)
_TEACHER = typer.Option(
    "--teacher",
    metavar="教师",
    help="要有空的教师；几位用顿号隔开，或写几次",
    autocompletion=complete_teacher,
)
_SITE = typer.Option("--site", metavar="教学点", help="在哪里上", autocompletion=complete_site)
_FROM = typer.Option("--from", metavar="日期", help="从哪天找起，默认今天或开班那天")
_TO = typer.Option("--to", metavar="日期", help="找到哪天，默认结业那天")
_HOURS = typer.Option("--hours", metavar="学时", help="一次课几学时")


def _slots(
    context: typer.Context,
    reference: Annotated[str | None, _REF] = None,
    *,
    teacher: Annotated[list[str] | None, _TEACHER] = None,
    site: Annotated[str | None, _SITE] = None,
    first: Annotated[str | None, _FROM] = None,
    last: Annotated[str | None, _TO] = None,
    hours: Annotated[float | None, _HOURS] = None,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    if reference is None and not can_ask(no_input or format is Format.json):
        raise CommandLineError("还缺：哪个班（CLASS）", "写成 pschool slots 班次，或 班次/课次")
    if hours is not None and not 0 < hours <= 24:
        raise CommandLineError(f"--hours 不能是 {hours:g}", "写学时数，如 2")
    workspace = workspace_of(context)
    catalog = workspace.catalog()
    lookup = Lookup(catalog.tree, lambda: catalog)
    resources = read_resources(lookup, site, teacher or (), workspace.today)
    if reference is None:
        from partyschool_cli.cli.asking.reference import ask_reference

        reference = ask_reference(lookup, (Kind.CLASS,), "给哪个班找空")
    one = _wanted(lookup, reference, Wish(hours, *resources))
    training_class = one.training_class
    start = max(workspace.today, training_class.from_)
    end = training_class.to
    if first is not None:
        start = days_named("--from", first, workspace.today, training_class.from_)[0]
    if last is not None:
        end = days_named("--to", last, workspace.today, training_class.from_)[1]
    search = SlotSearch(catalog, one)
    found = tuple(search.slots(start, end))
    console = workspace.console
    if format is Format.json:
        console.write(slots_json(found).encode())
    elif found:
        console.print(slots_lines(catalog, one, found, console.width))
    else:
        console.note(nothing_free(search, start, end))


def _wanted(lookup: Lookup, reference: str, wish: Wish) -> ClassSession:
    catalog = lookup.catalog
    key = lookup.resolve(reference, (Kind.CLASS, Kind.SESSION))
    class_id, _, name = key.id.partition("/")
    training_class = sound_entity(catalog, Key(Kind.CLASS, class_id))
    if not isinstance(training_class, TrainingClass):
        raise TypeError(training_class)
    session = next((one for one in training_class.sessions if name and one.id == name), None)
    return wanted(training_class, session, wish, catalog.manifest)


command = Command(_slots, _HELP)
