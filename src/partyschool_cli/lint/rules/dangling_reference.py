"""A reference that names nothing."""

from collections.abc import Iterator

from partyschool_cli.catalog.catalog import LoadedFile, ManifestFile
from partyschool_cli.catalog.references import Mention
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import word_fix
from partyschool_cli.lint.rule_helpers.meant_ids import MeantIds
from partyschool_cli.source.problem import ProblemCode


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each id that no file has. An id whose file is at fault is known, and no fault here."""
    catalog = context.catalog
    known = catalog.known_or_misnamed
    meant = MeantIds(catalog)
    files: tuple[LoadedFile | ManifestFile, ...] = (catalog.manifest_file, *catalog.files)
    for file in files:
        for mention in file.mentions:
            if mention.target not in known and not _is_no_id(file, mention):
                yield _finding(meant, file, mention)


def _is_no_id(file: LoadedFile | ManifestFile, mention: Mention) -> bool:
    """Whether full-width signs make it more than an id: commas (PS008) or a colon (PS001)."""
    return file.source.is_joined(mention.path, mention.target.id) or any(
        problem.code == ProblemCode.INVALID_YAML and problem.path == mention.path
        for problem in file.problems
    )


def _finding(meant: MeantIds, file: LoadedFile | ManifestFile, mention: Mention) -> Finding:
    kind, name = mention.target
    at = At(file.source, mention.path, "key" if mention.on_key else "value")
    hint, word = meant.in_place_of(file, mention)
    fix = None if word is None else word_fix(at, word, "改成")
    return Finding(at, f"没有编号为 {name} 的{kind.title}", hint, named=(name,), fix=fix)


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
        Example(
            changed={"teachers/expert.yaml": {"school: liudu": "school: 柳杜乡党校"}},
            at="teachers/expert.yaml:3:9",
            fixed=Example(),
        ),
    ),
    joins="all",
)
