"""`show` in Markdown, short: for a window beside the text in an editor."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import record_title
from partyschool_cli.markup.markdown import escape
from partyschool_cli.model.kind import Kind
from partyschool_cli.views.entity_text import field_values
from partyschool_cli.views.shown_entity import ShownEntity
from partyschool_cli.wording.marks import session_mark, status_mark
from partyschool_cli.wording.measure_words import counted

# Of a text, and of the values of a list.
_MOST_LETTERS: Final = 120
_MOST_VALUES: Final = 8


def entity_markdown(catalog: Catalog, shown: ShownEntity) -> str:
    """The fields of an entity, one a line, and how many others refer to it."""
    fields = [
        f"- {escape(title)}：{escape(_short(values))}"
        for title, lines in field_values(catalog, shown)
        if (values := ["".join(span.text for span in line) for line in lines])
    ]
    parts = [_head(shown), "\n".join(fields), "，".join(_counts(shown))]
    return "\n\n".join(filter(None, parts))


def _head(shown: ShownEntity) -> str:
    record = shown.record
    mark_of = session_mark if shown.kind is Kind.SESSION else status_mark
    mark = mark_of(record["status"])
    ending = f"　{mark}" if mark else ""
    return f"**{shown.kind.title}　{escape(record_title(record))}**　{escape(record['id'])}{ending}"


def _short(values: list[str]) -> str:
    text = "、".join(values[:_MOST_VALUES])
    if len(text) > _MOST_LETTERS:
        return f"{text[:_MOST_LETTERS]}……"
    return f"{text} 等 {len(values)} 项" if len(values) > _MOST_VALUES else text


def _counts(shown: ShownEntity) -> Iterator[str]:
    """`11 次课`, `被 3 门课程、5 次课提到`."""
    if sessions := shown.record.get("sessions"):
        yield f"{len(sessions)} 次课"
    times = Counter(each.key.kind for each in shown.referred_by)
    if times:
        named = "、".join(counted(count, kind) for kind, count in times.items())
        yield f"被 {named}提到"
