"""What invalid or missing files could hold, so that rules on absence do not report it missing.

A course file with an error in its hours still says which school offers it; one that is not YAML
still has lines that look like fields. What is read here only ever suppresses findings.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.problem import Problem, ProblemCode, is_fatal

_FIELD_LINE = r"(?m)^(\w+)[ \t]*[:：][ \t]*(?:[\"'“]?)([\w-]+)"
_WORD = r"[\w-]+"

# Problems of the file's name: its content is valid.
_OF_THE_NAME = frozenset({ProblemCode.BAD_ID, ProblemCode.DUPLICATE_ID})


class PossibleEntity(NamedTuple):
    """An entity that another finding reports, as far as it can be read.

    `schools` are the ids that its school could have; None is any school, empty is none. A field in
    `unsure` could hold anything, and so could one that is not in `content` if `is_partial`.
    """

    schools: frozenset[str] | None
    content: Mapping[str, Any]
    unsure: frozenset[str]
    is_partial: bool

    def could(self, field: str, test: Callable[[Any], bool]) -> bool:
        """Whether `field` could hold a value (None if absent) that passes `test`."""
        if field in self.unsure or (self.is_partial and field not in self.content):
            return True
        return test(self.content.get(field))

    def could_be(self, field: str, *values: object) -> bool:
        """Whether `field` could hold one of `values`; None means absent."""
        return self.could(field, lambda value: value in values)

    def could_contain(self, field: str, word: str) -> bool:
        """Whether the list `field` could contain `word`."""
        return self.could(field, lambda value: isinstance(value, list | tuple) and word in value)

    def could_be_active(self) -> bool:
        """Whether its status could be active, the default."""
        return self.could_be("status", None, "active")


_ANYTHING = PossibleEntity(None, {}, frozenset(), is_partial=True)


class Unknowns:
    """The possible entities of one kind."""

    def __init__(self, catalog: Catalog, kind: Kind) -> None:
        self.catalog = catalog
        self.kind = kind

    @cached_property
    def broken(self) -> tuple[PossibleEntity, ...]:
        """Those with invalid files, and one for each folder that could not be read."""
        of_files = (
            _read(self.catalog, file)
            for file in self.catalog.left_out
            if file.key.kind is self.kind
        )
        folders = [path for path, kind in self.catalog.unread_folders if kind is self.kind]
        return (*of_files, *(_ANYTHING for _ in folders))

    @cached_property
    def _of_unknown_schools(self) -> tuple[PossibleEntity, ...]:
        """Valid entities whose school has no file: it may be a typo of any similar id."""
        found = []
        for entity in self.catalog.entities(self.kind).values():
            school = getattr(entity, "school", None)
            if school is not None and Key(Kind.SCHOOL, school) not in self.catalog.known:
                found.append(_possible(self.catalog, entity, "school"))
        return tuple(found)

    @cached_property
    def retired(self) -> tuple[PossibleEntity, ...]:
        """Retired entities that are still in use: the status may be wrong."""
        return tuple(
            _possible(self.catalog, entity, "status")
            for entity in self.catalog.entities(self.kind).values()
            if entity.status == "retired" and self.catalog.is_in_use(Key(self.kind, entity.id))
        )

    @cached_property
    def missing(self) -> tuple[PossibleEntity, ...]:
        """Those that are referred to and have no file; only the schools that refer are known."""
        found = []
        for key, places in self.catalog.mentioned_by.items():
            if key.kind is self.kind and key not in self.catalog.known:
                schools = frozenset(filter(None, (_school_of(file) for file, _ in places)))
                found.append(PossibleEntity(schools, {}, frozenset(), is_partial=True))
        return tuple(found)

    @property
    def anywhere(self) -> tuple[PossibleEntity, ...]:
        """Those that could be active, of all schools."""
        return (*self.broken, *self.retired, *self.missing)

    @cached_property
    def _by_school(self) -> Mapping[str | None, list[PossibleEntity]]:
        placed: dict[str | None, list[PossibleEntity]] = {}
        for entity in (*self.anywhere, *self._of_unknown_schools):
            for school in (None,) if entity.schools is None else entity.schools:
                placed.setdefault(school, []).append(entity)
        return placed

    def of(self, schools: Iterable[str]) -> Iterator[PossibleEntity]:
        """Those that could belong to one of `schools`, or that its files refer to."""
        for school in (None, *schools):
            yield from self._by_school.get(school, ())


def _read(catalog: Catalog, file: LoadedFile) -> PossibleEntity:
    content = file.content
    is_partial = not content or any(
        problem.code == ProblemCode.UNKNOWN_FIELD for problem in file.problems
    )
    if not content:
        # The first line for a field wins: later ones may be in a list.
        lines = re.findall(_FIELD_LINE, file.source.text)
        content = dict(reversed(lines))
    unsure = frozenset(str(p.path[0]) for p in file.problems if p.path and is_fatal(p))
    if file.content and any(_spoils_all(problem) for problem in file.problems):
        unsure |= frozenset(content)
    if any(problem.code == ProblemCode.MISSING_FIELD for problem in file.problems):
        unsure |= frozenset(_lacking(file, content))
    school = content.get("school")
    if "school" in unsure or (school is None and is_partial):
        schools = None
    elif isinstance(school, str):
        schools = _schools_meant(catalog, school)
    else:
        schools = frozenset()
    return PossibleEntity(schools, content, unsure, is_partial)


def _lacking(file: LoadedFile, content: Mapping[str, Any]) -> Iterator[str]:
    """The missing required fields; a course without a kind could have a theme."""
    fields = fields_of(MODELS[file.key.kind])
    lacking = [field.name for field in fields if field.required and field.name not in content]
    yield from lacking
    if "kind" in lacking and "theme" not in content:
        yield "theme"


def _school_of(file: LoadedFile) -> str | None:
    school = getattr(file.entity, "school", None) or (file.content or {}).get("school")
    return school if isinstance(school, str) else None


def _spoils_all(problem: Problem) -> bool:
    return not problem.path and is_fatal(problem) and problem.code not in _OF_THE_NAME


def _possible(catalog: Catalog, entity: Entity, unsure: str) -> PossibleEntity:
    """A valid entity with one doubtful field."""
    content = dict(vars(entity))
    school = content.get("school")
    schools = frozenset() if school is None else _schools_meant(catalog, school)
    return PossibleEntity(schools, content, frozenset({unsure}), is_partial=False)


def _schools_meant(catalog: Catalog, name: str) -> frozenset[str] | None:
    """The school with this id, else those with similar ids, else any."""
    if Key(Kind.SCHOOL, name) in catalog.known:
        return frozenset({name})
    return frozenset(nearest(name, catalog.schools)) or None


def words_in(files: Iterable[LoadedFile]) -> frozenset[str]:
    """Every word of the files' texts that could be an id."""
    return frozenset(word for file in files for word in re.findall(_WORD, file.source.text))
