"""Whatever changed, and however often: taking it back gives the same files, with the same modes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.source.changes.change_set import (
    Change,
    ChangeSet,
    Create,
    Delete,
    Rename,
    Replace,
)
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.writing.journal import apply_changes
from partyschool_cli.source.writing.undo import undo_last
from tests.full_run import is_full_run
from tests.source.changed_catalogs import files_in, new_catalog
from tests.source.writing.test_undo import NOTE

NAMES = st.sampled_from(["a", "b", "sub/a", "sub/深/c", "甲"])
PATHS = st.builds("{}/{}.yaml".format, st.sampled_from(["courses", "teachers"]), NAMES)
DATA = st.binary(max_size=40) | st.sampled_from([b"", b"\xef\xbb\xbfa: 1\r\n", b"a: 1"])


def change_of(root: Path, path: str, other: str, data: bytes, kind: int) -> Change:
    """A change of one file that is possible now."""
    if not (root / path).exists():
        return Create(path, data)
    base = digest((root / path).read_bytes())
    if kind == 0:
        return Delete(path, base)
    is_free = other != path and not (root / other).exists()
    return Rename(path, base, other, data) if kind == 1 and is_free else Replace(path, base, data)


def change(root: Path, wanted: list[tuple[str, str, bytes, int]]) -> ChangeSet:
    changes: list[Change] = []
    taken = set[str]()
    for path, other, data, kind in wanted:
        if not taken & {path, other}:
            changes.append(change_of(root, path, other, data, kind))
            taken |= {path, other}
    return ChangeSet(tuple(changes))


def state(root: Path) -> dict[str, tuple[bytes, int]]:
    files = {path: data for path, data in files_in(root).items() if not path.startswith(".")}
    return {path: (data, (root / path).stat().st_mode) for path, data in files.items()}


def folders(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if path.is_dir() and ".pschool" not in str(path)}


WANTED = st.lists(st.tuples(PATHS, PATHS, DATA, st.integers(0, 2)), max_size=4)


@settings(max_examples=settings().max_examples // (1 if is_full_run() else 2))
@given(wanted=st.lists(WANTED, max_size=5))
def test_all_changes_are_taken_back_in_turn(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[list[tuple[str, str, bytes, int]]]
) -> None:
    root = new_catalog(tmp_path_factory.mktemp("undo"))
    for path, mode in (("courses/a.yaml", 0o600), ("teachers/甲.yaml", 0o604)):
        (root / path).write_bytes(b"a: 1")
        (root / path).chmod(mode)
    before = folders(root)
    states = [state(root)]
    for each in wanted:
        apply_changes(root, change(root, each), NOTE)
        if state(root) != states[-1]:
            states.append(state(root))
    for expected in reversed(states[:-1]):
        undo_last(root)
        assert state(root) == expected
    assert folders(root) == before
