"""`pschool diff`: what differs between two versions of the catalog, in its own terms."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.catalog.folding import fold
from partyschool_cli.cli.arguments.completion import complete_compared
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CatalogUnreadableError, CommandLineError
from partyschool_cli.model.kind import Kind, kind_named
from partyschool_cli.source.files.listing import shown_path

if TYPE_CHECKING:
    from partyschool_cli.catalog.diff import EntityChange
    from partyschool_cli.catalog.references import Key
    from partyschool_cli.history.comparison import Comparison
    from partyschool_cli.history.ranges import Range

_HELP = """看两个版本的课程目录有什么不同，默认是上次保存以后改了什么

版本可以写提交号、分支、标签、published（上次印发的）、日期（2026-10-01、10月1日、昨天：
那天或以前的最后一次提交），也可以写有课程目录的文件夹；“旧..新”比较两个版本，
只写一个就与现在的文件比。后面写种类、编号或名称，只看这些条目。
按条目和课次比，只是换了行、改了空格和写法的不算；两个文件夹不用 git 也能比。"""

_WORDS = typer.Argument(
    metavar="旧[..新]|条目…",
    help="比较哪两个版本；只看哪些种类、条目、课次",
    autocompletion=complete_compared,
)
_EXIT_CODE = typer.Option("--exit-code", help="有不同时返回 1")


class Format(StrEnum):
    """Output formats of `diff`."""

    text = "text"
    json = "json"
    md = "md"


def _diff(
    context: typer.Context,
    words: Annotated[list[str] | None, _WORDS] = None,
    *,
    format: Annotated[
        Format,
        typer.Option("--format", metavar="格式", help="text 文字、json 数据、md 可贴进文档"),
    ] = Format.text,
    stat: Annotated[bool, typer.Option("--stat", help="一个条目只写一行，改了几处")] = False,
    exit_code: Annotated[bool, _EXIT_CODE] = False,
) -> None:
    from partyschool_cli.history.comparison import changes_of, compare

    if stat and format is Format.json:
        raise CommandLineError("--stat 不能和 --format json 一起用", "去掉一个")
    workspace = workspace_of(context)
    asked = _range(workspace, words or ())
    comparison = compare(asked.old, asked.new)
    kinds, keys = _asked_for(comparison, asked.rest)
    changes = changes_of(comparison.diff.changes, kinds, keys)
    _tell_left_out(workspace, comparison)
    _print(workspace, comparison, changes, format, is_short=stat)
    if exit_code and changes:
        raise typer.Exit(1)


def _range(workspace: Workspace, words: Sequence[str]) -> "Range":
    from partyschool_cli.history.ranges import asked_range, range_of_folders

    try:
        root = workspace.root()
    except CatalogUnreadableError:
        if (found := range_of_folders(words, workspace.today)) is not None:
            return found
        raise
    return asked_range(root, words, workspace.today)


def _asked_for(
    comparison: "Comparison", words: Sequence[str]
) -> "tuple[frozenset[Kind], frozenset[Key]]":
    """The kinds and entities that words name. Raises CommandLineError for one that is neither."""
    kinds = {word: kind for word in words if (kind := kind_named(fold(word.strip())))}
    keys = (_named(comparison, word) for word in words if word not in kinds)
    return frozenset(kinds.values()), frozenset(keys)


def _named(comparison: "Comparison", word: str) -> "Key":
    from partyschool_cli.catalog.resolve import AmbiguousReferenceError
    from partyschool_cli.history.comparison import resolved
    from partyschool_cli.history.revisions import is_like_revision, unknown_revision

    try:
        return resolved(comparison, word)
    except AmbiguousReferenceError:
        raise
    except CommandLineError as error:
        hint = error.hint
        if comparison.old.commit is not None:
            unknown = unknown_revision(comparison.old.tree.folder, word)
            if is_like_revision(word):
                raise unknown from None
            hint = unknown.hint if "是不是" not in hint and "是不是" in unknown.hint else hint
        raise CommandLineError(f"没有“{word}”这个版本或条目", hint) from None


def _tell_left_out(workspace: Workspace, comparison: "Comparison") -> None:
    if left_out := comparison.diff.left_out:
        paths = "、".join(map(shown_path, left_out))
        workspace.console.note(f"读不了，没有比较：{paths}；运行 pschool lint 看原因")


def _print(
    workspace: Workspace,
    comparison: "Comparison",
    changes: "Sequence[EntityChange]",
    format: Format,
    *,
    is_short: bool,
) -> None:
    console = workspace.console
    if format is Format.json:
        from partyschool_cli.views.diff_json import diff_json

        console.write(diff_json(comparison, changes).encode())
    elif format is Format.md:
        from partyschool_cli.views.diff_markdown import diff_markdown

        console.write(diff_markdown(comparison, changes, is_short=is_short).encode())
    else:
        from partyschool_cli.views.diff_text import diff_lines

        console.print(diff_lines(comparison, changes, is_short=is_short))


command = Command(_diff, _HELP)
