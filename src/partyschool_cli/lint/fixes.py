"""Applies fixes: pass after pass, each file verified before it is written, until none is left."""

import contextlib
import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.finding import Finding, Fix
from partyschool_cli.lint.selection import RulesFor
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source.decode import BOM, decode
from partyschool_cli.source.document import Document
from partyschool_cli.source.problem import Problem, ProblemCode, is_fatal
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import FieldPath
from partyschool_cli.source.splice import apply_edits, compatible
from partyschool_cli.source.tree import MANIFEST, MAX_SIZE, read_bytes
from partyschool_cli.source.write import replace_files
from partyschool_cli.source.yaml_file import parse

# Each pass mends at least one finding and fixes do not undo each other, so this is never reached
# but by a rule that is wrong.
_MOST_PASSES: Final = 20

# Which of a catalog's findings are reported. Only those are mended.
Reported = Callable[[tuple[Finding, ...]], tuple[Finding, ...]]


@dataclass(frozen=True)
class Fixed:
    """What fixing did: how many findings it mended, and the bytes of each file before and after."""

    count: int = 0
    changed: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)


def fix_catalog(
    root: Path,
    today: dt.date,
    rules_for: RulesFor,
    reported: Reported,
    *,
    unsafe: bool,
) -> Fixed:
    """Mends on disk what is `reported` of the findings of the catalog at `root`.

    Raises CommandLineError, and leaves every file of a pass as it was, where one of them cannot be
    written or changed since it was read.
    """
    count, changed = 0, dict[str, tuple[bytes, bytes]]()
    for _ in range(_MOST_PASSES):
        catalog = load(root)
        found = reported(lint(catalog, today, rules_for(catalog.manifest)))
        mended = _one_pass(finding for finding in found if is_wanted(finding, unsafe=unsafe))
        if not mended:
            break
        replace_files({root / path: (old, new) for path, (old, new, _) in mended.items()})
        for path, (before, after, number) in mended.items():
            first = changed[path][0] if path in changed else before
            changed[path] = (first, after)
            count += number
    return Fixed(count, changed)


def fix_copy(
    root: Path,
    today: dt.date,
    rules_for: RulesFor,
    reported: Reported,
    *,
    unsafe: bool,
) -> Fixed:
    """What `fix_catalog` would do, tried on a copy: the catalog at `root` stays as it is."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="pschool-") as folder:
        copy = Path(folder) / "catalog"
        copy.mkdir()
        _copy_file(root / MANIFEST, copy / MANIFEST)
        for name in KIND_OF_FOLDER:
            if (root / name).is_dir():
                # A folder that cannot be read stays away; the rest is copied all the same.
                with contextlib.suppress(OSError):
                    shutil.copytree(
                        root / name, copy / name, symlinks=True, copy_function=_copy_file
                    )
        return fix_catalog(copy, today, rules_for, reported, unsafe=unsafe)


def _copy_file(source: str | Path, target: str | Path) -> None:
    data = read_bytes(Path(source))
    if isinstance(data, bytes):
        Path(target).write_bytes(data)
    else:
        # It must stand there, known by its id, and be no more readable than it is.
        Path(target).touch()
        os.truncate(target, MAX_SIZE + 1)


def is_wanted(finding: Finding, *, unsafe: bool) -> bool:
    """Whether a finding has a fix that may be applied."""
    fix = finding.fix
    return fix is not None and (unsafe or fix.is_safe)


def _one_pass(findings: Iterable[Finding]) -> dict[str, tuple[bytes, bytes, int]]:
    by_file: dict[str, tuple[SourceFile, list[Fix]]] = {}
    for finding in findings:
        source, fixes = by_file.setdefault(finding.file, (finding.at.source, []))
        if finding.fix is not None:
            fixes.append(finding.fix)
    mended = {}
    for path, (source, fixes) in by_file.items():
        before = read_bytes(source.root / source.path)
        # A fix counts characters of the text that was linted, and of no other.
        if isinstance(before, Problem) or decode(before).text != source.text:
            continue
        after, number = fix_bytes(before, fixes)
        if after != before:
            mended[path] = (before, after, number)
    return mended


def fix_bytes(before: bytes, fixes: Sequence[Fix]) -> tuple[bytes, int]:
    """A file's bytes after those of `fixes` that can be made at once, and how many were made.

    Fixes that overlap others, or whose result does not read as it should, are left for later.
    """
    decoded = decode(before)
    foreign = [fix for fix in fixes if fix.patch.transcode_from]
    if foreign:
        is_sound = not _is_broken(parse(decoded.text)) or not foreign[0].is_safe
        return (decoded.text.encode(), 1) if decoded.text and is_sound else (before, 0)
    if decoded.problem is not None:
        return before, 0
    chosen = _sound_together(decoded.text, _compatible(fixes))
    text = apply_edits(decoded.text, (edit for fix in chosen for edit in fix.patch.edits))
    return (BOM if decoded.has_bom else b"") + text.encode(), len(chosen)


def _compatible(fixes: Sequence[Fix]) -> list[Fix]:
    patches = compatible(fix.patch for fix in fixes)
    return [fix for fix in fixes if any(fix.patch is patch for patch in patches)]


def _sound_together(text: str, fixes: list[Fix]) -> list[Fix]:
    """All of the fixes where they read right together; else those that do one after another."""
    old = parse(text)
    if _is_sound(old, text, fixes):
        return fixes
    chosen: list[Fix] = []
    for fix in fixes:
        if _is_sound(old, text, [*chosen, fix]):
            chosen.append(fix)
    return chosen


def _is_sound(old: Document, text: str, fixes: Iterable[Fix]) -> bool:
    fixes = list(fixes)
    new = parse(apply_edits(text, (edit for fix in fixes for edit in fix.patch.edits)))
    if _is_broken(new):
        return False
    if _is_broken(old) or any(fix.changes is None for fix in fixes):
        return True
    changes = {path for fix in fixes for path in fix.changes or ()}
    return _same_but(old.data, new.data, changes, ())


def _is_broken(document: Document) -> bool:
    return any(
        is_fatal(problem) and problem.code != ProblemCode.DUPLICATE_KEY
        for problem in document.problems
    )


def _same_but(old: Any, new: Any, changes: set[FieldPath], path: FieldPath) -> bool:
    """Whether two contents are the same but at and below the paths `changes`."""
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
