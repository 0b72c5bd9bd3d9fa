"""`pschool serve`: look at the web site of the files as they are now."""

from typing import Annotated

import typer

from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.terminal.style import Styled

_HELP = """在浏览器里看网站、改课（--edit），改了文件自己更新

只有本机能打开。页面上边说明检查出的问题，每一处问题也写在它说的东西旁边。
端口有程序在用，就换下一个；按 Ctrl+C 停止。
例：pschool serve --open
　　pschool serve --private　　　草稿、停用的、备注也看
　　pschool serve --edit --open　在网页里改：按“修改”填表，“保存”前先检查"""

_PORT = typer.Option(
    "--port", metavar="N", min=0, max=65535, help="端口；默认 8765，有程序在用就换下一个"
)
_OPEN = typer.Option("--open", help="同时打开浏览器")
_PRIVATE = typer.Option("--private", help="草稿、停用的、备注也看；地址里带口令，不要给别人")
_EDIT = typer.Option("--edit", help="在网页里修改和新建；地址里带口令，不要给别人")


def _serve(
    context: typer.Context,
    *,
    port: Annotated[int | None, _PORT] = None,
    open_browser: Annotated[bool, _OPEN] = False,
    private: Annotated[bool, _PRIVATE] = False,
    edit: Annotated[bool, _EDIT] = False,
) -> None:
    from partyschool_cli.cli.options import today
    from partyschool_cli.serve.forms.routes import answer
    from partyschool_cli.serve.preview import Preview, PreviewOptions
    from partyschool_cli.serve.server import DEFAULT_PORT, listen, prepare

    workspace = workspace_of(context)
    console = workspace.console
    console.keep_nothing()
    root = workspace.root()
    server = listen(port)
    try:
        if edit:
            workspace.recover(root)
        options = PreviewOptions(lambda: today(workspace.options), private or edit, edit)
        forms = answer if edit else None
        caches = workspace.options.caches
        prepare(server, Preview(root, options), caches=caches, forms=forms)
        if port is None and server.server_port != DEFAULT_PORT:
            console.note(f"端口 {DEFAULT_PORT} 已经有程序在用，改用 {server.server_port}")
        address = server.guard.address
        console.print([(Styled(f"打开 {address} 看网站；按 Ctrl+C 停止"),)])
        if open_browser:
            _open(address)
        server.serve_forever()
    except KeyboardInterrupt:
        console.note("已停止")
    finally:
        server.close()


def _open(address: str) -> None:
    import webbrowser
    from threading import Thread

    # A browser in the terminal returns when it is left: it has to be served meanwhile.
    Thread(target=webbrowser.open, args=(address,), daemon=True).start()


command = Command(_serve, _HELP)
