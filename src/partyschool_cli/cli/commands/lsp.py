"""`pschool lsp`: the language server of an editor, which starts it."""

import os
import sys
from importlib.util import find_spec
from io import FileIO
from pathlib import Path
from typing import Annotated

import typer

from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError, extra_missing

_HELP = """编辑器里边写边查、补全、改名：由编辑器启动（语言服务器，LSP）

自己不用运行它；怎样在 VS Code、Neovim、Helix 里用，见 docs/editor.md。
只在标准输入、标准输出上说 LSP，从不写文件：改动都交给编辑器做。要装 pschool[lsp]。"""

_STDIO = typer.Option("--stdio", help="用标准输入、标准输出；总是这样，写不写都行")
_LOG = typer.Option("--log", metavar="FILE", help="把出的错和收发的消息记在这个文件里")


def _lsp(
    context: typer.Context,
    *,
    stdio: Annotated[bool, _STDIO] = True,  # noqa: ARG001  # clients pass it
    log: Annotated[str | None, _LOG] = None,
) -> None:
    from partyschool_cli.cli.options import today

    workspace = workspace_of(context)
    workspace.console.keep_nothing()
    if sys.stdin is None:  # the program that started it closed it
        raise CommandLineError(
            "标准输入关着，收不到编辑器的消息", "由编辑器启动，见 docs/editor.md"
        )
    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        raise extra_missing("语言服务器", "pygls", "lsp")
    from partyschool_cli.editor.logs import start_log

    start_log(Path(log) if log is not None else None)
    from partyschool_cli.editor.server import Server, serve

    if sys.stdin.isatty():
        workspace.console.note("这条命令由编辑器启动，见 docs/editor.md；按 Ctrl+C 停止")
    server = Server(lambda: today(workspace.options))
    serve(server, sys.stdin.buffer, _protocol_output(), os._exit)


def _protocol_output() -> FileIO:
    """Standard output for LSP alone: what anything else prints there goes to standard error."""
    output = FileIO(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return output


command = Command(_lsp, _HELP)
