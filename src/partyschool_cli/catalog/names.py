"""Entities by what people call them: where an id belongs, clerks write a title or a name."""

from collections.abc import Mapping
from functools import cached_property

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.types import is_valid_id

_NAME_FIELDS = ("title", "name", "also_called", "short")


def names_in(file: LoadedFile) -> tuple[str, ...]:
    """What a file says that its entity is called, the whole title or name first."""
    # A model takes long to say that it has no such field.
    content = vars(file.entity) if file.entity is not None else file.content or {}
    given = (content.get(field) for field in _NAME_FIELDS)
    return tuple(name for name in given if isinstance(name, str))


def same_name_key(entity: Entity) -> tuple[str, str] | None:
    """What is equal for two teachers, sites or schools of one school that are called the same.

    None for other kinds, and for a draft that does not say yet whose it is.
    """
    if not isinstance(entity, Teacher | Site | School):
        return None
    holder = entity.parent if isinstance(entity, School) else entity.school
    if holder is None and entity.status == "draft":
        return None
    name = entity.name if isinstance(entity, Teacher) else entity.title
    return (holder or "", search_key(name))


class Names:
    """The names of a catalog's entities, of those with invalid files too."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def _of_kinds(self) -> dict[Kind, Mapping[str, Mapping[str, None]]]:
        """The ids by name, of the kinds that were asked for: mostly one of five."""
        return {}

    def _by_name(self, kind: Kind) -> Mapping[str, Mapping[str, None]]:
        if kind not in self._of_kinds:
            found: dict[str, dict[str, None]] = {}
            for key, file in self.catalog.known_or_misnamed.items():
                if key.kind is kind and is_valid_id(key.id):
                    for name in names_in(file):
                        found.setdefault(search_key(name), {})[key.id] = None
            self._of_kinds[kind] = found
        return self._of_kinds[kind]

    def ids(self, kind: Kind, name: str) -> tuple[str, ...]:
        """The ids of the entities of a kind that are called `name`, in order of path."""
        return tuple(self._by_name(kind).get(search_key(name), ()))

    def of_other_kinds(self, kind: Kind, name: str) -> tuple[Key, ...]:
        """The entities of other kinds that have `name` as their id, or are called so."""
        others = [other for other in FILE_KINDS if other is not kind]
        by_id = tuple(key for other in others if (key := Key(other, name)) in self.catalog.known)
        return by_id or tuple(Key(other, one) for other in others for one in self.ids(other, name))
