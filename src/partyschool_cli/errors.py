"""Errors that a user can correct, with a message and a hint.

Only the command line prints them; all other layers raise them.
"""


class UserError(Exception):
    """An error that the user can correct.

    `message` is one line of Chinese, `hint` says what to do (may be empty), `exit_code` is that of
    the process.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def detail(self) -> tuple[str, ...]:
        """Lines to show between message and hint, such as a query with a caret below."""
        return ()


class CommandLineError(UserError):
    """The command line, or a name in it, is wrong."""


class CatalogUnreadableError(UserError):
    """The catalog cannot be read at all."""

    exit_code = 3
