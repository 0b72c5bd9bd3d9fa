"""Tab completion by Typer: answers to the shells, the options that set it up, completers.

zsh evaluates what it is given, and titles are other people's text: signs that mean something to a
shell, or to Typer's own markup, never leave here.
"""

import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout, suppress
from functools import wraps
from typing import Any

import typer
from typer.core import TyperGroup

from partyschool_cli.cli.console import Console
from partyschool_cli.errors import CommandLineError
from partyschool_cli.terminal.visible import visible

# A word to complete to, and what is shown beside it.
Choice = tuple[str, str]
Completer = Callable[[typer.Context, str], list[Choice]]

_INSTALL, _SHOW = "install_completion", "show_completion"
_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_FULL_WIDTH = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in "\\\"'$`[]{}<>|&;*?!#~%^"})


def completer(choices: Callable[[typer.Context, str], Iterable[Choice]]) -> Completer:
    """A function for Typer's `autocompletion=`, of one that takes the context and the typed word.

    Of its choices those are offered that begin with the word. An error offers nothing: a shell
    would print it into the middle of the command line.
    """

    @wraps(choices)
    def complete(ctx: typer.Context, incomplete: str) -> list[Choice]:
        try:
            return [
                (word, visible(about).translate(_FULL_WIDTH))
                for word, about in choices(ctx, incomplete)
                if word.startswith(incomplete)
            ]
        except Exception:  # noqa: BLE001  # whatever is wrong, the command itself will say it
            return []

    return complete


def answer_shell(group: TyperGroup, name: str, console: Console) -> int:
    """Answers a shell's script, which asks in the environment, and gives the exit code.

    Whatever goes wrong while a word is completed, nothing is printed into the command line.
    """
    asked = os.environ.get(f"_{name.upper()}_COMPLETE", "")
    quietly = suppress(Exception) if asked.startswith("complete_") else nullcontext()
    code, text = 1, ""
    with quietly, _joined_words() if asked == "complete_bash" else nullcontext("") as typed:
        code, text = _captured(lambda: group.main([], prog_name=name))
        text = "".join(line.removeprefix(typed) for line in text.splitlines(keepends=True))
    console.write(text.encode("utf-8", "backslashreplace"))
    return code


@contextmanager
def _joined_words() -> Iterator[str]:
    """Join the words that bash splits at `:` and `=` (`school:li` is three) in the environment.

    Gives what bash keeps before the word that it completes, to be left out of the answers.
    """
    given, number = os.environ.get("COMP_WORDS", ""), os.environ.get("COMP_CWORD", "")
    words = given.split("\n") if "\n" in given else given.split(" ")
    if not number.isdecimal() or int(number) >= len(words):
        yield ""
        return
    joined, kept = _joined(words[: int(number) + 1])
    rest = words[int(number) + 1 :]
    try:
        os.environ["COMP_WORDS"] = "\n".join([*joined, *rest])
        os.environ["COMP_CWORD"] = str(len(joined) - 1)
        yield kept
    finally:
        os.environ["COMP_WORDS"], os.environ["COMP_CWORD"] = given, number


def _joined(words: Sequence[str]) -> tuple[list[str], str]:
    """The words up to the cursor, joined; and what comes before the last of bash's own words."""
    joined: list[str] = []
    kept = ""
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        if index > 1 and (_is_break(word) or _is_break(before)):
            kept = joined[-1] + (word if _is_break(word) else "")
            joined[-1] += word
        else:
            joined.append(word)
            kept = ""
    return joined, kept


def _is_break(word: str) -> bool:
    return bool(word) and not word.strip(":=")


def translate_completion_options(parameters: Iterable[Any]) -> None:
    """Lets Typer's options `--install-completion` and `--show-completion` speak Chinese."""
    for parameter in parameters:
        if parameter.name == _INSTALL:
            parameter.help = "让 Tab 键能补全命令、编号和字段（装一次就行）"
            parameter.callback = _on_request(_install, parameter.callback)
        elif parameter.name == _SHOW:
            parameter.help = "打印 Tab 键补全的脚本，自己放到合适的地方"
            parameter.callback = _on_request(_show, parameter.callback)


def _on_request(act: Callable[[str, Callable[[], Any]], None], typers_own: Any) -> Any:
    """A callback that calls `act` with the shell's name and Typer's own callback, then exits."""

    def callback(context: typer.Context, parameter: Any, value: Any) -> Any:
        if not value or context.resilient_parsing:
            return value
        act(_shell(), lambda: typers_own(context, parameter, value))
        raise typer.Exit

    return callback


def _install(shell: str, typers_own: Callable[[], Any]) -> None:
    try:
        _captured(typers_own)
    except OSError as error:
        message = f"装不上补全：写不了 {error.filename or '配置文件'}"
        raise CommandLineError(message, "用 --show-completion 打印脚本，自己放好") from None
    Console().note(f"已为 {shell} 装好补全；重开终端后生效")


def _show(_shell: str, typers_own: Callable[[], Any]) -> None:
    _, script = _captured(typers_own)
    Console().write(script.encode())


def _captured(typers_own: Callable[[], Any]) -> tuple[int, str]:
    """The exit code and the output of a function of Typer's that prints and exits by itself."""
    printed = io.StringIO()
    code: object = 0
    try:
        with redirect_stdout(printed):
            typers_own()
    except SystemExit as end:
        code = end.code
    return code if isinstance(code, int) else 0, printed.getvalue()


def _shell() -> str:
    """The shell that this process was started from. Raises CommandLineError for others."""
    import shellingham

    try:
        name, _ = shellingham.detect_shell()
    except shellingham.ShellDetectionFailure:
        name = ""
    if name not in _SHELLS:
        message = f"不认识这个命令行环境（{name or '看不出是哪一种'}），不能补全"
        raise CommandLineError(message, f"在 {'、'.join(_SHELLS)} 里运行")
    return str(name)
