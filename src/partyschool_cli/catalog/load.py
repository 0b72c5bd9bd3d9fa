"""A file tree → a Catalog. Errors in files become problems; no content of a file raises."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from partyschool_cli.catalog.bad_id import BadId, bad_id
from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile
from partyschool_cli.catalog.references import Key, mentions
from partyschool_cli.catalog.validate import validate
from partyschool_cli.catalog.vocabulary_check import Vocabularies, term_problems, terms_in
from partyschool_cli.errors import CatalogUnreadableError
from partyschool_cli.model.describe import ENTITY_MODELS
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.school import School
from partyschool_cli.model.vocabulary import VOCABULARIES
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files.listing import MANIFEST, EntityFile, shown_path
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.problem import Problem, ProblemCode, is_fatal
from partyschool_cli.source.yaml.gc_pause import gc_paused
from partyschool_cli.source.yaml.source_file import SourceFile


class ContentCache(Protocol):
    """Parsed contents of unchanged files."""

    def get(self, path: str) -> Any:
        """The content of the file at `path`; None if not cached, or parsed with problems."""
        ...

    def put(self, source: SourceFile) -> None:
        """Store a file that was read and parsed."""
        ...


def load(
    tree: FileTree, cache: ContentCache | None = None, progress: Progress = no_progress
) -> Catalog:
    """Load the catalog in `tree`, with every problem that it has.

    A file whose content is in `cache` is not read. `progress` is called once a file. Invalid parts
    of the manifest are replaced by the format's defaults, and reported in `manifest_file`; a caller
    that needs a valid one calls `require_manifest`.
    """
    with gc_paused():
        return _Load(tree, cache, progress).run()


def load_manifest(tree: FileTree) -> tuple[Manifest, ManifestFile]:
    """Load the manifest of the catalog in `tree` alone."""
    manifest, file, _ = _Load(tree, None, no_progress).manifest()
    return manifest, file


def load_files(
    tree: FileTree, files: Sequence[EntityFile], schools: Iterable[LoadedFile]
) -> tuple[LoadedFile, ...]:
    """Load some files of the catalog in `tree`, of which the other `schools` are loaded already.

    No two files may have one id.
    """
    with gc_paused():
        return _Load(tree, None, no_progress).files(files, schools)


class _Load:
    def __init__(self, tree: FileTree, cache: ContentCache | None, progress: Progress) -> None:
        self.tree = tree
        self.cache = cache
        self.progress = progress
        self.done = 0
        self.total = 0

    def run(self) -> Catalog:
        manifest, manifest_file, vocabularies = self.manifest()
        listing = self.tree.listing()
        self.total = len(listing.files) + 1
        loaded = self._loaded(listing.files, vocabularies, ())
        files = _without_duplicates(sorted(loaded, key=lambda file: file.source.path))
        if listing.problem is not None:
            problems = (*manifest_file.problems, listing.problem)
            manifest_file = manifest_file._replace(problems=problems)
        return Catalog(
            self.tree, manifest, manifest_file, tuple(files), listing.unexpected, listing.unread
        )

    def files(
        self, files: Sequence[EntityFile], schools: Iterable[LoadedFile]
    ) -> tuple[LoadedFile, ...]:
        """Some files, beside schools that are loaded already."""
        _, _, vocabularies = self.manifest()
        return tuple(self._loaded(files, vocabularies, schools))

    def _loaded(
        self,
        files: Iterable[EntityFile],
        vocabularies: Vocabularies,
        known_schools: Iterable[LoadedFile],
    ) -> list[LoadedFile]:
        """The files: the schools first, since these have vocabularies for the others."""
        schools = [file for file in files if file.kind is Kind.SCHOOL]
        others = [file for file in files if file.kind is not Kind.SCHOOL]
        loaded = [self._file(file, vocabularies) for file in schools]
        own = dict(_own_themes((*known_schools, *loaded)))
        vocabularies = Vocabularies(vocabularies.words, own)
        return loaded + [self._file(file, vocabularies) for file in others]

    def _content(self, source: SourceFile) -> tuple[Any, list[Problem]]:
        """A file's parsed content (None without one), and the problems of reading it."""
        self.done += 1
        if self.total:  # the manifest is read before the files are listed
            self.progress(self.done, self.total)
        content = self.cache.get(source.path) if self.cache is not None else None
        if content is not None:
            return content, []
        problems = list(source.problems)
        if self.cache is not None:
            self.cache.put(source)
        return None if problems and _is_unreadable(problems) else source.content, problems

    def manifest(self) -> tuple[Manifest, ManifestFile, Vocabularies]:
        source = SourceFile(self.tree, MANIFEST)
        content, problems = self._content(source)
        if _is_unreadable(problems):
            return _fallback({}), ManifestFile(source, tuple(problems)), Vocabularies()
        validated = validate(Manifest, content, Vocabularies(), source)
        wrong = validated.invalid_fields
        sound = {key: value for key, value in validated.content.items() if key not in wrong}
        manifest = validated.model or _fallback(sound)
        known = (name for name in VOCABULARIES if isinstance(content, dict) and name not in wrong)
        words = {name: manifest.vocabulary(name) for name in known}
        # The manifest's own words (an audience in `needs`) are checked against the manifest itself.
        known_words = Vocabularies(words)
        if validated.model is not None:
            problems += term_problems(validated.marked, validated.content, known_words)
        named = mentions(validated.marked)
        file = ManifestFile(source, (*problems, *validated.problems), named, words)
        return manifest, file, known_words

    def _file(self, file: EntityFile, vocabularies: Vocabularies) -> LoadedFile:
        source = SourceFile(self.tree, file.path)
        key = Key(file.kind, file.id)
        model = ENTITY_MODELS[file.kind]
        content, problems = self._content(source)
        if (bad := bad_id(file.id)) is not None:
            problems.append(_bad_id(file.id, bad))
        if problems and _is_unreadable(problems):
            return LoadedFile(source, key, None, tuple(problems), ())
        validated = validate(model, content, vocabularies, source, id=file.id)
        problems += validated.problems
        named, words = mentions(validated.marked), terms_in(validated.marked)
        if problems and any(is_fatal(problem) for problem in problems):
            return LoadedFile(source, key, None, tuple(problems), named, validated.content, words)
        return LoadedFile(source, key, validated.model, tuple(problems), named, words=words)


