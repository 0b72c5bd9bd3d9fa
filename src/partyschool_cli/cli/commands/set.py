"""`pschool set`: fields of entities, sessions and the manifest, as a person says them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import typer

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.lookup import session_ids
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.cli.arguments.change_options import (
    ChangeFormat,
    ChangeOptions,
    DryRun,
    Force,
    Format,
    NoInput,
    Why,
)
from partyschool_cli.cli.arguments.completion import complete_change_word
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import Desk, carry_out, open_desk
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.edit.assignment import Assignment, split_words
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.set_fields import Request, Target, set_fields, target_named
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import FILE_KINDS, Kind, kind_named
from partyschool_cli.source.changes.change_set import ChangeSet

_HELP = """改条目、课次或总目录里的内容：pschool set 党章导读 学时=2

字段=值 改成这个值，字段= 清空；有几项的，字段+=值 加一项，字段-=值 去掉一项。
可以一次改几个条目、几个字段。

值照平时的说法写：名称、编号、拼音或首字母；10月14日、下周三、+7天；8:30、下午2点半；2学时；是、否。
几个编号或词用顿号隔开：对象=党员、村干部。
有空格的整个加引号："不便日期+=3月20日至22日 外出"。

字段写中文名或英文名：授课人、teachers。分项用点，几项里的一项用方括号：
season.from=3月1日、unavailable[0].to=3月23日、sessions[s02].site=大礼堂。

课次写“班次/课次”：pschool set liudu-members-2026/s01 教学点=大礼堂；
总目录（catalog.yaml）写 catalog：pschool set catalog 地区=山西省太原市清徐县。

--where 后面写种类和查询条件（同 pschool list），改所有符合的，条件里的“等于”写冒号：
pschool set --where 课程 主题:技能素养 状态=停用。"""

_SHOWN_TITLES = 3


def run(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REF… FIELD=VALUE…",
            help="改什么（编号、名称、班次/课次、catalog），改成什么（字段=值）",
            autocompletion=complete_change_word,
        ),
    ] = None,
    *,
    where: Annotated[
        bool,
        typer.Option("--where", help="不写 REF，写种类和查询条件：改所有符合的"),
    ] = False,
    why: Why = "",
    dry_run: DryRun = False,
    force: Force = False,
    format: ChangeFormat = Format.text,
    no_input: NoInput = False,
) -> None:
    """Run `pschool set`."""
    others, assignments = split_words(words or ())
    asks = can_ask(no_input or format is Format.json)
    if where or not asks or len(others) > 1:
        _require_all(words or (), others, assignments, where=where)
    desk = open_desk(workspace_of(context))
    options = ChangeOptions(dry_run, force, format)
    if where:
        targets = _matching(desk, others)
        if len(targets) > 1 and asks and not dry_run and not _agrees():
            desk.workspace.console.note("没有改")
            raise typer.Exit(0)
    else:
        others = others or [_asked_reference(desk)]
        targets = [target_named(desk.lookup, one, assignments) for one in others]
        assignments = assignments or _asked_change(desk, targets[0])
    request = Request(assignments, desk.workspace.today, why.strip())
    plan = set_fields(desk.lookup, targets, request) if targets else Plan(ChangeSet())
    raise typer.Exit(carry_out(desk, plan, options))


def _require_all(
    words: Sequence[str], others: list[str], assignments: list[Assignment], *, where: bool
) -> None:
    """Raise CommandLineError where something is missing, naming all of it."""
    if not where:
        _refuse_spaces(words, assignments)
    missing = [] if others else ["种类和查询条件（--where）" if where else "改什么（REF）"]
    missing += [] if assignments else ["改成什么（FIELD=VALUE）"]
    example = "--where 课程 主题:技能素养 状态=停用" if where else "党章导读 学时=2"
    if missing:
        raise CommandLineError(f"还缺：{'、'.join(missing)}", f"写成 pschool set {example}")


def _refuse_spaces(words: Sequence[str], assignments: list[Assignment]) -> None:
    """`学时= 2` would unset a field, and take 2 for what to change."""
    for word, following in pairwise((*words, "")):
        bare = fold(word).strip()
        if bare in ("=", "+=", "-="):
            raise CommandLineError("等号前后不要空格", "写成 字段=值，如 学时=2")
        is_unset = bare.endswith("=") and any(one.said == "" for one in assignments)
        if is_unset and following and "=" not in fold(following):
            message = f"{shown(word)}后面空了一格，不知道是要清空还是要改成{shown(following)}"
            raise CommandLineError(message, f"要改：{word}{following}；要清空：把它写在最后")


def _matching(desk: Desk, words: list[str]) -> list[Target]:
    """What the query of `--where` finds; told where it is not exactly one."""
    from partyschool_cli.catalog.records.build import record_title
    from partyschool_cli.cli.record_search import RecordSearch, nothing_found
    from partyschool_cli.wording.measure_words import counted

    kind = kind_named(fold(words[0]).strip())
    if kind is None:
        near = nearest(words[0], [name for each in Kind for name in each.aliases], 1)
        kinds = "、".join(each.title for each in Kind)
        message = f"--where 后面先写种类，{shown(words[0])}不是"
        hint = f"是不是 {near[0]}？" if near else f"写 {kinds} 中的一个，再写查询条件"
        raise CommandLineError(message, hint)
    if not words[1:]:
        message = f"没有写查询条件，会改所有{kind.title}"
        raise CommandLineError(message, "写上条件，如 主题:技能素养；真要都改，写 编号:*")
    search = RecordSearch(desk.workspace, desk.lookup.catalog, kind, retired=True)
    query = search.query(words[1:])
    if "status" not in query.fields:
        search = search.of(kind, retired=False)
    found = search.matching(query)
    console = desk.workspace.console
    if not found:
        console.note(nothing_found(search, words[1:], query))
    elif len(found) > 1:
        titles = "、".join(record_title(record) for record in found[:_SHOWN_TITLES])
        more = "等" if len(found) > _SHOWN_TITLES else ""
        console.note(f"符合条件的有 {counted(len(found), kind)}：{titles}{more}")
    return [Target(Key(kind, record["id"])) for record in found]


def _agrees() -> bool:
    """Whether the clerk wants all of them changed; Enter alone is no."""
    from partyschool_cli.cli.asking.confirm import confirm

    return confirm("都改吗？")


def _asked_reference(desk: Desk) -> str:
    from partyschool_cli.cli.asking.reference import ask_reference

    return ask_reference(desk.lookup, FILE_KINDS, "改哪一个")


def _asked_change(desk: Desk, target: Target) -> list[Assignment]:
    """The change of one field as the clerk says it. Raises CommandLineError for the manifest."""
    from partyschool_cli.cli.asking.ask_change import ask_change

    if target.key is None:
        raise CommandLineError("还缺：改成什么（FIELD=VALUE）", "如 pschool set catalog 地区=…")
    lookup, key = desk.lookup, target.key
    if key.kind is not Kind.SESSION:
        return ask_change(
            lookup, key, ValueContext(desk.workspace.today, key.kind, lookup.content(key))
        )
    whole = lookup.content(Key(Kind.CLASS, key.id.rpartition("/")[0]))
    session = whole["sessions"][session_ids(whole).index(target.session)]
    return ask_change(lookup, key, ValueContext(desk.workspace.today, key.kind, session, whole))


command = Command(run, _HELP, takes_query=True)
