"""A new entity or session before it is written: in words, and as it will stand in the file."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.source.style.house_style import document_text
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.terminal.wrap import wrap
from partyschool_cli.views.change_lines import shown_value

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_INDENT = "  "


def new_entity_lines(
    lookup: Lookup, key: Key, content: Mapping[str, Any], columns: int
) -> "Iterator[Line]":
    """The picture for a terminal of so many columns; `lookup` is of the catalog with the entity."""
    fields = [field for field in fields_of(MODELS[key.kind]) if field.name in content]
    widest = max((display_width(field.title) for field in fields), default=0)
    yield (Styled(f"将新建{key.kind.title} {key.id}：", "heading"),)
    for field in fields:
        words = mask(shown_value(content[field.name], field, lookup, key))
        lines = wrap(words, max(columns - widest - 2 * len(_INDENT), 2))
        for title, line in zip((field.title, *[""] * len(lines)), lines, strict=False):
            yield (Styled(f"{_INDENT}{pad(title, widest)}{_INDENT}", "muted"), Styled(line))
    yield (Styled("写在文件里是：", "heading"),)
    for line in document_text(content, MODELS[key.kind]).splitlines():
        yield (Styled(f"{_INDENT}{mask(line)}"),)
