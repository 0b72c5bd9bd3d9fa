"""`pschool lint` with options that need no explaining, without the library for command lines.

That takes as long to import as a lint of what changed. What is not plain is left to it, and so is
telling what is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partyschool_cli.cli.lint_request import LintRequest
from partyschool_cli.cli.linting import run_lint
from partyschool_cli.cli.options import global_options
from partyschool_cli.cli.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partyschool_cli.cli.console import Recording

_COMMAND = "lint"
_OWN = ("format", "select", "ignore", "fail_on", "statistics")
_WITH_VALUE = frozenset({"format", "select", "ignore", "fail_on", "catalog", "today"})
_FLAGS = frozenset({"statistics", "no_color", "no_cache"})


def plain_lint(arguments: Sequence[str], recording: Recording | None) -> int | None:
    """Runs `pschool lint` and gives its exit code; None where the arguments are not so plain."""
    told = _told(arguments)
    if told is None:
        return None
    workspace = Workspace(global_options(told), recording)
    return run_lint(workspace, LintRequest(**{name: told[name] for name in _OWN if name in told}))


def _told(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options by name; None where there is anything but `lint` and options, each once."""
    told: dict[str, Any] = {}
    words = []
    rest = iter(arguments)
    for word in rest:
        option, equals, value = word.partition("=")
        name = option.removeprefix("--").replace("-", "_")
        if not word.startswith("-"):
            words.append(word)
        elif f"--{name.replace('_', '-')}" != option or name in told or _is_early(name, words):
            return None
        elif name in _FLAGS and not equals:
            told[name] = True
        elif name in _WITH_VALUE:
            told[name] = value if equals else next(rest, "")
            if not told[name] or told[name].startswith("-"):
                return None
        else:
            return None
    if words != [_COMMAND]:
        return None
    return {**told, "catalog": [told["catalog"]]} if "catalog" in told else told


def _is_early(name: str, words: Sequence[str]) -> bool:
    """Whether an option of `lint` stands before that."""
    return name in _OWN and not words
