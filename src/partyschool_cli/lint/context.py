"""What a rule receives: a catalog, or one of its files, on a given day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile
from partyschool_cli.catalog.coverage import Coverage
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.validate import value_at
from partyschool_cli.lint.finding import At
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.types import Absence
from partyschool_cli.source.text.personal import PersonalNumber, personal_numbers
from partyschool_cli.source.text.problem import Problem, ProblemCode
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.source_file import SourceFile
from partyschool_cli.timetable.timetable import Timetable, timetable_of

if TYPE_CHECKING:
    import datetime as dt

    from partyschool_cli.timetable.free_slots import FreeSlots


class FileContext:
    """One file: an entity's, the manifest (`key` is None), or an unexpected one."""

    def __init__(
        self,
        source: SourceFile,
        key: Key | None,
        problems: tuple[Problem, ...],
        entity: Entity | None = None,
    ) -> None:
        self.source: Final = source
        self.key: Final = key
        self.problems: Final = problems
        self.entity: Final = entity

    @property
    def content(self) -> Any:
        """The file's parsed content, None if it cannot be parsed."""
        return self.source.content

    @cached_property
    def text(self) -> str:
        """The file's text; empty for an unexpected file, which is not read."""
        is_stray = self.key is None and any(
            problem.code == ProblemCode.STRAY_FILE for problem in self.problems
        )
        return "" if is_stray else self.source.text

    @cached_property
    def personal_numbers(self) -> tuple[tuple[PersonalNumber, ...], tuple[PersonalNumber, ...]]:
        """The personal numbers in the file's path, and in its text, cached for three rules."""
        return tuple(personal_numbers(self.source.path)), tuple(personal_numbers(self.text))

    @cached_property
    def suggestions(self) -> Counter[tuple[FieldPath, str]]:
        """How many problems at keys or items of a group or list suggest the same word."""
        suggested = ((one.path[:-1], one.suggestion) for one in self.problems if one.path)
        return Counter((path, word) for path, word in suggested if word is not None)

    def items_of(self, path: FieldPath) -> Collection[Any]:
        """The items of the list, or the keys of the group, at `path`; nothing if it is neither."""
        if path not in self._items:
            held = value_at(self.content, path)
            names = held if isinstance(held, list | dict) else ()
            self._items[path] = frozenset(name for name in names if isinstance(name, Hashable))
        return self._items[path]

    @cached_property
    def _items(self) -> dict[FieldPath, Collection[Any]]:
        return {}

    @property
    def model(self) -> type[FrozenModel]:
        """The model of the file's content."""
        return MODELS[self.key.kind] if self.key else Manifest

    @cached_property
    def problems_in(self) -> Mapping[FieldPath, Sequence[Problem]]:
        """The problems of single fields by the path of the group that holds the field."""
        found: dict[FieldPath, list[Problem]] = {}
        for problem in self.problems:
            if problem.path:
                found.setdefault(problem.path[:-1], []).append(problem)
        return found

    @cached_property
    def can_be_edited(self) -> bool:
        """Whether fixes can splice its text, which has to be UTF-8. (PS002's fix goes first.)"""
        return all(problem.code != ProblemCode.NOT_UTF8 for problem in self.problems)

    def at_text(self, start: int, end: int) -> At:
        """A part of the text, in the field that it is in."""
        word = self.source.word_at(start)
        return At(self.source, word.path, word.on, self.source.span(start, end))

    def texts(self) -> Iterator[tuple[FieldPath, str]]:
        """Every text value of the file with its path, in order; no keys."""
        yield from _texts(self.content, ())


def _texts(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


class CatalogContext:
    """The catalog, and the day that counts as today."""

    def __init__(self, catalog: Catalog, today: dt.date) -> None:
        self.catalog: Final = catalog
        self.today: Final = today

    @cached_property
    def coverage(self) -> Coverage:
        """What the courses cover, cached for several rules."""
        return Coverage(self.catalog)

    @cached_property
    def timetable(self) -> Timetable:
        """What takes place and when, cached for the rules on time."""
        return timetable_of(self.catalog)

    @cached_property
    def free_slots(self) -> FreeSlots:
        """Where clashing meetings could go."""
        from partyschool_cli.timetable.free_slots import FreeSlots

        return FreeSlots(self.timetable)

    def knows_time_of(self, absence: Absence) -> bool:
        """Whether it is known when an absence is: it names no part of the day, or these are."""
        return not absence.day_parts or not self.catalog.manifest_file.is_broken

    def at(self, key: Key, *path: str | int) -> At:
        """A field of an entity."""
        return At(self.catalog.file_of[key].source, path)

    def at_entity(self, entity: Entity, *path: str | int) -> At:
        """A field of an entity."""
        return self.at(Key(entity.kind_of_entity, entity.id), *path)

    def at_manifest(self, *path: str | int, key: bool = False) -> At:
        """A field of the manifest, or its key."""
        return At(self.catalog.manifest_file.source, path, "key" if key else "value")


def file_context(file: LoadedFile | ManifestFile) -> FileContext:
    """A loaded file as rules on single files receive it."""
    key = file.key if isinstance(file, LoadedFile) else None
    entity = file.entity if isinstance(file, LoadedFile) else None
    return FileContext(file.source, key, file.problems, entity)
