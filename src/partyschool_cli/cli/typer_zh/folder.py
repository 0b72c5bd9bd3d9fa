"""Commands found by their files: a folder's `a_name.py` with a public `command` is `a-name`.

One that is called as a word of Python has an underscore behind it: `import_.py` is `import`.
"""

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import NamedTuple

from partyschool_cli.discover import load, names


class Command(NamedTuple):
    """A command: `run` takes a `typer.Context` and its parameters, declared as Typer has them.

    The first line of `help` is its summary; `epilog` gives the end, where that takes time to know.
    With `takes_query`, words that begin with `-` and are no option of it are arguments. One that
    `looks_back` only reads a catalog, and can do so as it was (`--at`). `is_hidden` is listed
    nowhere: other programs call it.
    """

    run: Callable[..., None]
    help: str
    takes_query: bool = False
    looks_back: bool = False
    epilog: Callable[[], str] = str
    is_hidden: bool = False

    @property
    def summary(self) -> str:
        """What it does, in a line."""
        return self.help.partition("\n")[0]


class CommandFolder:
    """The commands in a package's folder; a file is imported when its command is asked for.

    `first` are the names to list first, in that order; the others follow alphabetically.
    """

    def __init__(self, package: ModuleType, first: Sequence[str] = ()) -> None:
        self._package = package
        modules = {module.strip("_").replace("_", "-"): module for module in names(package)}
        self._modules = {name: modules[name] for name in (*first, *modules) if name in modules}
        self.names = tuple(self._modules)

    def load(self, name: str) -> Command:
        """The command of that name. Raises TypeError where its file has no `command`."""
        return load(self._package, self._modules[name], "command", Command)

    def listed(self) -> dict[str, Command]:
        """The commands that are not hidden, by name. Imports all of them."""
        loaded = {name: self.load(name) for name in self.names}
        return {name: command for name, command in loaded.items() if not command.is_hidden}
