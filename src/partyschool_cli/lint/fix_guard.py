"""Errors that fixes bring about, and which fixes are to blame.

No fix may leave an error in its file that was not there. In between it may: 类别: 土专家 first gets
its field's name, and then its word.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final, TypeAlias

from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile
from partyschool_cli.lint.finding import Finding, Fix
from partyschool_cli.source.text.problem import is_fatal
from partyschool_cli.source.text.span import FieldPath

# Of the new errors of a file; the rest is seen at the next attempt.
_MOST_COMPARED: Final = 100
# What is wrong → where.
Errors: TypeAlias = Mapping[object, FieldPath]


def errors_in(
    catalog: Catalog, found: Iterable[Finding], paths: Iterable[str]
) -> dict[str, Errors]:
    """The errors of some files of a catalog, by their paths.

    `found` are what the rules that run find. Problems of loading and dangling references are errors
    whether their rules run or not.
    """
    errors: dict[str, dict[object, FieldPath]] = {path: {} for path in paths}
    for finding in found:
        if finding.severity == "error" and finding.file in errors:
            errors[finding.file][finding.identity] = finding.at.path
    files: tuple[LoadedFile | ManifestFile, ...] = (catalog.manifest_file, *catalog.files)
    for file in files:
        if (own := errors.get(file.source.path)) is not None:
            for problem in filter(is_fatal, file.problems):
                own[problem.code, problem.message] = problem.path
            for mention in file.mentions:
                if mention.target not in catalog.known:
                    own[mention.target] = mention.path
    return dict(errors)


def blamed(applied: Sequence[Finding], new: Iterable[FieldPath]) -> list[Finding]:
    """Those of the fixed findings of one file whose fixes touched where new errors are.

    A new name for a field is blamed only where no new value is; all are, where none is near.
    """
    new = tuple(islice(new, _MOST_COMPARED))
    near = [one for one in applied if one.fix and any(_touches(one.fix, path) for path in new)]
    return [one for one in near if one.at.on == "value"] or near or list(applied)


def _touches(fix: Fix, path: FieldPath) -> bool:
    return any(
        path[: len(changed)] == changed or changed[: len(path)] == path
        for changed in fix.changes or ((),)
    )


def only_uncovers(finding: Finding) -> bool:
    """Whether a fix makes a file readable: what is wrong in it is seen only then."""
    fix = finding.fix
    return fix is not None and (fix.changes is None or fix.patch.transcode_from is not None)
