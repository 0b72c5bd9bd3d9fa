"""What is wrong with a query, and where in it."""

from typing import Literal, NamedTuple

FaultKind = Literal["wrong", "memory", "size"]


class Fault(NamedTuple):
    """A message and a hint in Chinese; the place is characters of the query, None without one.

    `wrong` is the query's own; `memory` and `size` are limits that it met.
    """

    message: str
    hint: str = ""
    start: int | None = None
    end: int | None = None
    kind: FaultKind = "wrong"


class SqlFaultError(Exception):
    """A query that is not run, or not to its end."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault
