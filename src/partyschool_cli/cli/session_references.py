"""The sessions that a command line names; in a terminal, asked for where it names none."""

from collections.abc import Sequence
from typing import NamedTuple

from partyschool_cli.cli.arguments.change_options import Format
from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import Desk
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind


class Missing(NamedTuple):
    """What a command line lacks: a `question` to ask for it, and its name in messages."""

    question: str
    name: str


def may_ask(*, no_input: bool, format: Format) -> bool:
    """Whether to ask for what is missing: a program that reads JSON answers nothing."""
    return can_ask(no_input or format is Format.json)


def require(missing: Sequence[Missing], hint: str) -> None:
    """Raise CommandLineError, naming all that is missing, where something is."""
    if missing:
        raise CommandLineError(f"没有写{'；也没有写'.join(one.name for one in missing)}", hint)


def ask_session(desk: Desk, missing: Missing) -> str:
    """The reference of the session that the clerk chooses. Raises KeyboardInterrupt."""
    from partyschool_cli.cli.asking.reference import ask_reference

    return ask_reference(desk.lookup, (Kind.SESSION,), missing.question)
