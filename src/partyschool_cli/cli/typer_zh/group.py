"""A program whose commands are the files of a folder, with global options before or after them."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

import typer
from typer.core import TyperGroup

from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.cli.typer_zh.absent import without_conversion_of_nothing
from partyschool_cli.cli.typer_zh.command import ChineseCommand, Parameter, make_command
from partyschool_cli.cli.typer_zh.completion import translate_completion_options
from partyschool_cli.cli.typer_zh.folder import CommandFolder
from partyschool_cli.cli.typer_zh.repeated import refuse_repeated
from partyschool_cli.cli.typer_zh.usage_error import usage_errors
from partyschool_cli.errors import CommandLineError

# Where the context has the arguments as they were given.
ARGUMENTS = "partyschool_cli.arguments"


class CommandGroup(TyperGroup):
    """A program built by `make_group`, which sets its commands and the options they share."""

    folder: CommandFolder
    made: dict[str, ChineseCommand]
    shared: tuple[Parameter, ...] = ()
    other_words: Mapping[str, str] = MappingProxyType({})

    def load(self, name: str) -> ChineseCommand:
        """The command of a name of `folder.names`, made once; imports its file."""
        if name not in self.made:
            self.made[name] = make_command(name, self.folder.load(name), self.shared)
        return self.made[name]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order to show them in."""
        return list(self.folder.names)

    def get_command(self, ctx: Any, cmd_name: str) -> ChineseCommand | None:  # noqa: ARG002
        """The command of that name; None where there is none."""
        return self.load(cmd_name) if cmd_name in self.folder.names else None

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parses what stands before the command. Raises CommandLineError where it is wrong."""
        with usage_errors(ctx):
            if not ctx.resilient_parsing:
                refuse_repeated(self, ctx, args)
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Finds the command that `args` begin with. Raises CommandLineError with a suggestion."""
        name, *_ = args
        if name not in self.folder.names and not ctx.resilient_parsing:
            raise CommandLineError(f"没有“{name}”这个命令", self._hint(ctx.command_path, name))
        return super().resolve_command(ctx, args)

    def _hint(self, path: str, name: str) -> str:
        meant = self.other_words.get(name.lower())
        near = [meant] if meant else nearest(name, self.folder.names, 1)
        return f"是不是 {path} {near[0]}？" if near else f"运行 {path} --help 看有哪些命令"

    def get_help(self, ctx: Any) -> str:
        """The help text, for a terminal's width."""
        from partyschool_cli.cli.typer_zh.help import group_help, help_width

        return group_help(self, ctx.command_path, help_width())


def make_group(
    callback: Callable[..., None],
    help: str,
    folder: CommandFolder,
    shared: Sequence[Parameter],
    other_words: Mapping[str, str] = MappingProxyType({}),
) -> CommandGroup:
    """The program that runs `callback`, then the command of `folder` that was asked for, if any.

    `shared` are options of the program itself and of each command. `other_words` are not commands:
    they say which command somebody who types them is looking for.
    """
    app = typer.Typer(cls=CommandGroup, rich_markup_mode=None, add_help_option=False)
    app.callback(invoke_without_command=True, help=help)(callback)
    group = cast(CommandGroup, typer.main.get_command(app))
    without_conversion_of_nothing(group.params)
    translate_completion_options(group.params)
    group.folder = folder
    group.made = {}
    group.shared = tuple(shared)
    group.other_words = other_words
    group.params.extend(shared)
    return group


def run_group(group: CommandGroup, name: str, arguments: Sequence[str], obj: object) -> int:
    """Runs a command line and gives its exit code; `obj` is the context's.

    Raises CommandLineError for usage errors. Unlike `group.main` it turns neither an interrupt nor
    a broken pipe into an exit code.
    """
    try:
        with group.make_context(name, list(arguments), obj=obj) as context:
            context.meta[ARGUMENTS] = tuple(arguments)
            group.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    return 0
