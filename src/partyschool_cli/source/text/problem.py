"""Something wrong with one file of a catalog, as loading finds it."""

from enum import StrEnum
from typing import Final, NamedTuple

from partyschool_cli.source.text.span import FieldPath, On, Span

# Of one kind of problem in one file, so many are told at most: nobody reads more, and a file within
# the limits of the format could have hundreds of thousands.
MOST_OF_A_KIND: Final = 2000


class ProblemCode(StrEnum):
    """Kinds of problems: the code of the lint rule that reports each, under the rule's name."""

    INVALID_YAML = "PS001"
    NOT_UTF8 = "PS002"
    DUPLICATE_KEY = "PS003"
    TOO_LARGE = "PS004"
    STRAY_FILE = "PS005"
    BAD_ID = "PS006"
    INVISIBLE_CHARACTER = "PS007"
    FULL_WIDTH_SEPARATOR = "PS008"
    UNREADABLE_FILE = "PS009"
    MISSING_FIELD = "PS101"
    UNKNOWN_FIELD = "PS102"
    WRONG_TYPE = "PS103"
    UNKNOWN_VALUE = "PS104"
    OUT_OF_RANGE = "PS105"
    THEME_AND_KIND = "PS106"
    COURSE_OR_ACTIVITY = "PS107"
    DUPLICATE_ID = "PS202"


class Problem(NamedTuple):
    """Something wrong with one file.

    `path` is that of the wrong field; `span` is set if text is wrong rather than a field.
    `suggestion` is the replacement, if known; `meant` are the words that may be meant, that too.
    """

    code: ProblemCode
    message: str
    hint: str = ""
    path: FieldPath = ()
    on: On = "value"
    span: Span | None = None
    related: tuple[tuple[Span, str], ...] = ()
    suggestion: str | None = None
    meant: tuple[str, ...] = ()


# A file with only these is still used: its content is known.
NON_FATAL: Final = frozenset(
    {ProblemCode.STRAY_FILE, ProblemCode.INVISIBLE_CHARACTER, ProblemCode.FULL_WIDTH_SEPARATOR}
)


def is_fatal(problem: Problem) -> bool:
    """Whether the problem makes its file unusable."""
    return problem.code not in NON_FATAL