def require_manifest(catalog: Catalog) -> Catalog:
    """The same catalog. Raises CatalogUnreadableError if its manifest is broken."""
    _refuse_broken(catalog.manifest_file, catalog.tree)
    return catalog


def check_manifest(tree: FileTree) -> None:
    """Read the manifest alone. Raises CatalogUnreadableError if it is broken."""
    _, manifest_file, _ = _Load(tree, None, no_progress).manifest()
    _refuse_broken(manifest_file, tree)


def _refuse_broken(file: ManifestFile, tree: FileTree) -> None:
    broken = [problem for problem in file.problems if is_fatal(problem)]
    if broken:
        span = file.source.span_of(broken[0])
        place = f"{tree.name_of(file.source.path)}:{span.line}:{span.column}"
        raise CatalogUnreadableError(f"{place}: {broken[0].message}", broken[0].hint)


def _fallback(sound: Mapping[str, Any]) -> Manifest:
    """A manifest of the valid fields of a broken one, and the format's defaults."""
    required = {"format": 1, "title": "（目录名称有误）", "themes": {"-": "-"}}
    return Manifest.model_validate({**required, **sound})


_UNREADABLE = frozenset(
    {
        ProblemCode.INVALID_YAML,
        ProblemCode.NOT_UTF8,
        ProblemCode.TOO_LARGE,
        ProblemCode.UNREADABLE_FILE,
    }
)


def _is_unreadable(problems: Iterable[Problem]) -> bool:
    return any(problem.code in _UNREADABLE for problem in problems)


def _own_themes(schools: Iterable[LoadedFile]) -> Iterator[tuple[str, Mapping[str, str] | None]]:
    """The themes of the schools that have their own; None where an invalid file hides them."""
    for file in schools:
        if isinstance(file.entity, School):
            if file.entity.themes:
                yield file.key.id, file.entity.themes
        elif file.content is None or "themes" in file.content:
            yield file.key.id, None


def _bad_id(stem: str, bad: BadId) -> Problem:
    suggestion = bad.suggestion
    return Problem(
        ProblemCode.BAD_ID,
        f"文件名“{shown_path(stem)}”{bad.why}",
        f"把文件改名为 {suggestion}.yaml" if suggestion else "给文件改名",
        suggestion=suggestion,
    )


def _without_duplicates(files: Iterable[LoadedFile]) -> Iterator[LoadedFile]:
    """Drop the later of two files with the same id."""
    first: dict[Key, str] = {}
    for file in files:
        path = first.setdefault(file.key, file.source.path)
        if path == file.source.path:
            yield file
            continue
        message = f"编号 {shown_path(file.key.id)} 已经有了：{shown_path(path)}"
        problem = Problem(ProblemCode.DUPLICATE_ID, message, "给其中一个文件改名，或删去多余的一个")
        yield file._replace(entity=None, problems=(problem, *file.problems))
