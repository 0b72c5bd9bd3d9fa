"""`pschool notice`: tell people which sessions changed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.catalog.school_scope import refuse_for_below, schools_meant
from partyschool_cli.cli.arguments.completion import (
    complete_class,
    complete_school,
    complete_teacher,
)
from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.arguments.with_below import WITH_BELOW, check_with_below
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.terminal.style import Styled

if TYPE_CHECKING:
    from partyschool_cli.catalog.lookup import Lookup
    from partyschool_cli.cli.notice_output import Target
    from partyschool_cli.history.comparison import Comparison
    from partyschool_cli.history.notice import Concern, Notices
    from partyschool_cli.history.ranges import Range

_HELP = """写调课通知：哪些课改期、停课、增加，换了授课人、地点

不写版本时，与上次印发的（pschool publish）比；没有印发过，与上次保存的比。
版本的写法与 pschool diff 相同：提交号、标签、published、日期，或“旧..新”。
只说在用班次今天起的课次；名称改正、文件改名、调走又调回的不算。
原因取自课次的备注。
不写 -o 时是发微信群的文字，一个班一条，一行不超过 20 个字。
例：pschool notice -o 通知.docx
　　pschool notice --teacher 王建国 -o 通知.ics"""

_RANGE = typer.Argument(metavar="OLD[..NEW]", help="比较哪两个版本")
_CLASS = typer.Option("--class", metavar="班次", help="只要这个班的", autocompletion=complete_class)
_TEACHER = typer.Option(
    "--teacher", metavar="教师", help="只要这位教师的课", autocompletion=complete_teacher
)
_SCHOOL = typer.Option(
    "--school", metavar="学校", help="只要这所学校办的班", autocompletion=complete_school
)
_OUTPUT = typer.Option(
    "--output",
    "-o",
    metavar="FILE",
    help="写入文件，如 通知.docx；- 是标准输出",
    parser=path_text,
)
_EACH = typer.Option("--each", help="每个班一个文件，名字后面加班次编号：通知-liudu-winter.docx")
_PAST = typer.Option("--past", help="已经过去的课次也要")
_SINCE = typer.Option("--since-published", help="与上次印发的比，没有印发过就报错")
_TEMPLATE = typer.Option(
    "--template", metavar="FILE", help="按这个 Word 样本的样式排 .docx", parser=path_text
)
_FORMAT = typer.Option("--format", metavar="格式", help="不看后缀，写成这种格式")
_NO_CODE = typer.Option("--no-code", help="不印新课程表的版本、校验码和二维码")


def _formats_help() -> str:
    from partyschool_cli.cli.notice_output import known_formats

    return f"\n\n文件的后缀决定格式：{'、'.join(known_formats())}"


def _notice(
    context: typer.Context,
    words: Annotated[list[str] | None, _RANGE] = None,
    *,
    class_name: Annotated[str | None, _CLASS] = None,
    teacher: Annotated[str | None, _TEACHER] = None,
    school: Annotated[str | None, _SCHOOL] = None,
    with_below: Annotated[bool, WITH_BELOW] = False,
    output: Annotated[str | None, _OUTPUT] = None,
    each: Annotated[bool, _EACH] = False,
    past: Annotated[bool, _PAST] = False,
    since_published: Annotated[bool, _SINCE] = False,
    template: Annotated[str | None, _TEMPLATE] = None,
    format: Annotated[str | None, _FORMAT] = None,
    no_code: Annotated[bool, _NO_CODE] = False,
) -> None:
    from partyschool_cli.cli.notice_output import target_of, write_notice
    from partyschool_cli.export.notice_content import notice_content
    from partyschool_cli.history.comparison import compare, lookup_of
    from partyschool_cli.history.notice import Concern, notices

    check_with_below(with_below, school is not None)
    workspace = workspace_of(context)
    target = target_of(output, format, template, workspace.today, each=each)
    target = target._replace(has_code=not no_code)
    asked = _range(workspace, words or (), since_published=since_published)
    comparison = compare(asked.old, asked.new)
    sides = lookup_of(asked.old.tree), lookup_of(asked.new.tree)
    own_school = _id_of(comparison, Kind.SCHOOL, school)
    concern = Concern(
        None if past else workspace.today,
        _id_of(comparison, Kind.CLASS, class_name),
        _id_of(comparison, Kind.TEACHER, teacher),
        None if own_school is None else _schools(sides, own_school, with_below=with_below),
    )
    found = notices(*sides, comparison.diff, concern)
    if found.left_out:
        paths = "、".join(map(shown_path, found.left_out))
        workspace.console.note(f"读不了，没有比较：{paths}；运行 pschool lint 看原因")
    if not found.classes:
        if own_school is not None and not with_below:
            _refuse_for_below(sides, comparison, concern, own_school)
        past_ones = notices(*sides, comparison.diff, concern._replace(since=None))
        _tell_nothing(workspace, asked, past_ones, target)
        return
    workspace.console.note(f"比较：{asked.old.label} → {asked.new.label}")
    whose = _name_of(sides, concern.teacher)
    names = (asked.old.name, asked.new.name)
    content = notice_content(found, names, workspace.today, whose)
    write_notice(workspace.console, found, content, target)


def _range(workspace: Workspace, words: Sequence[str], *, since_published: bool) -> "Range":
    """The sides to compare; without words what people hold, else the last commit, and the files."""
    from partyschool_cli.errors import CatalogUnreadableError
    from partyschool_cli.history.ranges import asked_range, range_of_folders
    from partyschool_cli.history.revisions import PUBLISHED, last_published, unknown_revision

    if since_published and words:
        raise CommandLineError("--since-published 不能和版本一起写", "留下一个")
    root: Path | None = None
    try:
        root = workspace.root()
    except CatalogUnreadableError:
        asked = range_of_folders(words, workspace.today)
        if asked is None:
            raise
    else:
        in_git = workspace.git_root(root) is not None
        if since_published:
            words = (PUBLISHED,)
        elif not words and in_git and (tag := last_published(root)) is not None:
            words = (tag,)
        asked = asked_range(root, words, workspace.today)
    if root is not None and words and asked.rest == tuple(words):
        raise unknown_revision(root, words[0])
    if asked.rest:
        raise CommandLineError(
            f"多写了“{asked.rest[0]}”", "最多写两个版本；一个班的写 --class 班次"
        )
    return asked


def _id_of(comparison: "Comparison", kind: Kind, word: str | None) -> str | None:
    """The id of what a word means, as it is now or as it was; None without a word."""
    if word is None:
        return None
    from partyschool_cli.catalog.resolve import split_kind
    from partyschool_cli.history.comparison import resolved

    key = resolved(comparison, word if split_kind(word)[0] else f"{kind}:{word}")
    if key.kind is not kind:
        raise CommandLineError(f"“{word}”不是{kind.title}", f"写{kind.title}的编号或名称")
    return key.id


def _schools(sides: "tuple[Lookup, Lookup]", school: str, *, with_below: bool) -> frozenset[str]:
    """The ids of the schools that are meant, on either side."""
    if not with_below:
        return frozenset({school})
    old, new = (schools_meant(side.catalog, school, with_below=True) for side in sides)
    return old | new


def _refuse_for_below(
    sides: "tuple[Lookup, Lookup]", comparison: "Comparison", concern: "Concern", school: str
) -> None:
    """Raise CommandLineError where only classes of schools below a school changed."""
    from partyschool_cli.history.notice import notices

    def has(name: str) -> bool:
        other = concern._replace(schools=frozenset({name}))
        return bool(notices(*sides, comparison.diff, other).classes)

    catalog = sides[1].catalog
    if school in catalog.schools:
        refuse_for_below(catalog, school, "要通知的改动", has)


def _name_of(sides: "tuple[Lookup, Lookup]", teacher: str | None) -> str | None:
    from partyschool_cli.catalog.references import Key

    if teacher is None:
        return None
    key = Key(Kind.TEACHER, teacher)
    old, new = sides
    return (new if key in new.files else old).title(key)


def _tell_nothing(workspace: Workspace, asked: "Range", past: "Notices", target: "Target") -> None:
    """Say that nothing changed for anyone; programs get a document without notices."""
    from partyschool_cli.export.notice_json import notices_document
    from partyschool_cli.markup.json_text import json_document

    old, new = asked.old, asked.new
    line = f"从 {old.label} 到 {new.label}，没有要通知的改动"
    if past.classes:
        count = sum(len(own.sessions) for own in past.classes)
        line += f"；有 {count} 次已经过去的课改过，要通知就加 --past"
    if target.file is None and target.format == "json":
        document = notices_document(old.name, new.name, ())
        workspace.console.write(json_document(document).encode())
        workspace.console.note(line)
    else:
        workspace.console.print([(Styled(line, "muted"),)])


command = Command(_notice, _HELP, epilog=_formats_help)
