"""Ask whether to do something."""

from typing import Final

from partyschool_cli.cli.asking.choices import Choice
from partyschool_cli.cli.asking.choose import choose

_YES: Final = "y"
# In an input method's mode for Chinese too, a number and Enter are typed as they are.
_ANSWERS: Final = (Choice(_YES, "是"), Choice("n", "否"))


def confirm(question: str, *, default: bool = False) -> bool:
    """Whether the clerk says yes (`y`, `是`, 1); Enter alone means `default`.

    Raises KeyboardInterrupt at Ctrl-C.
    """
    return choose(question, _ANSWERS, _YES if default else "n") == _YES
