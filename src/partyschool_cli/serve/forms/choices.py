"""The entities that a field may name, for a list that is searched as one types."""

from collections import Counter
from collections.abc import Iterator

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.pinyin import reading_of
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.json_text import json_line
from partyschool_cli.model.kind import FILE_KINDS, Kind

KINDS = {str(kind): kind for kind in FILE_KINDS}


def choices_json(catalog: Catalog, kind: Kind) -> bytes:
    """Title, what tells namesakes apart, and pinyin, of each entity that is not retired."""
    return json_line(list(_rows(catalog, kind)), compact=True).encode()


def _rows(catalog: Catalog, kind: Kind) -> Iterator[dict[str, str]]:
    entities = [one for one in catalog.entities(kind).values() if one.status != "retired"]
    titles = [clean(str(getattr(one, kind.title_field))) for one in entities]
    times = Counter(titles)
    for one, title in zip(entities, titles, strict=True):
        # Of two that are called the same, only the id says which is meant.
        value = one.id if times[title] > 1 else title
        yield {"title": title, "value": value, "text": one.id, "reading": reading_of(title)}
