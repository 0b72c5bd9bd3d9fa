"""Find entities and read single files of a catalog, without loading the whole where ids are given.

A catalog of 10,000 files takes most of a second to load; an edit of one field that names an id
needs two of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.load import load, require_manifest
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import resolve, split_kind
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.files.listing import MANIFEST, EntityFile, Listing, shown_path
from partyschool_cli.source.files.tree import FileTree, Subset
from partyschool_cli.source.text.problem import is_fatal
from partyschool_cli.source.yaml.source_file import SourceFile


@dataclass(frozen=True)
class Lookup:
    """The entities of a file tree. `load_all` gives its catalog, and is called when needed."""

    tree: FileTree
    load_all: Callable[[], Catalog]

    @cached_property
    def catalog(self) -> Catalog:
        """The whole catalog."""
        return self.load_all()

    @cached_property
    def manifest(self) -> Manifest:
        """The manifest. Raises CatalogUnreadableError if it is broken."""
        no_entities = Subset(self.tree, Listing((), ()))
        return require_manifest(load(no_entities)).manifest

    @cached_property
    def manifest_file(self) -> SourceFile:
        """The manifest's file."""
        return SourceFile(self.tree, MANIFEST)

    @cached_property
    def files(self) -> Mapping[Key, EntityFile]:
        """Every entity file, valid or not; of two with one id, the first."""
        found: dict[Key, EntityFile] = {}
        for file in self.tree.listing().files:
            found.setdefault(Key(file.kind, file.id), file)
        return found

    @cached_property
    def _contents(self) -> dict[Key, Mapping[str, Any]]:
        return {}

    @cached_property
    def _sources(self) -> dict[Key, SourceFile]:
        return {}

    def source(self, key: Key) -> SourceFile:
        """The file of an entity; for a session, that of its class. Raises KeyError."""
        if key.kind is Kind.SESSION:
            key = Key(Kind.CLASS, key.id.partition("/")[0])
        if key not in self._sources:
            self._sources[key] = SourceFile(self.tree, self.files[key].path)
        return self._sources[key]

    def content(self, key: Key) -> Mapping[str, Any]:
        """The parsed content of an entity's file; empty where there is none that can be read."""
        if key not in self._contents:
            content = self.source(key).content if key in self.files else None
            self._contents[key] = content if isinstance(content, dict) else {}
        return self._contents[key]

    def title(self, key: Key) -> str:
        """The title or name of an entity; its id where it has none."""
        title = self.content(key).get(key.kind.title_field)
        return title if isinstance(title, str) else key.id

    def own_themes(self, school: object) -> Mapping[str, str] | None:
        """The themes of the school of this id; None where it has none of its own."""
        if not isinstance(school, str):
            return None
        themes = self.content(Key(Kind.SCHOOL, school)).get("themes")
        return themes if isinstance(themes, dict) else None

    def resolve(self, reference: str, kinds: Iterable[Kind] = tuple(Kind)) -> Key:
        """The key of the one entity of `kinds` that `reference` means, as `resolve` does.

        A session may be one of a class with errors. Raises CommandLineError if nothing matches or
        several do.
        """
        kinds = tuple(kinds)
        found = self._by_exact_id(reference, kinds)
        if found is not None:
            return found
        key = resolve(self.catalog, reference, kinds)
        is_session = Kind.SESSION in kinds and "/" in reference.replace("／", "/")
        is_broken = key.kind is Kind.CLASS and key.id not in self.catalog.classes
        return self._session_of(key, reference) if is_session and is_broken else key

    def _session_of(self, training_class: Key, reference: str) -> Key:
        name = reference.replace("／", "/").rpartition("/")[2].strip()
        for one in session_ids(self.content(training_class)):
            if one and fold(one) == fold(name):
                return Key(Kind.SESSION, f"{training_class.id}/{one}")
        file = self.catalog.file_of[training_class]
        place = file.source.place_text(file.source.span_of(next(filter(is_fatal, file.problems))))
        path = shown_path(file.source.path)
        message = f"班次 {training_class.id} 里没有课次“{name}”"
        raise CommandLineError(f"{message}，文件也有错：{place}", f"先改好它：pschool lint {path}")

    def _by_exact_id(self, reference: str, kinds: tuple[Kind, ...]) -> Key | None:
        kind, name = split_kind(reference)
        if kind is not None:
            kinds = tuple(one for one in kinds if one is kind)
        if Kind.SESSION in kinds and "/" in name:
            class_id, _, session = name.rpartition("/")
            ids = session_ids(self.content(Key(Kind.CLASS, class_id)))
            return Key(Kind.SESSION, name) if session in ids else None
        found = [key for one in kinds if (key := Key(one, name)) in self.files]
        return found[0] if len(found) == 1 else None


def sessions_in(training_class: object) -> list[Mapping[str, Any]]:
    """The sessions in a class file's content, in order; an empty one for what is none."""
    sessions = training_class.get("sessions") if isinstance(training_class, Mapping) else None
    listed = sessions if isinstance(sessions, list) else ()
    return [one if isinstance(one, dict) else {} for one in listed]


def session_ids(training_class: object) -> list[str]:
    """The ids of the sessions in a class file's content, in order; empty for one without."""
    return [str(one.get("id") or "") for one in sessions_in(training_class)]
