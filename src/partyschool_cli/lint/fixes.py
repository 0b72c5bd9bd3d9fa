"""Apply fixes in passes until none is left, verifying each file. Nothing is written."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.finding import Finding, Fix
from partyschool_cli.lint.fix_guard import Errors, blamed, errors_in, only_uncovers
from partyschool_cli.lint.run import LintContext
from partyschool_cli.source.changes.change_set import ChangeSet, Replace, spliced
from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.tree import FileTree, Overlay
from partyschool_cli.source.text.problem import Problem, ProblemCode, is_fatal
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import apply_splices, compatible
from partyschool_cli.source.yaml.source_file import SourceFile
from partyschool_cli.source.yaml.yaml_parser import Parsed, parse

# Each pass fixes at least one finding and fixes do not undo each other, so only a wrong rule gets
# here.
_MAX_PASSES: Final = 20
# After so many attempts, a file that fixes spoil is left as it is.
_ATTEMPTS: Final = 5
# After so many bytes a file is left to the next run: no real file is so long. In bytes.
_MAX_REWRITTEN: Final = 500_000
# Tries of fixes together take a parse of a microsecond a character. In characters.
_MAX_PARSED: Final = 1_000_000
_MIN_TRIES: Final = 2

# Which of a catalog's findings are reported. Only those are fixed.
Reported = Callable[[tuple[Finding, ...]], tuple[Finding, ...]]
# A catalog in which files have other bytes, by their paths, and its findings.
Lint = Callable[[Mapping[str, bytes]], tuple[Catalog, tuple[Finding, ...]]]


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
    """Fix the `reported` findings of a catalog that have fixes.

    A fix that would leave its file with an error that was not there is not applied.
    """

    def lint_changed(files: Mapping[str, bytes]) -> tuple[Catalog, tuple[Finding, ...]]:
        catalog = load(Overlay(tree, files))
        return catalog, lint(catalog, context.today, context.rules_for(catalog.manifest))

    return fix_linted(lint_changed, reported, unsafe=unsafe)


def fix_linted(lint: Lint, reported: Reported, *, unsafe: bool) -> Fixed:
    """As `fix_catalog`, of a catalog that `lint` lints."""
    refused: set[str] = set()
    for attempt in range(_MAX_PASSES):
        passes = _Passes(lint, reported, unsafe=unsafe, refused=refused)
        fixed = passes.run()
        harmful = passes.harmful(is_last_attempt=attempt > _ATTEMPTS)
        if not harmful:
            return fixed
        refused |= harmful
    return Fixed()


class _Passes:
    """Passes of fixes over a catalog until none is left, but for the `refused` findings."""

    def __init__(
        self,
        lint: Lint,
        reported: Reported,
        *,
        unsafe: bool,
        refused: Container[str],
    ) -> None:
        self.lint = lint
        self.reported = reported
        self.unsafe = unsafe
        self.refused = refused
        self.changed: dict[str, tuple[bytes, bytes]] = {}
        self.applied: dict[str, list[Finding]] = {}
        self.errors_before: dict[str, Errors] = {}
        self.errors_now: dict[str, Errors] = {}
        self.rewritten: Counter[str] = Counter()

    def run(self) -> Fixed:
        count, uncovered = 0, set[str]()
        for _ in range(_MAX_PASSES):
            catalog, found = self.lint({path: new for path, (_, new) in self.changed.items()})
            wanted = [one for one in self.reported(found) if self._is_wanted(one)]
            self.errors_now = errors_in(
                catalog, found, {one.file for one in wanted} | self.changed.keys()
            )
            for path, errors in self.errors_now.items():
                if path in uncovered or path not in self.errors_before:
                    self.errors_before[path] = errors
            fixed = _one_pass(wanted)
            if not fixed:
                break
            for path, (before, after, number) in fixed.items():
                first = self.changed[path][0] if path in self.changed else before
                self.changed[path] = (first, after)
                self.rewritten[path] += len(after)
                count += number
            of_pass = [one for one in wanted if one.file in fixed]
            uncovered = {one.file for one in of_pass if only_uncovers(one)}
            for finding in of_pass:
                self.applied.setdefault(finding.file, []).append(finding)
        return Fixed(count, self.changed)

    def _is_wanted(self, finding: Finding) -> bool:
        return (
            is_wanted(finding, unsafe=self.unsafe)
            and finding.identity not in self.refused
            and self.rewritten[finding.file] < _MAX_REWRITTEN
        )

    def harmful(self, *, is_last_attempt: bool) -> set[str]:
        """The identities of the findings whose fixes left new errors; on the last attempt, of all
        in their files."""
        found: set[str] = set()
        for path, applied in self.applied.items():
            before = self.errors_before[path]
            new = [at for error, at in self.errors_now[path].items() if error not in before]
            if new:
                culprits = applied if is_last_attempt else blamed(applied, new)
                found |= {one.identity for one in culprits}
        return found


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
    if not _is_broken(old) and _doubled_keys(new) > _doubled_keys(old):
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


def _doubled_keys(parsed: Parsed) -> int:
    return sum(problem.code == ProblemCode.DUPLICATE_KEY for problem in parsed.problems)


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
