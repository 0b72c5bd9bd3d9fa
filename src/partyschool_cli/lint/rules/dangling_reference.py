"""A reference that names nothing."""

from collections.abc import Iterator
from itertools import islice

from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.catalog.references import Key, Mention
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import word_fix
from partyschool_cli.model.kind import FILE_KINDS
from partyschool_cli.source.problem import MOST_OF_A_KIND, ProblemCode
from partyschool_cli.source.source_file import SourceFile

# A comparison takes a microsecond; where a folder is lost, nobody reads so many suggestions.
_MOST_COMPARED = 500_000


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each id that no file has. An id whose file is at fault is known, and no fault here."""
    catalog = context.catalog
    known = catalog.known
    near: dict[Key, tuple[str, ...]] = {}
    files: tuple[LoadedFile | ManifestFile, ...] = (catalog.manifest_file, *catalog.files)
    for file in files:
        dangling = (
            mention
            for mention in file.mentions
            if mention.target not in known and not _is_no_id(file, mention)
        )
        for mention in islice(dangling, MOST_OF_A_KIND):
            target = mention.target
            if target not in near:
                entities = catalog.entities(target.kind)
                may_compare = len(near) * len(entities) < _MOST_COMPARED
                near[target] = nearest(target.id, entities, 3) if may_compare else ()
            yield _finding(catalog, file.source, mention, near[target])


def _is_no_id(file: LoadedFile | ManifestFile, mention: Mention) -> bool:
    """Whether full-width signs make it more than an id: commas (PS008) or a colon (PS001)."""
    return file.source.is_joined(mention.path, mention.target.id) or any(
        problem.code == ProblemCode.INVALID_YAML and problem.path == mention.path
        for problem in file.problems
    )


def _finding(
    catalog: Catalog, source: SourceFile, mention: Mention, near: tuple[str, ...]
) -> Finding:
    kind, name = mention.target
    at = At(source, mention.path, "key" if mention.on_key else "value")
    message = f"没有编号为 {name} 的{kind.title}"
    if not near:
        others = (key.kind.title for key in _named(catalog, name))
        if other := "、".join(others):
            hint = f"{name} 是{other}的编号，这里要写{kind.title}的编号"
        else:
            hint = f"新建 {kind.plural}/{name}.yaml，或改成已有的{kind.title}编号"
        return Finding(at, message, hint, named=(name,))
    entities = catalog.entities(kind)
    choices = "、".join(f"{one}（{title_of(entities[one])}）" for one in near)
    fix = word_fix(at, near[0], "改成") if len(near) == 1 else None
    return Finding(at, message, f"是不是 {choices}？", named=(name,), fix=fix)


def _named(catalog: Catalog, name: str) -> Iterator[Key]:
    return (key for kind in FILE_KINDS if (key := Key(kind, name)) in catalog.known)


rule = Rule(
    code="PS201",
    severity="error",
    title="引用的编号不存在",
    reason="课程表和名单要靠编号找到教师、教学点和课程；编号不存在，印出来就是空的。"
    "改成已有的编号，或新建这个文件。",
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"teachers/expert.yaml": {"school: liudu": "school: liudo"}},
            at="teachers/expert.yaml:3:9",
            fixed=Example(),
        ),
        Example(
            changed={"courses/charter.yaml": {"[lecturer]": "[lecturer, veteran]"}},
            at="courses/charter.yaml:9:22",
        ),
        Example(
            changed={"classes/spring.yaml": {"site: village-museum": "site: museum"}},
            at="classes/spring.yaml:21:11",
            fixed=Example(),
        ),
    ),
    joins="all",
)
