"""The protocols in which shells ask what the Tab key offers."""

from collections.abc import Mapping
from pathlib import Path

from tests.catalogs import QINGSHI
from tests.cli.conftest import Pschool, Result

SHELLS = ("bash", "zsh", "fish", "powershell")


def question(shell: str, typed: str) -> Mapping[str, str]:
    """The environment in which a shell's script runs `pschool` when Tab is pressed after `typed`.

    Typer's scripts, which users have installed, set these variables.
    """
    words = typed.split(" ")
    asked = {
        "bash": {"COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": typed},
        "fish": {"_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        "powershell": {
            "_TYPER_COMPLETE_ARGS": typed,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        },
    }[shell]
    return {**asked, "_PSCHOOL_COMPLETE": f"complete_{shell}"}


def ask(
    pschool: Pschool, shell: str, typed: str, cwd: Path = QINGSHI, **environment: str
) -> Result:
    """The answer to a shell."""
    return pschool(cwd=cwd, env={**question(shell, typed), **environment})


def offered(pschool: Pschool, typed: str, cwd: Path = QINGSHI, **environment: str) -> list[str]:
    """The words that bash is offered; nothing must be said besides."""
    result = ask(pschool, "bash", typed, cwd, **environment)
    assert (result.code, result.err) == (0, "")
    return [word for word in result.out.split("\n") if word]
