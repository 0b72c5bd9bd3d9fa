"""What a command is, and how the folder `commands/` becomes the command line.

A file `commands/NAME.py` with one public `command = Command(…)` is `pschool NAME`. Files are
imported when their command is asked for, so that `list` does not pay for the others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.cli import commands
from partyschool_cli.cli.global_parameters import global_parameters
from partyschool_cli.cli.help import write_command_help, write_group_help
from partyschool_cli.discover import load, names
from partyschool_cli.errors import CommandLineError

HELP_OPTIONS = ("-h", "--help")


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `run` takes a typer.Context and its parameters; `help`'s first line is a summary.

    `takes_query` is for commands whose words may begin with `-` (`-topics:线上`). `more` gives the
    end of the help, where it takes time to know.
    """

    run: Callable[..., None]
    help: str
    takes_query: bool = False
    more: Callable[[], str] = str


class PschoolCommand(TyperCommand):
    """A command that also takes the global options and explains itself in Chinese."""

    more: Callable[[], str] = str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(global_parameters())

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the help text."""
        write_command_help(self, ctx, formatter, self.more())


class QueryCommand(PschoolCommand):
    """A command whose query may begin with `-`: only options that it has are taken for options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Moves query words behind a `--`, where no parser takes them for options."""
        return super().parse_args(ctx, _words_last(args, self._valued_options(), self._options()))

    def _options(self) -> set[str]:
        return {name for param in self.params for name in param.opts} | {*HELP_OPTIONS}

    def _valued_options(self) -> set[str]:
        takes_value = [p for p in self.params if not getattr(p, "is_flag", True)]
        return {name for param in takes_value for name in param.opts if name.startswith("-")}


def _words_last(args: list[str], valued: set[str], known: set[str]) -> list[str]:
    options: list[str] = []
    words: list[str] = []
    rest = list(args)
    while rest:
        arg = rest.pop(0)
        if arg == "--":
            words += rest
            break
        if arg in known or arg.startswith("--"):
            options.append(arg)
            if arg in valued:
                if not rest:  # nothing may follow it, or that would be its value
                    return options
                options.append(rest.pop(0))
        else:
            words.append(arg)
    return [*options, "--", *words]


class CommandFolder(TyperGroup):
    """`pschool` itself: its commands are the files of `commands/`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(global_parameters())

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order of a clerk's day, new ones last."""
        return command_names()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Imports the command's file; None where there is none."""
        return load_command(cmd_name) if cmd_name in command_names() else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Finds the command that `args` begin with. Raises CommandLineError with a suggestion."""
        if args and args[0] not in command_names() and not ctx.resilient_parsing:
            near = nearest(args[0], command_names(), 1)
            hint = f"是不是 pschool {near[0]}？" if near else "运行 pschool --help 看有哪些命令"
            raise CommandLineError(f"没有“{args[0]}”这个命令", hint)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the help text."""
        write_group_help(self, ctx, formatter)


_ORDER = (
    "list",
    "tree",
    "show",
    "search",
    "timetable",
    "export",
    "lint",
    "stats",
    "init",
    "schema",
)


def command_names() -> list[str]:
    """The names of the files in `commands/`, the daily ones first."""
    return list(names(commands, _ORDER))


def load_command(name: str) -> TyperCommand:
    """The command of `commands/NAME.py`. Raises TypeError where that file has no `command`."""
    command = load(commands, name, "command", Command)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    kind = QueryCommand if command.takes_query else PschoolCommand
    app.command(name=name, help=command.help, cls=kind)(command.run)
    built: Any = typer.main.get_command(app)
    built.name = name
    built.more = command.more
    return built  # type: ignore[no-any-return]
