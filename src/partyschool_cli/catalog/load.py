"""A folder → a Catalog. Bad files become problems; nothing that stands in a file raises."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile, manifest_source
from partyschool_cli.catalog.references import Key, mentions
from partyschool_cli.catalog.validate import validate
from partyschool_cli.catalog.vocabulary_check import Vocabularies
from partyschool_cli.errors import CatalogUnreadableError
from partyschool_cli.model.describe import ENTITY_MODELS
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.school import School
from partyschool_cli.model.types import is_valid_id
from partyschool_cli.source.gc_pause import collector_paused
from partyschool_cli.source.problem import Problem, ProblemCode, is_fatal
from partyschool_cli.source.reader import Reader
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.tree import EntityFile, shown_path

_VOCABULARIES = ("themes", "audiences", "teacher_categories", "site_categories")


def load(root: Path, reader: Reader | None = None) -> Catalog:
    """Loads the catalog whose manifest is `root/catalog.yaml`, with every problem it has.

    `reader` reads its files in another way than from where they stand. A broken manifest is
    replaced, as far as it is broken, by the format's defaults, and reported in `manifest_file`;
    whoever cannot do with that asks `require_manifest`.
    """
    with collector_paused():
        return _load(root, reader or Reader(root))


def _load(root: Path, reader: Reader) -> Catalog:
    manifest, manifest_file, vocabularies = _load_manifest(reader)
    listing = reader.listing()
    schools = [file for file in listing.files if file.kind is Kind.SCHOOL]
    others = [file for file in listing.files if file.kind is not Kind.SCHOOL]
    loaded = [_load_file(reader, file, vocabularies) for file in schools]
    vocabularies = Vocabularies(vocabularies.words, dict(_own_themes(loaded)))
    loaded += [_load_file(reader, file, vocabularies) for file in others]
    files = _without_duplicates(sorted(loaded, key=lambda file: file.source.path))
    return Catalog(root, manifest, manifest_file, tuple(files), listing.strays)


def require_manifest(catalog: Catalog) -> Catalog:
    """The same catalog; raises CatalogUnreadableError where its manifest is broken."""
    broken = [problem for problem in catalog.manifest_file.problems if is_fatal(problem)]
    if broken:
        source = catalog.manifest_file.source
        span = source.span_of(broken[0])
        place = f"{catalog.root / source.path}:{span.line}:{span.column}"
        raise CatalogUnreadableError(f"{place}: {broken[0].message}", broken[0].hint)
    return catalog


def _load_manifest(reader: Reader) -> tuple[Manifest, ManifestFile, Vocabularies]:
    source = manifest_source(reader.root)
    content, problems = reader.read(source.path)
    if _is_unreadable(problems):
        return _fallback({}), ManifestFile(source, tuple(problems)), Vocabularies()
    validated = validate(Manifest, content, Vocabularies(), source)
    wrong = validated.faulty
    sound = {key: value for key, value in validated.content.items() if key not in wrong}
    manifest = validated.model or _fallback(sound)
    known = (name for name in _VOCABULARIES if isinstance(content, dict) and name not in wrong)
    words = {name: manifest.vocabulary(name) for name in known}
    # The manifest's own words (an audience in `needs`) are checked against the manifest itself.
    if validated.model is not None:
        validated = validate(Manifest, content, Vocabularies(words), source)
    named = tuple(mentions(Manifest, validated.content))
    file = ManifestFile(source, (*problems, *validated.problems), named)
    return manifest, file, Vocabularies(words)


def _fallback(sound: Mapping[str, Any]) -> Manifest:
    """A manifest of what is sound in a broken one; the format's defaults for the rest."""
    required = {"format": 1, "title": "（目录名称有误）", "themes": {"-": "-"}}
    return Manifest.model_validate({**required, **sound})


def _load_file(reader: Reader, file: EntityFile, vocabularies: Vocabularies) -> LoadedFile:
    source = SourceFile(reader.root, file.path)
    key = Key(file.kind, file.id)
    model = ENTITY_MODELS[file.kind]
    content, problems = reader.read(file.path)
    if not is_valid_id(file.id):
        problems.append(_bad_id(file.id))
    if _is_unreadable(problems):
        return LoadedFile(source, key, None, tuple(problems), ())
    validated = validate(model, content, vocabularies, source, id=file.id)
    problems += validated.problems
    named = tuple(mentions(model, validated.content))
    if any(is_fatal(problem) for problem in problems):
        return LoadedFile(source, key, None, tuple(problems), named, validated.content)
    return LoadedFile(source, key, validated.model, tuple(problems), named)


def _is_unreadable(problems: Iterable[Problem]) -> bool:
    return any(
        problem.code
        in (
            ProblemCode.INVALID_YAML,
            ProblemCode.NOT_UTF8,
            ProblemCode.TOO_LARGE,
            ProblemCode.UNREADABLE_FILE,
        )
        for problem in problems
    )


def _own_themes(schools: Iterable[LoadedFile]) -> Iterator[tuple[str, Mapping[str, str] | None]]:
    """The themes of the schools that have their own; None where a broken file does not tell."""
    for file in schools:
        if isinstance(file.entity, School):
            if file.entity.themes:
                yield file.key.id, file.entity.themes
        elif file.content is None or "themes" in file.content:
            yield file.key.id, None


def _bad_id(stem: str) -> Problem:
    import re
    import unicodedata

    mended = re.sub(r"[^\w]+|_+", "-", unicodedata.normalize("NFC", stem).lower()).strip("-")[:64]
    suggestion = mended if is_valid_id(mended) else None
    return Problem(
        ProblemCode.BAD_ID,
        f"文件名“{shown_path(stem)}”不能作编号："
        "只能用小写字母、汉字、数字，中间可用单个“-”，最长 64 个字",
        f"把文件改名为 {suggestion}.yaml" if suggestion else "给文件改名",
        suggestion=suggestion,
    )


def _without_duplicates(files: Iterable[LoadedFile]) -> Iterator[LoadedFile]:
    """Leaves out the later of two files that give the same id."""
    first: dict[Key, str] = {}
    for file in files:
        path = first.setdefault(file.key, file.source.path)
        if path == file.source.path:
            yield file
            continue
        message = f"编号 {shown_path(file.key.id)} 已经有了：{shown_path(path)}"
        problem = Problem(ProblemCode.DUPLICATE_ID, message, "给其中一个文件改名，或删去多余的一个")
        yield LoadedFile(
            file.source, file.key, None, (problem, *file.problems), file.mentions, file.content
        )
