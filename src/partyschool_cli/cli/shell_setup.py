"""`--install-completion` and `--show-completion`: Typer's work, with what it says in Chinese."""

from typing import Any

import typer

from partyschool_cli.cli.console import Console
from partyschool_cli.errors import CommandLineError

_INSTALL, _SHOW = "install_completion", "show_completion"
_HELP = {
    _INSTALL: "让 Tab 键能补全命令、编号和字段（装一次就行）",
    _SHOW: "打印 Tab 键补全的脚本，自己放到合适的地方",
}


def with_chinese_options(command: Any) -> Any:
    """`pschool` with Typer's two options for completion explained, and answering, in Chinese."""
    for parameter in command.params:
        if parameter.name in _HELP:
            parameter.help = _HELP[parameter.name]
        if parameter.name == _INSTALL:
            parameter.callback = _install
        elif parameter.name == _SHOW:
            parameter.callback = _in_known_shell(parameter.callback)
    return command


def _install(context: typer.Context, parameter: Any, value: Any) -> Any:  # noqa: ARG001
    if not value or context.resilient_parsing:
        return value
    from typer._completion_shared import install

    try:
        shell, path = install(shell=_shell())
    except OSError as error:
        message = f"装不上补全：写不了 {error.filename or '配置文件'}"
        raise CommandLineError(message, "用 --show-completion 打印脚本，自己放好") from None
    Console().note(f"已为 {shell} 装好补全（{path}）；重开终端后生效")
    raise typer.Exit


def _in_known_shell(show: Any) -> Any:
    def checked(context: typer.Context, parameter: Any, value: Any) -> Any:
        if value and not context.resilient_parsing:
            _shell()
        return show(context, parameter, value)

    return checked


def _shell() -> str:
    from typer._completion_shared import Shells, _get_shell_name

    known = [shell.value for shell in Shells]
    name = _get_shell_name()
    if name not in known:
        message = f"不认识这个命令行环境（{name or '看不出是哪一种'}），不能补全"
        raise CommandLineError(message, f"在 {'、'.join(known)} 里运行")
    return name
