"""`pschool new`: a new entity, or a new session of a class."""

from pathlib import Path
from typing import Annotated

import typer

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    DryRun,
    Force,
    Format,
    NoInput,
)
from partyschool_cli.cli.arguments.completion import complete_new, complete_new_kind, complete_ref
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import Desk, carry_out, open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.new_thing import Given, Made, make_entity, make_session
from partyschool_cli.cli.standard_input import STANDARD_INPUT, read_standard_input
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.assignment import split_words
from partyschool_cli.edit.new_file import new_from_file, title_in
from partyschool_cli.edit.new_id import checked_id, suggested_id
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import FILE_KINDS, Kind, kind_named
from partyschool_cli.source.files.given_file import read_given
from partyschool_cli.terminal.style import Styled

_HELP = """新建课程、教师、教学点、班次、学校，或给班次加课

在终端里只写 pschool new 课程，就一项一项地问：必填的先问，可不填的按回车跳过，写入前给看一遍。
也可以把各项写在后面：pschool new 教师 name=王建国 category=老党员；没写编号时用名称的拼音。

课次写成 pschool new 课次 冬季轮训 date=12月10日 time=上午 course=党章。

照一个旧的新建，用 --like；整个班次连课次一起照排，用 pschool copy。已有现成的文件，用 --file。"""


def run(
    context: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="课程、教师、教学点、班次、学校、课次；英文 course 等也行",
            autocompletion=complete_new_kind,
            show_default=False,
        ),
    ] = None,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID FIELD=VALUE…",
            help="编号，和各项的值；课次写 班次 或 班次/课次编号",
            autocompletion=complete_new,
            show_default=False,
        ),
    ] = None,
    like: Annotated[
        str | None,
        typer.Option(
            "--like",
            metavar="REF",
            help="没写的各项照这一个；名称、课次和状态除外",
            autocompletion=complete_ref,
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="FILE", help="整个条目照这个 YAML 文件；- 是标准输入"),
    ] = None,
    no_input: NoInput = False,
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
) -> None:
    """Run `pschool new`."""
    desk = open_desk(workspace_of(context))
    asks = can_ask(no_input or format is Format.json or file is not None)
    references, assignments = split_words(words or ())
    if len(references) > 1:
        message = f"多写了“{references[1]}”：编号只写一个"
        raise CommandLineError(message, "各项写成 字段=值，值里有空格就加引号")
    reference = references[0] if references else ""
    given = Given(_kind(kind, asks), reference, assignments, like, asks)
    made = _made(desk, given, file)
    if made.plan is None:
        desk.workspace.console.note("没有写")
        raise typer.Exit(1)
    code = carry_out(desk, made.plan, ChangeOptions(dry_run, force, format))
    if code == 0 and not dry_run and format is Format.text:
        _tell_what_is_next(desk, made.key)
    raise typer.Exit(code)


def _kind(word: str | None, asks: bool) -> Kind:
    """The kind that is meant. Raises CommandLineError for an unknown one."""
    if word is None:
        if not asks:
            names = "、".join(kind.title for kind in Kind)
            raise CommandLineError("新建什么没有写：还缺 种类（KIND）", f"可写 {names}")
        from partyschool_cli.cli.asking.choices import Choice
        from partyschool_cli.cli.asking.choose import choose

        choices = [Choice(kind.value, kind.title) for kind in _BY_USE]
        return Kind(str(choose("新建什么", choices)))
    found = kind_named(fold(word))
    if found is None:
        from partyschool_cli.catalog.suggest import nearest

        near = nearest(word, [alias for kind in Kind for alias in kind.aliases], 1)
        names = "、".join(kind.title for kind in Kind)
        hint = f"是不是 {near[0]}？" if near else f"可写 {names}"
        raise CommandLineError(f"没有“{word}”这种条目", hint)
    return found


# What is made most often comes first.
_BY_USE = (Kind.COURSE, Kind.TEACHER, Kind.SITE, Kind.CLASS, Kind.SESSION, Kind.SCHOOL)


def _made(desk: Desk, given: Given, file: str | None) -> Made:
    if given.kind is Kind.SESSION:
        if file is not None or given.like is not None:
            option = "--file" if file is not None else "--like"
            raise CommandLineError(f"课次不能用 {option}", "把各项写成 字段=值")
        return make_session(desk, given)
    if file is None:
        return make_entity(desk, given)
    if given.like is not None or given.assignments:
        raise CommandLineError("--file 已是整个条目，不能再写 --like 或 字段=值", "写在文件里")
    return _from_file(desk, given, file)


def _from_file(desk: Desk, given: Given, file: str) -> Made:
    lookup, kind = desk.lookup, given.kind
    if file == STANDARD_INPUT:
        called, data = "标准输入", read_standard_input("一个条目没有这么长")
    else:
        called, data = file, read_given(Path(file), "文件", "检查文件名和路径")
    name = given.reference or suggested_id(lookup, kind, title_in(data, kind))
    key = Key(kind, checked_id(lookup, kind, name) if name else "")
    plan = new_from_file(lookup, key, data, called)
    if not name:
        raise CommandLineError(f"{called}里没有能拼出编号的名称", "把编号写在种类后面")
    return Made(key, plan)


def _tell_what_is_next(desk: Desk, key: Key) -> None:
    is_shared = any(Key(kind, key.id) in desk.lookup.files for kind in FILE_KINDS)
    reference = str(key) if is_shared else key.id
    lines = [(Styled(f"编号 {key.id}；看它：pschool show {reference}", "muted"),)]
    if key.kind is Kind.CLASS:
        lines.append((Styled(f"排应授的课：pschool schedule {key.id}", "muted"),))
        lines.append((Styled(f"自己加课次：pschool new 课次 {key.id}", "muted"),))
    desk.workspace.console.print(lines)


command = Command(run, _HELP)
