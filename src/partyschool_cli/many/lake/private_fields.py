"""A catalog without what is for one's own people: notes, and why somebody is away."""

from collections.abc import Iterator
from dataclasses import replace

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.many.lake.column import NOTES
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.types import Absence
from partyschool_cli.source.text.span import FieldPath


def without_private_fields(catalog: Catalog) -> Catalog:
    """The catalog with no notes and no reasons of absence, so that no finding quotes any."""
    return replace(catalog, files=tuple(map(_public_file, catalog.files)))


def is_private(path: FieldPath) -> bool:
    """Whether the field at a path of an entity's file is one of these."""
    return path[:1] == (NOTES,) or (path[:1] == ("unavailable",) and path[-1] == "why")


def _public_file(file: LoadedFile) -> LoadedFile:
    updates = dict(_updates(file))
    if file.entity is None or not updates:
        return file
    return file._replace(entity=file.entity.model_copy(update=updates))


def _updates(file: LoadedFile) -> Iterator[tuple[str, object]]:
    entity = file.entity
    if entity is None:
        return
    if entity.notes is not None:
        yield NOTES, None
    if isinstance(entity, Teacher | Site) and any(one.why for one in entity.unavailable):
        yield "unavailable", tuple(map(_without_reason, entity.unavailable))


def _without_reason(absence: Absence) -> Absence:
    return absence.model_copy(update={"why": None})
