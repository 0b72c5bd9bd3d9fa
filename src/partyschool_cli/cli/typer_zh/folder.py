"""Commands found by their files: a folder's `NAME.py` with a public `command` is command NAME."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `run` takes a `typer.Context` and its parameters, declared as Typer has them.

    The first line of `help` is its summary; `epilog` gives the end, where that takes time to know.
    With `takes_query`, words that begin with `-` and are no option of it are arguments.
    """

    run: Callable[..., None]
    help: str
    takes_query: bool = False
    epilog: Callable[[], str] = str

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
        folder = Path(next(iter(package.__path__)))
        found = {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}
        self.names = (*(name for name in first if name in found), *sorted(found - set(first)))

    def load(self, name: str) -> Command:
        """The command of that name. Raises TypeError where its file has no `command`."""
        module = import_module(f"{self._package.__name__}.{name}")
        command = getattr(module, "command", None)
        if not isinstance(command, Command):
            raise TypeError(f"{module.__name__} has no `command = Command(…)`")
        return command
