"""Markdown for a client: as it is, or as plain text for one that does not read it."""

import re
from collections.abc import Sequence
from typing import Final

from lsprotocol import types

_MARKS: Final = re.compile(r"\*\*|\\(.)")


def markup_content(
    markdown: str, formats: Sequence[types.MarkupKind | str] | None
) -> types.MarkupContent:
    """`markdown` in one of the `formats` that a client takes; one that names none takes both."""
    if not formats or types.MarkupKind.Markdown in formats:
        return types.MarkupContent(types.MarkupKind.Markdown, markdown)
    return types.MarkupContent(types.MarkupKind.PlainText, _MARKS.sub(r"\1", markdown))
