"""A comment that suppresses a finding, wherever that is."""

from pathlib import Path

import pytest

from partyschool_cli.editor.edits.suppressing import REASON, suppressing
from partyschool_cli.lint.examples import example_files
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import NamedRule, all_rules
from partyschool_cli.source.changes.change_set import spliced
from tests.linting import Files, active, base, lint_root, write_base

EXPERT = "teachers/expert.yaml"
SPRING = "classes/spring.yaml"


def suppressed(root: Path, finding: Finding) -> str:
    """The text of a finding's file with the comment, which is written."""
    splice = suppressing(finding)
    assert splice is not None
    path = root / finding.file
    path.write_bytes(spliced(path.read_bytes(), (splice,)))
    return path.read_bytes().decode()


def sole(folder: Path, files: Files, code: str) -> tuple[Path, Finding]:
    root = write_base(folder / "catalog", files)
    (finding,) = lint_root(root, active(code))
    return root, finding


def test_the_comment_is_above_the_line_and_as_far_in(tmp_path: Path) -> None:
    late = base(SPRING, ("date: 2026-03-11", "date: 2026-03-12"))
    root, finding = sole(tmp_path, {SPRING: late}, "PS404")
    text = suppressed(root, finding)
    assert f"    # pschool: ignore[PS404] {REASON}\n    date: 2026-03-12\n" in text
    assert lint_root(root, active("PS404", "PS9")) == ()


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    faulty = base(EXPERT, ("local-expert", "local-experts")).replace("\n", "\r\n").encode()
    root, finding = sole(tmp_path, {EXPERT: b"\xef\xbb\xbf" + faulty}, "PS104")
    text = suppressed(root, finding)
    assert text.count("\r\n") == text.count("\n") == faulty.count(b"\n") + 1
    assert lint_root(root, active("PS104")) == ()


def test_within_a_block_text_the_whole_file_is_left_out(tmp_path: Path) -> None:
    notes = "notes: |\n  会嫁接。\n  电话 13800138000\n"
    root, finding = sole(tmp_path, {EXPERT: base(EXPERT) + notes}, "PS602")
    text = suppressed(root, finding)
    assert text.startswith(f"# pschool: ignore-file[PS602] {REASON}\nname: ")
    assert lint_root(root, active("PS602")) == ()


def test_a_second_comment_goes_beside_the_first(tmp_path: Path) -> None:
    date = "    date: 2026-03-1"
    noted = base(SPRING, (f"{date}1", f"    # pschool: ignore[PS5] 旧的\n{date}2"))
    root, finding = sole(tmp_path, {SPRING: noted}, "PS404")
    suppressed(root, finding)
    assert lint_root(root, active("PS404")) == ()


# What cannot be read as text has no comments; nor has a file that is none of the catalog.
WITHOUT_COMMENTS = ("PS002", "PS005", "PS009")
WITH_COMMENTS = [one for one in all_rules() if one.code not in WITHOUT_COMMENTS]


def test_every_finding_of_a_rule_can_be_left_out(tmp_path: Path) -> None:
    left = {one.code: codes_left(one, tmp_path / one.code) for one in WITH_COMMENTS}
    assert [code for code, codes in left.items() if code in codes] == []


def codes_left(named: NamedRule, folder: Path) -> list[str]:
    """What lint finds in a bad example of a rule, where the rule's finding is suppressed."""
    root = write_base(folder, example_files(named.rule.bad[0]))
    codes = () if named.rule.check_suppression else (named.code,)
    found = [one for one in lint_root(root, active(*codes)) if one.code == named.code]
    assert len(found) == 1, named.code
    suppressed(root, found[0])
    return [one.code for one in lint_root(root, active(*codes))]


@pytest.mark.parametrize("code", WITHOUT_COMMENTS)
def test_no_comment_is_offered_where_none_counts(code: str, tmp_path: Path) -> None:
    (named,) = (one for one in all_rules() if one.code == code)
    _, finding = sole(tmp_path, example_files(named.rule.bad[0]), code)
    assert suppressing(finding) is None
