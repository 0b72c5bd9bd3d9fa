"""A reference that names nothing."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile
from partyschool_cli.catalog.references import Key, Mention
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import At, Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import word_fix
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.text.problem import MOST_OF_A_KIND, ProblemCode

if TYPE_CHECKING:
    from partyschool_cli.lint.rule_helpers.meant_ids import MeantIds
    from partyschool_cli.lint.rule_helpers.unread import Unread

_Place: TypeAlias = tuple[LoadedFile | ManifestFile, Mention]


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each id that no file has. An id whose file is at fault is known, and no fault here.

    Where a file or folder was not read, what is missing for it is one finding, or none.
    """
    catalog = context.catalog
    unknown = tuple(_unknown(catalog))
    if not unknown:
        return
    from partyschool_cli.lint.rule_helpers.meant_ids import MeantIds
    from partyschool_cli.lint.rule_helpers.unread import UnreadPlaces

    meant, unread = MeantIds(catalog), UnreadPlaces(catalog)
    missing: dict[Unread, list[_Place]] = {}
    for file, mention in unknown:
        cause = unread.of(mention.target)
        if cause is None:
            yield _finding(meant, file, mention)
        elif not cause.is_error:
            missing.setdefault(cause, []).append((file, mention))
    for cause, places in missing.items():
        yield _not_read(cause, places)


def _unknown(catalog: Catalog) -> Iterator[_Place]:
    known = catalog.known_or_misnamed
    files: tuple[LoadedFile | ManifestFile, ...] = (catalog.manifest_file, *catalog.files)
    for file in files:
        unknown = [mention for mention in file.mentions if mention.target not in known]
        dangling = (mention for mention in unknown if not _is_no_id(file, mention))
        yield from ((file, mention) for mention in islice(dangling, MOST_OF_A_KIND))


def _is_no_id(file: LoadedFile | ManifestFile, mention: Mention) -> bool:
    """Whether full-width signs make it more than an id: commas (PS008) or a colon (PS001)."""
    return file.source.is_joined(mention.path, mention.target.id) or any(
        problem.code == ProblemCode.INVALID_YAML and problem.path == mention.path
        for problem in file.problems
    )


def _finding(meant: "MeantIds", file: LoadedFile | ManifestFile, mention: Mention) -> Finding:
    name, at = mention.target.id, _at(file, mention)
    hint, word = meant.in_place_of(file, mention)
    fix = None if word is None else word_fix(at, word, "改成")
    return Finding(at, _message(mention.target), hint, named=(name,), fix=fix)


def _not_read(cause: "Unread", places: list[_Place]) -> Finding:
    first, *others = places
    name = shown_path(cause.path) + ("/" if cause.is_folder else "")
    message = _message(first[1].target)
    if others:
        message += f"，这样的地方共 {len(places)} 处"
    return Finding(
        _at(*first),
        message,
        f"{name} 没有读（{cause.problem.code}），先改好它",
        tuple(Related(_at(*one), _message(one[1].target)) for one in others),
        named=(cause.path,),
    )


def _at(file: LoadedFile | ManifestFile, mention: Mention) -> At:
    return At(file.source, mention.path, "key" if mention.on_key else "value")


def _message(target: Key) -> str:
    return f"没有编号为“{target.id}”的{target.kind.title}"


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
