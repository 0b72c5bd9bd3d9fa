"""A catalog: its entities by kind and id, and what refers to what. Immutable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from partyschool_cli.catalog.references import Key, Mention, Word
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.problem import Problem, ProblemCode, is_fatal
from partyschool_cli.source.yaml.source_file import SourceFile

E = TypeVar("E", bound=Entity)


class LoadedFile(NamedTuple):
    """One entity file: its entity if valid, its problems, and the entities that it names.

    An invalid file has `content`, so that its errors are not taken for missing data. `words` are
    those of vocabularies, which it is checked against.
    """

    source: SourceFile
    key: Key
    entity: Entity | None
    problems: tuple[Problem, ...]
    mentions: tuple[Mention, ...]
    content: Mapping[str, Any] | None = None
    words: tuple[Word, ...] = ()

    @property
    def is_left_out(self) -> bool:
        """Whether the file's entity cannot be used."""
        return self.entity is None

    @property
    def is_retired(self) -> bool:
        """Whether it holds a retired entity."""
        return self.entity is not None and self.entity.status == "retired"


class ManifestFile(NamedTuple):
    """`catalog.yaml` as it was read. Where it has fatal problems, the manifest has defaults.

    `words` are the vocabularies that the other files are checked against.
    """

    source: SourceFile
    problems: tuple[Problem, ...]
    mentions: tuple[Mention, ...] = ()
    words: Mapping[str, Mapping[str, str]] = MappingProxyType({})

    @property
    def is_broken(self) -> bool:
        """Whether the manifest cannot be relied on."""
        return any(is_fatal(problem) for problem in self.problems)


class ClassSession(NamedTuple):
    """A session with its class, and its position in the class's list."""

    training_class: TrainingClass
    session: Session
    position: int

    @property
    def ref(self) -> str:
        """`class-id/s01`, as `show` takes it."""
        return f"{self.training_class.id}/{self.session.id}"


@dataclass(frozen=True, eq=False)
class Catalog:
    """The files in `tree`, valid or not, and their entities.

    `unread_folders` are those in which entities of a kind could be; `unexpected` says why.
    """

    tree: FileTree
    manifest: Manifest
    manifest_file: ManifestFile
    files: tuple[LoadedFile, ...]
    unexpected: tuple[tuple[str, Problem], ...] = ()
    unread_folders: tuple[tuple[str, Kind], ...] = ()

    @cached_property
    def _by_kind(self) -> Mapping[Kind, Mapping[str, Entity]]:
        entities: dict[Kind, dict[str, Entity]] = {kind: {} for kind in FILE_KINDS}
        for file in self.files:
            if file.entity is not None:
                entities[file.key.kind][file.key.id] = file.entity
        return entities

    def _of(self, model: type[E]) -> Mapping[str, E]:
        found: Any = self._by_kind[model.kind_of_entity]
        return found  # type: ignore[no-any-return]

    @property
    def schools(self) -> Mapping[str, School]:
        """Schools by id."""
        return self._of(School)

    @property
    def courses(self) -> Mapping[str, Course]:
        """Courses by id."""
        return self._of(Course)

    @property
    def teachers(self) -> Mapping[str, Teacher]:
        """Teachers by id."""
        return self._of(Teacher)

    @property
    def sites(self) -> Mapping[str, Site]:
        """Sites by id."""
        return self._of(Site)

    @property
    def classes(self) -> Mapping[str, TrainingClass]:
        """Training classes by id."""
        return self._of(TrainingClass)

    def entities(self, kind: Kind) -> Mapping[str, Entity]:
        """The valid entities of one of the five kinds that have files, by id, in order of path."""
        return self._by_kind[kind]

    @cached_property
    def sessions(self) -> tuple[ClassSession, ...]:
        """Every session of every class, in order of class and position."""
        return tuple(
            ClassSession(training_class, session, position)
            for training_class in self.classes.values()
            for position, session in enumerate(training_class.sessions)
        )

    @cached_property
    def known(self) -> frozenset[Key]:
        """Every entity that has a file, valid or not."""
        return frozenset(file.key for file in self.files)

    @cached_property
    def known_or_misnamed(self) -> Mapping[Key, LoadedFile]:
        """The files by what they should be called: `County.yaml` is that of the school `county`.

        PS006 reports the file, and no rule misses it wherever its id is named.
        """
        found: dict[Key, LoadedFile] = {}
        for file in self.files:
            found.setdefault(file.key, file)
            for problem in file.problems:
                if problem.code == ProblemCode.BAD_ID and problem.suggestion is not None:
                    found.setdefault(Key(file.key.kind, problem.suggestion), file)
        return found

    @cached_property
    def file_of(self) -> Mapping[Key, LoadedFile]:
        """The file of each entity."""
        return {file.key: file for file in reversed(self.files)}

    @cached_property
    def is_sound(self) -> bool:
        """Whether every file can be used and every id that one names has a file."""
        if self.manifest_file.is_broken or self.left_out or self.unread_folders:
            return False
        named = (mention.target for file in self.files for mention in file.mentions)
        return self.known.issuperset(named)

    @cached_property
    def mentioned_by(self) -> Mapping[Key, tuple[tuple[LoadedFile, Mention], ...]]:
        """For each entity, the places that name it, in invalid files too."""
        found: dict[Key, list[tuple[LoadedFile, Mention]]] = {}
        for file in self.files:
            for mention in file.mentions:
                found.setdefault(mention.target, []).append((file, mention))
        return {key: tuple(places) for key, places in found.items()}

    def is_in_use(self, key: Key) -> bool:
        """Whether a file names it, valid or not, that holds no retired entity."""
        return any(not file.is_retired for file, _ in self.mentioned_by.get(key, ()))

    @property
    def left_out(self) -> tuple[LoadedFile, ...]:
        """The files whose entities cannot be used."""
        return tuple([file for file in self.files if file.entity is None])

    @cached_property
    def unread_kinds(self) -> frozenset[Kind]:
        """The kinds of which nobody knows what they hold: a file or a folder could not be read."""
        files = {file.key.kind for file in self.left_out if not file.source.text}
        return frozenset(files | {kind for _, kind in self.unread_folders})

    def themes_of(self, school: str | None) -> Mapping[str, str]:
        """The themes of a school: its own, else the manifest's."""
        found = self.schools.get(school or "")
        return found.themes if found and found.themes else self.manifest.themes

    def ancestors(self, school: str) -> Iterator[School]:
        """A school and those above it, the nearest first; ends at a cycle."""
        seen: set[str] = set()
        current = self.schools.get(school)
        while current is not None and current.id not in seen:
            seen.add(current.id)
            yield current
            current = self.schools.get(current.parent) if current.parent else None

    def theme_title(self, course: Course) -> str | None:
        """The title of a course's theme, or None for a special course."""
        if course.theme is None:
            return None
        return self.themes_of(course.school).get(course.theme, course.theme)
