"""A retired entity that others still name."""

from collections.abc import Iterator

from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile
from partyschool_cli.catalog.references import Key, Mention
from partyschool_cli.catalog.validate import value_at
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import At, Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import called
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.model.training_class import TrainingClass

_Use = tuple[LoadedFile | ManifestFile, Mention]


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each retired entity with its uses. Retired entities and cancelled sessions use nothing."""
    catalog = context.catalog
    retired = {
        Key(kind, entity.id): entity
        for kind in FILE_KINDS
        for entity in catalog.entities(kind).values()
        if entity.status == "retired"
    }
    uses: dict[Key, list[_Use]] = {}
    for use in _uses(catalog) if retired else ():
        if use[1].target in retired:
            uses.setdefault(use[1].target, []).append(use)
    for key, found in uses.items():
        yield _finding(context, retired[key], found)


def _uses(catalog: Catalog) -> Iterator[_Use]:
    for mention in catalog.manifest_file.mentions:
        yield catalog.manifest_file, mention
    for file in catalog.files:
        if not file.is_retired:
            yield from ((file, each) for each in file.mentions if not _is_cancelled(file, each))


def _is_cancelled(file: LoadedFile, mention: Mention) -> bool:
    match mention.path:
        case ("sessions", int(index), *_) if file.key.kind is Kind.CLASS:
            if isinstance(file.entity, TrainingClass):
                return file.entity.sessions[index].status == "cancelled"
            return bool(value_at(file.content, ("sessions", index, "status")) == "cancelled")
    return False


def _finding(context: CatalogContext, entity: Entity, uses: list[_Use]) -> Finding:
    message = f"{called(entity)}已停用，还有 {len(uses)} 处用到它"
    hint = "把这些地方改成别的编号；还要用的，把 status 改回 active"
    related = tuple(_related(file, mention) for file, mention in uses)
    return Finding(context.at_entity(entity, "status"), message, hint, related=related)


def _related(file: LoadedFile | ManifestFile, mention: Mention) -> Related:
    at = At(file.source, mention.path, "key" if mention.on_key else "value")
    if isinstance(file, ManifestFile):
        return Related(at, "总目录用到它")
    from partyschool_cli.catalog.resolve import file_title

    return Related(at, f"{file.key.kind.title}“{file_title(file) or file.key.id}”用到它")


rule = Rule(
    code="PS205",
    severity="warning",
    title="停用的还在用",
    reason="停用的教师、教学点、课程不再列出，用到它的课程和课程表却还印着它。换成别的，"
    "或恢复使用。",
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            added={"teachers/lecturer.yaml": "status: retired\n"},
            at="teachers/lecturer.yaml:4:9",
        ),
    ),
    good=(
        Example(
            added={
                "teachers/veteran.yaml": (
                    "name: 示例·老党员\ncategory: veteran-member\nstatus: retired\n"
                )
            }
        ),
    ),
)
