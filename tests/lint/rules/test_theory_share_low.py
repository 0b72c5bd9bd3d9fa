"""PS503: the share of theory and party spirit."""

from pathlib import Path

from tests.linting import Files, base, findings, named

SPRING = "classes/spring.yaml"


def shares(theory: int, party_spirit: int, practical: int, more: str = "") -> Files:
    """The spring class with so many hours of each strand, one a day."""
    courses = ["charter"] * theory + ["memorial"] * party_spirit + ["grafting"] * practical
    times = "start: 08:30, end: 09:15"
    lines = "".join(
        f"  - {{id: s{day}, date: 2026-03-{day:02d}, {times}, course: {course}}}\n"
        for day, course in enumerate(courses, start=1)
    )
    return {SPRING: base(SPRING).partition("sessions:")[0] + more + "sessions:\n" + lines}


def test_shares_at_the_limit_are_enough(tmp_path: Path) -> None:
    assert findings(tmp_path, shares(10, 4, 6), "PS503") == ()
    assert named(findings(tmp_path, shares(9, 4, 7), "PS503")) == [("theory",)]
    assert named(findings(tmp_path, shares(11, 3, 6), "PS503")) == [("party-spirit",)]


def test_evening_schools_are_no_main_classes(tmp_path: Path) -> None:
    for kind, count in (("evening", 0), ("outreach", 0), ("rotation", 2)):
        files = shares(0, 0, 2, more=f"type: {kind}\n")
        assert len(findings(tmp_path, files, "PS503")) == count


def test_an_unknown_course_leaves_the_shares_open(tmp_path: Path) -> None:
    files = {**shares(1, 0, 2), "courses/charter.yaml": None}
    assert findings(tmp_path, files, "PS503") == ()
