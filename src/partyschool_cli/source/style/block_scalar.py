"""Block scalars: text of several lines as it stands, below its key, after a `|`."""

import re
from typing import Final

from partyschool_cli.source.yaml.yaml_scalar import is_printable

INDENT: Final = "  "
# A space or line end at the start and several line ends at the end are easily overlooked.
_FITTING: Final = re.compile(r"(?![ \t\n])(?:[^\n]*\n)*[^\n]+\n?")


def fits_block_scalar(text: str) -> bool:
    """Whether a text of several lines, or with a final line end, is best written as one."""
    return (
        "\n" in text
        and _FITTING.fullmatch(text) is not None
        and is_printable(text.replace("\n", ""))
    )


def block_scalar(text: str, indent: str) -> tuple[str, tuple[str, ...]]:
    """The head of any text with a character in it (`|-`), and its lines without their ends."""
    body = text.rstrip("\n")
    line_ends = len(text) - len(body)
    # A text that starts with a space hides how far it is indented, unless the head says so.
    width = len(INDENT) if text.lstrip("\n")[:1] in (" ", "\t") or text[0] == "\n" else ""
    chomping = "-" if line_ends == 0 else "+" if line_ends > 1 else ""
    lines = (*body.split("\n"), *[""] * (line_ends - 1))
    return f"|{width}{chomping}", tuple(indent + line if line else "" for line in lines)
