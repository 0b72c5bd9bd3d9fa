"""What formats take from a report: counts, places from the shown root, fingerprints, no numbers."""

from pathlib import Path

from tests.report.reports import EXPERT, FAULTY, a_clash, report


def test_findings_are_counted_by_severity_and_by_fix(tmp_path: Path) -> None:
    found = report(tmp_path, {EXPERT: FAULTY}, ("PS104", "PS605"))
    assert found.summary.counts == {"error": 1, "warning": 0, "info": 1}
    assert found.summary.fixable == (1, 1)


def test_fingerprints_stay_when_lines_move_and_differ_for_equal_faults(tmp_path: Path) -> None:
    before = report(tmp_path, {EXPERT: FAULTY})
    moved = report(tmp_path, {EXPERT: "# 新的一行\n\n" + FAULTY})
    assert [one.fingerprint for one in before.located] == [one.fingerprint for one in moved.located]
    # The field, and what is named, are the same twice.
    number = "13800138000"
    twice = report(tmp_path, {EXPERT: f"name: 甲 # {number} {number}\n"}, ("PS602",))
    assert len(twice.located) == 2
    assert len({one.fingerprint for one in twice.located}) == 2


def test_related_places_have_their_file_from_the_shown_root(tmp_path: Path) -> None:
    (clash,) = report(tmp_path, a_clash(), ("PS401",)).located
    (other,) = clash.related
    assert {clash.file, other.file} == {
        "catalog/classes/other.yaml",
        "catalog/classes/spring.yaml",
    }


def test_an_edit_that_tells_a_personal_number_is_shown_to_no_program(tmp_path: Path) -> None:
    slip = "name: 甲\ncategory： local-expert # 13800138000，电话\nschool： liudu\n"
    (safe,) = report(tmp_path, {EXPERT: slip}, ("PS001",)).located
    assert [edit.replacement for edit in safe.edits] == [":", ":"]
    joined = "name: 甲\ncategory: local-expert\ntopics: [电话13800138000，嫁接]\n"
    (told,) = report(tmp_path, {EXPERT: joined}, ("PS008",)).located
    assert told.finding.fix is not None
    assert all("13800138000" not in edit.replacement for edit in told.edits)
