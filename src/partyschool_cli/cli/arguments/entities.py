"""The entity that a user means."""

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import resolve
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.source.text.problem import is_fatal


def find_school(catalog: Catalog, reference: str) -> School:
    """The school that `reference` means. Raises CommandLineError where there is no sound one."""
    entity = sound_entity(catalog, resolve(catalog, reference, (Kind.SCHOOL,)))
    if not isinstance(entity, School):
        raise TypeError(entity)
    return entity


def sound_entity(catalog: Catalog, key: Key) -> Entity:
    """The entity of a key. Raises CommandLineError, with the place, where its file has errors."""
    file = catalog.file_of[key]
    if file.entity is not None:
        return file.entity
    problem = next(filter(is_fatal, file.problems), file.problems[0])
    span = file.source.span_of(problem)
    place = f"{catalog.tree.name_of(file.source.path)}:{span.line}:{span.column}"
    message = f"{key.kind.title} {key.id} 的文件有错：{place} {problem.message}"
    raise CommandLineError(message, problem.hint)
