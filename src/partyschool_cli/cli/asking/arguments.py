"""Arguments that a command line lacks: asked for in a terminal, else named, all of them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import FILE_KINDS, Kind


class Argument(NamedTuple):
    """An argument of a command: what it is called (`哪次课（REF）`), and how it is asked for.

    `given` is None where the command line lacks it.
    """

    given: str | None
    name: str
    ask: Callable[[str], str]


def completed_arguments(arguments: Sequence[Argument], *, asks: bool, hint: str) -> list[str]:
    """The arguments as given, and as the clerk says those that lack, one question each.

    Raises CommandLineError, naming all that lack, where nothing may be asked, and
    KeyboardInterrupt as `ask` does.
    """
    missing = [one.name for one in arguments if one.given is None]
    if missing and not asks:
        raise CommandLineError(f"还缺：{'、'.join(missing)}", hint)
    return [
        one.ask(one.name.partition("（")[0]) if one.given is None else one.given
        for one in arguments
    ]


def entity_argument(
    lookup: Lookup, given: str | None, name: str, kinds: tuple[Kind, ...] = FILE_KINDS
) -> Argument:
    """A reference to an entity of some kinds."""

    def ask(question: str) -> str:
        from partyschool_cli.cli.asking.reference import ask_reference

        return ask_reference(lookup, kinds, question)

    return Argument(given, name, ask)


def session_argument(lookup: Lookup, given: str | None, name: str) -> Argument:
    """A reference to a session."""
    return entity_argument(lookup, given, name, (Kind.SESSION,))


def word_argument(
    given: str | None, name: str, about: str, read: Callable[[str], object] = str
) -> Argument:
    """A word, asked for again as long as `read` raises CommandLineError for it."""

    def ask(question: str) -> str:
        from partyschool_cli.cli.asking.said_words import ask_word

        return ask_word(question, about, read)

    return Argument(given, name, ask)
