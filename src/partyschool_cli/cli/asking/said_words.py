"""Ask for words of a command line: an id, a time, a day."""

from collections.abc import Callable

from partyschool_cli.cli.asking.ask_text import ask_text
from partyschool_cli.errors import CommandLineError

_NEEDED = "这一项必填"


def ask_word(question: str, about: str, read: Callable[[str], object] = str) -> str:
    """What the clerk types, asked again as long as `read` raises CommandLineError for it.

    Raises KeyboardInterrupt as `ask` does.
    """
    return ask_text(question, None, checked_by(read), about=about) or ""


def checked_by(
    read: Callable[[str], object], *, required: bool = True
) -> Callable[[str], str | None]:
    """A check that tells, as a line, what `read` raises a CommandLineError for."""

    def check(text: str) -> str | None:
        if not text:
            return _NEEDED if required else None
        try:
            read(text)
        except CommandLineError as error:
            return "；".join(filter(None, (error.message, *error.detail, error.hint)))
        return None

    return check
