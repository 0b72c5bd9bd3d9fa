"""What a user did wrong, as one line that says what it is and what to do.

Only the command line turns these into output; every other layer raises them.
"""


class UserError(Exception):
    """An error that the user can mend.

    Takes `message` (one line of Chinese) and `hint` (what to do; may be empty).
    `exit_code` is the one of the commands contract.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def detail(self) -> tuple[str, ...]:
        """More lines to show between message and hint, such as a query with a caret below."""
        return ()


class CommandLineError(UserError):
    """The command line, or a name in it, is wrong."""


class CatalogUnreadableError(UserError):
    """The catalog cannot be read at all."""

    exit_code = 3
