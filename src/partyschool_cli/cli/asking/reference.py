"""Ask which entity is meant."""

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import split_kind
from partyschool_cli.cli.asking.choices import Choice
from partyschool_cli.cli.asking.choose import choose
from partyschool_cli.cli.asking.field_choices import entity_choices
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.views.change_lines import session_words


def ask_reference(lookup: Lookup, kinds: tuple[Kind, ...], question: str) -> str:
    """The reference to the entity of `kinds` that the clerk chooses, as commands resolve it.

    A session is asked for by its class first. Raises KeyboardInterrupt as `ask` does, and
    CommandLineError where there is nothing to choose from.
    """
    if kinds == (Kind.SESSION,):
        return _ask_session(lookup, question)
    choices = entity_choices(lookup, kinds, {})
    chosen = choose(question, _required(choices, kinds))
    return str(chosen)


def _ask_session(lookup: Lookup, question: str) -> str:
    class_id = ask_reference(lookup, (Kind.CLASS,), "哪个班")
