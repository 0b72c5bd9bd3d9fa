"""`pschool publish`: mark what was printed and sent."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.cli.console import Console
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.terminal.style import Styled

if TYPE_CHECKING:
    from partyschool_cli.history.publish import Published

_HELP = """印发：记下现在这一版已经印出来、发下去了

给最近一次保存打上标签 pschool/published/日期-第几次，
以后 pschool notice 就与它比，说的正好是手里那张课程表以后的改动。
有没保存的改动时不打（返回 1），先 pschool save。
标签里有谁、何时印发的，-m 另加说明，如 -m 发各村微信群。
不运行 git 的钩子，不签名。"""
_MOST = 5


def _publish(
    context: typer.Context,
    message: Annotated[
        str | None, typer.Option("-m", "--message", metavar="TEXT", help="说明，如发给了谁")
    ] = None,
) -> None:
    """Run `pschool publish`; exit 1 where something is not committed."""
    from partyschool_cli.history.publish import publish, uncommitted

    workspace = workspace_of(context)
    if message is not None and not message.strip():
        raise CommandLineError("-m 的说明是空的", "写上说明，或不写 -m")
    root = workspace.root()
    workspace.recover(root)
    if changed := uncommitted(root, workspace.today):
        _refuse(workspace.console, root, changed)
        raise typer.Exit(1)
    found = publish(root, workspace.today, None if message is None else message.strip())
    workspace.console.print([(Styled(f"已印发：{found.tag}（提交 {found.commit[:8]}）", "good"),)])
    _tell_unpushed(workspace.console, found)


def _refuse(console: Console, root: Path, changed: tuple[str, ...]) -> None:
    from partyschool_cli.source.git.git_commit import ignored_files

    ignored = set(ignored_files(root))
    names = "、".join(map(shown_path, changed[:_MOST]))
    more = f"等 {len(changed)} 个文件" if len(changed) > _MOST else ""
    line = f"有没保存的改动，没有印发：{names}{more}；先运行 pschool save"
    if ignored.issuperset(changed):
        line = f"git 不管这些文件（.gitignore），没有印发：{names}{more}；先让 git 管它们"
    console.print([(Styled(line, "error"),)])


def _tell_unpushed(console: Console, found: "Published") -> None:
    if found.remote is None:
        return
    count = f"有 {found.unpushed} 次保存还没有推送：git push；" if found.unpushed else ""
    console.note(f"{count}别的电脑也要看到这次印发：git push {found.remote} {found.tag}")


command = Command(_publish, _HELP)
