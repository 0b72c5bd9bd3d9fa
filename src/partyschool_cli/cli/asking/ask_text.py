"""Ask for text: a title, a number, a date."""

from collections.abc import Callable, Sequence

from partyschool_cli.cli.asking.line_prompt import ask
from partyschool_cli.cli.asking.question import Reply, Row

# What is wrong with typed text, as a line; None if nothing is.
Check = Callable[[str], str | None]


def fine(_: str) -> None:
    """Nothing is wrong with any text, nor with none."""
    return


def ask_text(
    question: str,
    default: str | None = None,
    check: Check = fine,
    *,
    about: str = "",
    may_end: bool = False,
) -> str | None:
    """What the clerk types; Enter alone takes the default.

    Asked again as long as `check` finds something wrong, also with no text. None where it is left
    out. Raises KeyboardInterrupt and NoMoreAsked as `ask`.
    """
    asked = AskingText(question, default, check, about, may_end=may_end)
    ask(asked)
    return asked.text


class AskingText:
    """The question, and the text once it is given."""

    def __init__(
        self,
        title: str,
        default: str | None = None,
        check: Check = fine,
        about: str = "",
        *,
        may_end: bool = False,
    ) -> None:
        self.title, self.about, self.may_end = title, about, may_end
        self.default, self.check = default, check
        self.text: str | None = None

    @property
    def answer(self) -> str:
        """The text."""
        return self.text or ""

    def rows(self, typed: str, columns: int) -> Sequence[Row]:  # noqa: ARG002  # short ones
        """What Enter does."""
        is_required = self.check("") is not None
        if typed:
            enter = ""
        elif self.default is not None:
            enter = f"直接回车：{self.default}"
        else:
            enter = "必填" if is_required else "直接回车不填"
        end = "Esc 其余都不填" if self.may_end else ""
        keys = "；".join(filter(None, (enter, end)))
        return [Row(keys)] if keys else []

    def move(self, typed: str, step: int) -> None:
        """There is nothing to mark."""

    def take_back(self) -> None:
        """There is nothing to take back."""

    def enter(self, typed: str) -> Reply:
        """Take the text if nothing is wrong with it."""
        text = typed or self.default or ""
        wrong = self.check(text)
        if wrong is not None:
            return Reply(is_done=False, error=wrong, typed=typed)
        self.text = text or None
        return Reply(is_done=True)
