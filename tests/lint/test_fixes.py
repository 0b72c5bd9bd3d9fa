"""Fixes: pass after pass, each file verified; what they give is a change set, written as one."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.finding import Finding, Fix
from partyschool_cli.lint.fixes import Fixed, Reported, fix_bytes, fix_catalog
from partyschool_cli.source.changes.change_set import ChangeSet, Replace
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.text.splice import Patch, Splice
from partyschool_cli.source.writing.journal import apply_changes
from tests.linting import Files, active, context, fix, write_base

EXPERT = "teachers/expert.yaml"
FAULTY = "name: 甲\ncategory: local-experts\nnotes: 会嫁接,懂修剪\n"
RULES = context(active())


def catalog(folder: Path, files: Files) -> Path:
    return write_base(folder / "catalog", files)


def planned(root: Path, reported: Reported, *, unsafe: bool = True) -> Fixed:
    """What fixing would do; nothing is written."""
    return fix_catalog(DiskTree(root), RULES, reported, unsafe=unsafe)


def edit(start: int, end: int, text: str, *changes: str, safe: bool = True) -> Fix:
    paths = tuple((name,) for name in changes)
    return Fix("改", Patch((Splice(start, end, text),)), is_safe=safe, changes=paths)


def test_safe_fixes_and_the_rest(tmp_path: Path) -> None:
    root = catalog(tmp_path, {EXPERT: FAULTY})
    assert fix(root, unsafe=False).count == 1
    assert (root / EXPERT).read_text("utf-8") == FAULTY.replace(",", "，")
    assert fix(root).count == 1
    assert (root / EXPERT).read_text("utf-8") == FAULTY.replace(",", "，").replace("ts", "t")
    assert fix(root) == Fixed()


def test_what_was_changed_is_told_from_first_to_last(tmp_path: Path) -> None:
    """A slip is mended in the first pass, what it hid in the second."""
    text = "name：甲\ncategory: local-experts\n"
    root = catalog(tmp_path, {EXPERT: text})
    fixed = fix(root)
    assert fixed.count == 2
    after = "name: 甲\ncategory: local-expert\n"
    assert fixed.changed == {EXPERT: (text.encode(), after.encode())}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbfname: \xe7\x94\xb2\r\ncategory: local-experts", None),
        ("name: 甲\r\n\r\ncategory: 'local-experts'  # 注\r\n\r\n".encode(), None),
        ("name: 甲\ncategory: local-experts\n# 尾".encode(), None),
    ],
)
def test_bom_line_ends_and_the_last_line_stay(
    tmp_path: Path, before: bytes, after: bytes | None
) -> None:
    root = catalog(tmp_path, {EXPERT: before})
    fix(root)
    assert (root / EXPERT).read_bytes() in (
        before.replace(b"local-experts", b"local-expert"),
        before.replace(b"'local-experts'", b"local-expert"),
    )


def test_a_foreign_encoding_becomes_utf8_and_then_what_is_wrong_in_it_is_mended(
    tmp_path: Path,
) -> None:
    root = catalog(tmp_path, {EXPERT: FAULTY.replace("\n", "\r\n").encode("gb18030")})
    fix(root, unsafe=False)
    expected = FAULTY.replace(",", "，").replace("\n", "\r\n")
    assert (root / EXPERT).read_bytes().decode() == expected


def test_a_foreign_file_that_does_not_read_is_converted_only_as_an_unsafe_fix(
    tmp_path: Path,
) -> None:
    data = "name：甲乙丙\ncategory： [\n".encode("gb18030")
    root = catalog(tmp_path, {EXPERT: data})
    fix(root, unsafe=False)
    assert (root / EXPERT).read_bytes() == data
    fix(root)
    assert (root / EXPERT).read_bytes().decode().startswith("name")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_mode_stays(tmp_path: Path) -> None:
    root = catalog(tmp_path, {EXPERT: FAULTY})
    (root / EXPERT).chmod(0o640)
    fix(root)
    assert stat.S_IMODE((root / EXPERT).stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    root = catalog(tmp_path, {EXPERT: FAULTY, "teachers/other.yaml": Path("expert.yaml")})
    fix(root)
    assert (root / "teachers/other.yaml").is_symlink()
    assert "local-expert\n" in (root / EXPERT).read_text("utf-8")


# --------------------------------------------------------------------------- what is not applied


def test_overlapping_fixes_wait_for_the_next_pass() -> None:
    text = b"name: abc\n"
    fixes = [edit(6, 8, "x", "name"), edit(7, 9, "y", "name")]
    assert fix_bytes(text, fixes) == (b"name: xc\n", 1)


@pytest.mark.parametrize(
    "bad",
    [
        edit(6, 7, "[", "name"),
        edit(6, 7, "a: b", "name"),
        edit(0, 4, "nam", "other"),
        edit(6, 7, "c", "other"),
        edit(7, 7, "\nfoo: 1", "name"),
    ],
    ids=["does not parse", "a colon", "another key", "another field", "a new field"],
)
def test_a_fix_whose_result_is_not_what_it_says_is_not_applied(bad: Fix) -> None:
    text = b"name: a\nother: b\n" if "other" not in str(bad.changes) else b"name: a\n"
    assert fix_bytes(text, [bad]) == (text, 0)


def test_beside_one_that_is_wrong_the_others_are_applied() -> None:
    text = b"name: a\nunit: b\n"
    fixes = [edit(6, 7, "[", "name"), edit(14, 15, "c", "unit")]
    assert fix_bytes(text, fixes) == (b"name: a\nunit: c\n", 1)


def test_a_file_that_changed_after_it_was_linted_is_left(tmp_path: Path) -> None:
    root = catalog(tmp_path, {EXPERT: FAULTY})
    mine = "name: 另一个人刚写的\ncategory: local-experts\nnotes: x\n"

    def saved_meanwhile(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        (root / EXPERT).write_text(mine, "utf-8")
        return found

    fixed = planned(root, saved_meanwhile, unsafe=False)
    with pytest.raises(CommandLineError, match="刚被别的程序改过，什么都没有写"):
        apply_changes(root, fixed.change_set)
    assert (root / EXPERT).read_text("utf-8") == mine


def test_a_file_that_changed_before_the_fixes_are_written_stops_all(tmp_path: Path) -> None:
    other = "teachers/lecturer.yaml"
    root = catalog(tmp_path, {EXPERT: FAULTY, other: FAULTY})
    fixed = planned(root, tuple)
    assert fixed.changed.keys() == {EXPERT, other}
    (root / other).write_text("name: 刚存的\n", "utf-8")
    with pytest.raises(CommandLineError, match="刚被别的程序改过，什么都没有写"):
        apply_changes(root, fixed.change_set)
    assert (root / EXPERT).read_text("utf-8") == FAULTY
    assert [path.name for path in (root / "teachers").iterdir() if path.suffix == ".tmp"] == []


def test_only_what_is_reported_is_mended(tmp_path: Path) -> None:
    root = catalog(tmp_path, {EXPERT: FAULTY, "teachers/lecturer.yaml": FAULTY})

    def some(found: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(one for one in found if one.file == EXPERT and one.code == "PS104")

    fixed = planned(root, some)
    assert fixed.changed == {EXPERT: (FAULTY.encode(), FAULTY.replace("ts", "t").encode())}


def test_nothing_is_written_and_the_change_set_replaces_what_was_read(tmp_path: Path) -> None:
    root = catalog(tmp_path, {EXPERT: FAULTY})
    fixed = planned(root, tuple)
    after = FAULTY.replace(",", "，").replace("ts", "t").encode()
    assert (root / EXPERT).read_text("utf-8") == FAULTY
    assert fixed.count == 2
    base = digest(FAULTY.encode())
    assert fixed.change_set == ChangeSet((Replace(EXPERT, base, after),))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_what_cannot_be_read_is_known_all_the_same(tmp_path: Path) -> None:
    """No fix turns the id of a teacher whose file is a pipe into a near one."""
    course = {"courses/grafting.yaml": "title: 甲\nteachers: [experts]\nnotes: 会嫁接,懂修剪\n"}
    root = catalog(tmp_path, {**course, "teachers/big.yaml": "x" * 1_100_000})
    os.mkfifo(root / "teachers" / "experts.yaml")
    (root / "teachers" / "loop.yaml").symlink_to("loop.yaml")
    (root / "teachers" / "away").symlink_to(tmp_path)
    fixed = planned(root, tuple)
    assert {path: after for path, (_, after) in fixed.changed.items()} == {
        "courses/grafting.yaml": course["courses/grafting.yaml"].replace(",", "，").encode()
    }
