"""A feature of the language server: a method of LSP, and what answers it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from partyschool_cli.editor.workspace.moment import Moment


class Feature(NamedTuple):
    """One file in `features/` has one, as `feature`.

    `answer` is a pure function of what is open and of the request's parameters. It may raise a
    `UserError`: the client is told its message and hint. `options` are what the server registers
    for the method. One that `is_long`, as it may read many files or lint, is answered in a thread
    of its own, so that what somebody types meanwhile is not kept waiting.
    """

    method: str
    answer: Callable[[Moment, Any], Any]
    options: Any = None
    is_long: bool = False
