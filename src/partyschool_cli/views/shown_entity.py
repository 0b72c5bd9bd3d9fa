"""The data of an entity that `show` displays in all formats."""

from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.catalog.records.build import entity_record, record_fields, session_record
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.referrers import Referrer, referrers
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind


@dataclass(frozen=True, slots=True)
class ShownEntity:
    """An entity's record, the names of the fields that its file gives, and what refers to it.

    `path` is its file as a person types it.
    """

    kind: Kind
    record: Record
    given: frozenset[str]
    path: str
    referred_by: tuple[Referrer, ...]


def shown_entity(catalog: Catalog, entity: Entity) -> ShownEntity:
    """What to show of an entity of a catalog."""
    key = Key(entity.kind_of_entity, entity.id)
    file = catalog.file_of[key]
    given = {name for name, value in file.source.content.items() if value is not None}
    return ShownEntity(
        kind=key.kind,
        record=entity_record(catalog, entity),
        given=frozenset(given),
        path=catalog.tree.name_of(file.source.path),
        referred_by=referrers(catalog, key),
    )


def shown_session(catalog: Catalog, scheduled: ClassSession) -> ShownEntity:
    """What to show of a session of a catalog."""
    derived = {field.name for field in record_fields(Kind.SESSION)}
    derived -= set(type(scheduled.session).model_fields)
    file = catalog.file_of[Key(Kind.CLASS, scheduled.training_class.id)]
    return ShownEntity(
        kind=Kind.SESSION,
        record=session_record(catalog, scheduled),
        given=frozenset(scheduled.session.model_fields_set - {"id"} | derived),
        path=catalog.tree.name_of(file.source.path),
        referred_by=(),
    )
