"""Identities: what stays when lines move, tells two faults apart, and tells no number."""

from pathlib import Path

from partyschool_cli.lint.finding import field_name
from tests.linting import Files, findings

CLASS = {
    "sessions": [{"id": "s02", "site": "a", "teachers": ["wang", "li"]}, {"site": "b"}],
    "unavailable": [
        {"from": "2026-10-12"},
        {"days": ["tue", "thu"], "why": "例会"},
        {"from": "2026-10-12", "days": ["tue"], "day_parts": ["morning"]},
    ],
    "needs": [{"audience": "farmers", "topics": ["嫁接"]}],
    "travel": [[1], None],
}


def test_fields_are_named_by_id_and_value() -> None:
    name: dict[tuple[str | int, ...], str] = {
        (): "",
        ("title",): "title",
        ("sessions", 0, "site"): "sessions[s02].site",
        ("sessions", 0, "teachers", 1): "sessions[s02].teachers[li]",
        ("sessions", 1, "site"): "sessions[1].site",
        ("sessions", 9, "site"): "sessions[9].site",
        ("unavailable", 0, "why"): "unavailable[2026-10-12].why",
        ("unavailable", 1, "why"): "unavailable[tue thu].why",
        ("unavailable", 2): "unavailable[2026-10-12 tue morning]",
        ("needs", 0, "topics", 0): "needs[farmers].topics[嫁接]",
        ("travel", 0, 0): "travel[0][1]",
        ("no", "such", 3): "no.such[3]",
    }
    assert {path: field_name(path, CLASS) for path in name} == name


def test_personal_numbers_are_hashed_in_fields_and_identities(tmp_path: Path) -> None:
    number = "13800138000"
    files: Files = {
        f"teachers/{number}.yaml": f"name: 甲\ncategory: nobody-{number}\n{number}: x\n"
    }
    found = findings(tmp_path, files, "PS1", "PS6")
    assert {one.code for one in found} >= {"PS102", "PS104", "PS602"}
    for one in found:
        assert number not in f"{one.identity}{one.at.field}{one.message}{one.hint}"
        assert "teacher:#" in one.identity


def test_an_identity_stays_when_lines_move(tmp_path: Path) -> None:
    text = "name: 甲\ncategory: nobody\n# 13800138000\n"
    before = findings(tmp_path, {"teachers/a.yaml": text})
    after = findings(tmp_path, {"teachers/a.yaml": f"# 一行\n\n{text}"})
    assert {one.identity for one in before} == {one.identity for one in after}
    assert len({one.identity for one in before}) == len(before)
