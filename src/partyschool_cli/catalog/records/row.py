"""Records: entities as flat plain data, with the titles of referenced entities beside their ids.

`list --format json` prints records, queries and searches match them, tables show them:
`{"entity": "course", "id": …, the fields as in the file, "school_title": …}`. They hold only text,
numbers, booleans, None, lists and dicts; dates and times are ISO text, which sorts as text.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from partyschool_cli.model.vocabulary import Vocabulary

Record = Mapping[str, Any]


class RecordField(NamedTuple):
    """One field of a kind's records.

    `type` is `text`, `number`, `date`, `time`, `day` (MM-DD), `flag`, `group` or `mapping`; `many`
    is true if the value is a list. `titles` is the key of the titles of a field of ids (of the same
    shape: one or a list). `choices` are the built-in words with their labels. `aliases` are other
    names for queries and `--columns`. Titles that are `coded` are a vocabulary's, not entities'.
    The value of a `span` is an interval: `2026-10-12/2026-10-14`, `08:30/10:00`, or of a time on
    one day `2026-10-12T08:30/10:00`.
    """

    name: str
    title: str
    type: str
    many: bool = False
    aliases: tuple[str, ...] = ()
    titles: str | None = None
    choices: Vocabulary | None = None
    coded: bool = False
    span: bool = False
