"""What an id or a word stands for, as Markdown."""

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.usages import OFFICE
from partyschool_cli.editor.text.place import Place
from partyschool_cli.markup.markdown import escape
from partyschool_cli.model.describe import field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.views.entity_markdown import entity_markdown
from partyschool_cli.views.shown_entity import shown_entity, shown_session
from partyschool_cli.wording.dates import clock_times


def named_markdown(place: Place, target: Key | Word) -> str | None:
    """What `show` says of an entity or a session; of a word, its title. None for unknown ones."""
    return _word(place, target) if isinstance(target, Word) else key_markdown(place.catalog, target)


def key_markdown(catalog: Catalog, target: Key) -> str | None:
    """What `show` says of an entity or a session; None for an unknown one."""
    if target.kind is Kind.SESSION:
        session = next((one for one in catalog.sessions if one.ref == target.id), None)
        return (
            None if session is None else entity_markdown(catalog, shown_session(catalog, session))
        )
    entity = catalog.entities(target.kind).get(target.id)
    return None if entity is None else entity_markdown(catalog, shown_entity(catalog, entity))


def _word(place: Place, word: Word) -> str | None:
    title = place.vocabulary(word.vocabulary).get(word.id)
    if title is not None and word.vocabulary == OFFICE:
        return _head(title, word.id, "任职")
    field = field_at(Manifest, (word.vocabulary,))
    if title is None or field is None:
        return None
    part = place.catalog.manifest.day_parts.get(word.id)
    if word.vocabulary == "day_parts" and part is not None:
        title = f"{title} {clock_times(part.start, part.end)}"
    return _head(title, word.id, field.title)


def _head(title: str, id: str, kind: str) -> str:
    return f"**{escape(kind)}　{escape(title)}**　{escape(id)}"
