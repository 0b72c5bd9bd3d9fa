"""Entities as records: plain data with the titles of what they refer to beside the ids.

A record is what `list --format json` prints, what queries and searches look at, and what a table
shows: `{"entity": "course", "id": …, the fields as in the file, "school_title": …}`. It holds only
text, numbers, true/false, None, lists and dicts; dates and times are ISO text, which sorts as text.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from partyschool_cli.model.vocabulary import Vocabulary

Record = Mapping[str, Any]


class RecordField(NamedTuple):
    """One field of a kind's records.

    `type` is `text`, `number`, `date`, `time`, `day` (MM-DD), `flag`, `group` or `mapping`; `many`
    is true where the value is a list. `titles` is the key of the titles beside a field of ids (the
    same shape as the ids: one or a list). `choices` are the built-in words with what a clerk calls
    them. `aliases` are the other names that a query or `--columns` may use.
    """

    name: str
    title: str
    type: str
    many: bool = False
    aliases: tuple[str, ...] = ()
    titles: str | None = None
    choices: Vocabulary | None = None
