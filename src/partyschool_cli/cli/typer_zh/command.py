"""A Typer command that explains itself, and what is wrong with its arguments, in Chinese."""

import copy
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias, cast

import typer
from typer.core import TyperArgument, TyperCommand, TyperOption

from partyschool_cli.cli.typer_zh.absent import without_conversion_of_nothing
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.cli.typer_zh.repeated import refuse_repeated
from partyschool_cli.cli.typer_zh.usage_error import help_hint, usage_errors
from partyschool_cli.errors import CommandLineError

Parameter: TypeAlias = TyperArgument | TyperOption

# The name of the shared option that only commands which look back take.
LOOKING_BACK: Final = "at"


class ChineseCommand(TyperCommand):
    """A command built by `make_command`, which sets what it was declared as."""

    declared: Command
    shared: tuple[Parameter, ...] = ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parses `args` into the context. Raises CommandLineError where they are wrong."""
        if self.declared.takes_query:
            if ctx.resilient_parsing and args and _takes_value(args[-1], self.params):
                args = args[:-1]  # Tab was pressed in its value; the words before it count
            args = options_first(args, self.params)
        with usage_errors(ctx):
            if not ctx.resilient_parsing:
                refuse_repeated(self, ctx, args)
            extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            raise CommandLineError(f"多写了“{' '.join(extra)}”", help_hint(ctx))
        return extra

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """What may be typed for `incomplete`: options, and words of a query that begin with `-`."""
        found = super().shell_complete(ctx, incomplete)
        if self.declared.takes_query and not incomplete.startswith("--"):
            query = [param for param in self.params if isinstance(param, TyperArgument)][-1]
            found += query.shell_complete(ctx, incomplete)
        return found

    def get_help(self, ctx: Any) -> str:
        """The help text, for a terminal's width."""
        from partyschool_cli.cli.typer_zh.help import command_help, help_width

        return command_help(self, ctx.command_path, help_width())


def make_command(name: str, declared: Command, shared: Sequence[Parameter]) -> ChineseCommand:
    """The Typer command of a declared one, with the parameters that all commands share."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(
        name,
        cls=ChineseCommand,
        add_help_option=False,
        hidden=declared.is_hidden,
        context_settings={"allow_extra_args": True},  # for an error of our own
    )(declared.run)
    command = cast(ChineseCommand, typer.main.get_command(app))
    without_conversion_of_nothing(command.params)
    command.declared = declared
    command.shared = tuple(shared)
    command.params.extend(shared if declared.looks_back else _without_looking_back(shared))
    return command


def _without_looking_back(shared: Sequence[Parameter]) -> Iterator[Parameter]:
    """The shared parameters, with the option hidden that would only be refused."""
    for param in shared:
        if param.name == LOOKING_BACK and isinstance(param, TyperOption):
            param = copy.copy(param)  # noqa: PLW2901
            param.hidden = True
        yield param


def parameters_of(declaration: Callable[..., None]) -> list[Parameter]:
    """The parameters that a function declares, to be added to commands; it is never called."""
    app = typer.Typer(add_completion=False)
    app.command(add_help_option=False)(declaration)
    params = cast(list[Parameter], typer.main.get_command(app).params)
    without_conversion_of_nothing(params)
    return params


def _takes_value(arg: str, params: Sequence[Any]) -> bool:
    return any(arg in param.opts and not param.is_flag for param in params)


def options_first(args: Sequence[str], params: Sequence[Any]) -> list[str]:
    """`args` with the query's words moved behind a `--`, where no parser takes them for options.

    Known options, their values, and whatever begins with `--` stay before it.
    """
    known = {name: param for param in params for name in param.opts}
    options: list[str] = []
    words: list[str] = []
    rest = list(args)
    while rest:
        arg = rest.pop(0)
        if arg == "--":
            words += rest
            break
        if arg not in known and not arg.startswith("--"):
            words.append(arg)
            continue
        options.append(arg)
        if arg in known and not known[arg].is_flag:
            if not rest:  # nothing may follow, or it would be taken for the missing value
                return options
            options.append(rest.pop(0))
    return [*options, "--", *words]
