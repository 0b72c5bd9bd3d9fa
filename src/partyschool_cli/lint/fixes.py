"""Apply fixes in passes until none is left, verifying each file. Nothing is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.finding import Finding, Fix
from partyschool_cli.lint.run import LintContext
from partyschool_cli.source.change_set import ChangeSet, Replace, spliced
from partyschool_cli.source.decode import decode
from partyschool_cli.source.digest import digest
from partyschool_cli.source.problem import Problem, ProblemCode, is_fatal
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import FieldPath
from partyschool_cli.source.splice import apply_splices, compatible
from partyschool_cli.source.tree import FileTree, Overlay
from partyschool_cli.source.yaml_parser import Parsed, parse

# Each pass fixes at least one finding and fixes do not undo each other, so only a wrong rule gets
# here.
_MAX_PASSES: Final = 20
# After so many bytes a file is left to the next run: no real file is so long. In bytes.
_MAX_REWRITTEN: Final = 500_000
# Tries of fixes together take a parse of a microsecond a character. In characters.
_MAX_PARSED: Final = 1_000_000
_MIN_TRIES: Final = 2

# Which of a catalog's findings are reported. Only those are fixed.
Reported = Callable[[tuple[Finding, ...]], tuple[Finding, ...]]


@dataclass(frozen=True)
class Fixed:
    """Result of fixing: the number of findings fixed, and each file's bytes before and after."""

    count: int = 0
    changed: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)

    @property
    def change_set(self) -> ChangeSet:
        """The changes to write."""
        return ChangeSet(
            tuple(Replace(path, digest(old), new) for path, (old, new) in self.changed.items())
        )


def fix_catalog(tree: FileTree, context: LintContext, reported: Reported, *, unsafe: bool) -> Fixed:
    """Fix the `reported` findings of a catalog that have fixes."""
    count, changed = 0, dict[str, tuple[bytes, bytes]]()
    rewritten: Counter[str] = Counter()
    for _ in range(_MAX_PASSES):
        now = Overlay(tree, {path: new for path, (_, new) in changed.items()})
        catalog = load(now)
        found = reported(lint(catalog, context.today, context.rules_for(catalog.manifest)))
        fixed = _one_pass(
            finding
            for finding in found
            if is_wanted(finding, unsafe=unsafe) and rewritten[finding.file] < _MAX_REWRITTEN
        )
        if not fixed:
            break
        for path, (before, after, number) in fixed.items():
            first = changed[path][0] if path in changed else before
            changed[path] = (first, after)
            count += number
            rewritten[path] += len(after)
        if all(rewritten[path] >= _MAX_REWRITTEN for path in fixed):
            break
    return Fixed(count, changed)


def is_wanted(finding: Finding, *, unsafe: bool) -> bool:
    """Whether a finding has a fix that may be applied."""
    return finding.fix is not None and (unsafe or finding.fix.is_safe)


def _one_pass(findings: Iterable[Finding]) -> dict[str, tuple[bytes, bytes, int]]:
    by_file: dict[str, tuple[SourceFile, list[Fix]]] = {}
    for finding in findings:
        source, fixes = by_file.setdefault(finding.file, (finding.at.source, []))
        if finding.fix is not None:
            fixes.append(finding.fix)
    fixed = {}
    for path, (source, fixes) in by_file.items():
        before = source.read()
        if isinstance(before, Problem):
            continue
        after, number = fix_bytes(before, fixes)
        if after != before:
            fixed[path] = (before, after, number)
    return fixed


def fix_bytes(before: bytes, fixes: Sequence[Fix]) -> tuple[bytes, int]:
    """A file's bytes after those of `fixes` that can be applied together, and their number.

    Fixes that overlap others, or whose result does not parse as expected, are left for later.
    """
    decoded = decode(before)
    foreign = [fix for fix in fixes if fix.patch.transcode_from]
    if foreign:
        is_sound = not _is_broken(parse(decoded.text)) or not foreign[0].is_safe
        return (decoded.text.encode(), 1) if decoded.text and is_sound else (before, 0)
    if decoded.problem is not None:
        return before, 0
    chosen = _sound_together(decoded.text, _compatible(fixes))
    splices = tuple(splice for fix in chosen for splice in fix.patch.splices)
    return spliced(before, splices), len(chosen)


def _compatible(fixes: Sequence[Fix]) -> list[Fix]:
    patches = {id(patch) for patch in compatible(fix.patch for fix in fixes)}
    return [fix for fix in fixes if id(fix.patch) in patches]


def _sound_together(text: str, fixes: Sequence[Fix]) -> list[Fix]:
    """All of the fixes if their result is valid; else as many as are found to be, one half after
    the other. Each try takes a parse, so a long text gets few.
    """
    old = parse(text)
    tries_left = max(_MIN_TRIES, _MAX_PARSED // max(1, len(text)))
    chosen: list[Fix] = []
    waiting = [list(fixes)]
    while waiting and tries_left > 0:
        tried = waiting.pop()
        tries_left -= 1
        if _is_sound(old, text, [*chosen, *tried]):
            chosen += tried
        elif (half := len(tried) // 2) > 0:
            waiting += [tried[half:], tried[:half]]
    return chosen


def _is_sound(old: Parsed, text: str, fixes: Iterable[Fix]) -> bool:
    fixes = list(fixes)
    new = parse(apply_splices(text, (splice for fix in fixes for splice in fix.patch.splices)))
    if _is_broken(new):
        return False
    if _is_broken(old) or any(fix.changes is None for fix in fixes):
        return True
    changes = {path for fix in fixes for path in fix.changes or ()}
    return _same_but(old.content, new.content, changes, ())


def _is_broken(parsed: Parsed) -> bool:
    return any(
        is_fatal(problem) and problem.code != ProblemCode.DUPLICATE_KEY
        for problem in parsed.problems
    )


def _same_but(old: Any, new: Any, changes: set[FieldPath], path: FieldPath) -> bool:
    """Whether two contents are equal except at and below the paths `changes`."""
    if path in changes:
        return True
    if type(old) is not type(new):
        return False
    if isinstance(old, dict):
        return list(old) == list(new) and all(
            _same_but(old[key], new[key], changes, (*path, key)) for key in old
        )
    if isinstance(old, list):
        return len(old) == len(new) and all(
            _same_but(one, other, changes, (*path, index))
            for index, (one, other) in enumerate(zip(old, new, strict=True))
        )
    return bool(old == new) or (old != old and new != new)  # noqa: PLR0124  # .nan
