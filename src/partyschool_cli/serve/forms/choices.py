"""The entities that a field may name, for a list that is searched as one types."""

from collections import Counter
from collections.abc import Iterator

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.pinyin import reading_of
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.json_text import json_line
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.vocabulary import VENUES

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
        text = clean(_text(catalog, one)) or one.id
        yield {"title": title, "value": value, "text": text, "reading": reading_of(title)}


def _text(catalog: Catalog, one: Entity) -> str:
    """What stands beside a title, to tell it from others like it."""
    manifest = catalog.manifest
    if isinstance(one, Teacher):
        return manifest.teacher_categories.get(one.category or "", "")
    if isinstance(one, Site):
        room = (VENUES.get(one.venue or "", ""), f"{one.capacity}人" if one.capacity else "")
        return "，".join(filter(None, room))
    school = catalog.schools.get(getattr(one, "school", None) or "")
    return school.short or school.title if school is not None else ""
