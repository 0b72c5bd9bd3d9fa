"""What a planned change causes: findings that were there before are never its fault."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.change_check import Caused, PlannedFiles, linted_both
from partyschool_cli.lint.run import lint_tree
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from tests.catalogs import BASE, snapshot, write_catalog
from tests.linting import active, context

CONTEXT = context(active())
CLASS = "classes/banci.yaml"
TEACHER = "teachers/wang.yaml"
NO_TEACHER = BASE[CLASS].replace("[wang]", "[nobody]").encode()


def caused(root: Path, planned: PlannedFiles, *, cached: bool = True) -> Caused:
    taken = snapshot(root) if cached else None
    return linted_both(DiskTree(root), planned, CONTEXT, taken).caused(planned)


def codes(found: Caused) -> list[str]:
    return [one.code for one in found.errors]


@pytest.mark.parametrize("cached", [True, False])
def test_an_error_of_the_change_is_found_with_the_cache_and_without(
    tmp_path: Path, cached: bool
) -> None:
    root = write_catalog(tmp_path)
    planned = PlannedFiles({CLASS: NO_TEACHER})
    for _ in range(2):  # the second run has a warm cache
        assert codes(caused(root, planned, cached=cached)) == ["PS201"]


def test_a_finding_that_was_there_before_is_not_caused(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {CLASS: NO_TEACHER})
    later = NO_TEACHER.replace(b"size: 30", b"size: 31")
    assert caused(root, PlannedFiles({CLASS: later})).findings == ()


def test_the_files_on_disk_stay_as_they_are(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    before = {path: (root / path).read_bytes() for path in BASE}
    caused(root, PlannedFiles({CLASS: None, TEACHER: b"name: x\n", "teachers/li.yaml": b"x"}))
    assert {path: (root / path).read_bytes() for path in BASE} == before


def test_a_finding_is_the_same_under_another_id(tmp_path: Path) -> None:
    # A teacher without a category is an error, which a rename does not cause.
    root = write_catalog(tmp_path, {TEACHER: "name: 王示例\n"})
    files = {
        TEACHER: None,
        "teachers/li.yaml": "name: 王示例\n".encode(),
        CLASS: BASE[CLASS].replace("[wang]", "[li]").encode(),
        "courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"].replace("wang", "li").encode(),
    }
    renamed = {Key(Kind.TEACHER, "wang"): Key(Kind.TEACHER, "li")}
    assert caused(root, PlannedFiles(files, renamed)).findings == ()
    assert codes(caused(root, PlannedFiles(files))) != []


def test_what_cannot_be_read_is_never_forgiven(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    assert caused(root, PlannedFiles({CLASS: b"a: [\n"})).unforgivable
    numbers = "name: 王示例\ncategory: school-teacher\nnotes: 11010519491231002X\n"
    assert [f.code for f in caused(root, PlannedFiles({TEACHER: numbers.encode()})).unforgivable]


def test_a_lint_of_the_change_finds_what_a_lint_of_all_files_does(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    files = {CLASS: NO_TEACHER, "teachers/new/li.yaml": "name: 李示例\n".encode()}
    found = caused(root, PlannedFiles(files))
    whole = lint_tree(Overlay(DiskTree(root), files), CONTEXT)
    known = {one.identity for one in lint_tree(DiskTree(root), CONTEXT).findings}
    new = [one.identity for one in whole.findings if one.identity not in known]
    assert [one.identity for one in found.findings] == new


def test_a_warning_that_now_stands_elsewhere_was_there_before(tmp_path: Path) -> None:
    # Two lessons of a course of two hours: the warning stands at the first, whichever that is.
    second = BASE[CLASS] + (
        "  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, course: dangzhang,\n"
        "     teachers: [wang], site: jiaoshi}\n"
    )
    root = write_catalog(tmp_path, {CLASS: second})
    later = second.replace("s01, date: 2026-10-12", "s01, date: 2026-10-13").replace(
        "s02, date: 2026-10-13", "s02, date: 2026-10-12"
    )
    assert caused(root, PlannedFiles({CLASS: later.encode()})).findings == ()
    longer = later.replace("end: 10:00", "end: 11:30")
    found = caused(root, PlannedFiles({CLASS: longer.encode()})).findings
    assert [one.code for one in found] == ["PS409"]


def test_of_three_lessons_that_clash_one_may_go_away(tmp_path: Path) -> None:
    lesson = "  - {id: %s, date: 2026-10-12, start: %s, end: 10:00, activity: 自习}\n"
    head = BASE[CLASS].partition("sessions:\n")[0] + "sessions:\n"
    three = head + lesson % ("s01", "08:30") + lesson % ("s02", "08:40") + lesson % ("s03", "08:50")
    root = write_catalog(tmp_path, {CLASS: three})
    away = three.replace("s01, date: 2026-10-12", "s01, date: 2026-10-13")
    assert caused(root, PlannedFiles({CLASS: away.encode()})).findings == ()
    # Where it comes to another one, that is new.
    fourth = three + lesson.replace("10-12", "10-13") % ("s04", "08:30")
    root = write_catalog(tmp_path, {CLASS: fourth})
    onto = fourth.replace("s01, date: 2026-10-12", "s01, date: 2026-10-13")
    assert codes(caused(root, PlannedFiles({CLASS: onto.encode()}))) == ["PS403"]


def test_one_of_two_classes_that_are_taught_together_may_go_away(tmp_path: Path) -> None:
    # The fault stands at the first of the classes; then at the other, which does not change.
    away = BASE[TEACHER] + "unavailable: [{from: 2026-10-12, to: 2026-10-12}]\n"
    both = {TEACHER: away, "classes/zhou.yaml": BASE[CLASS]}
    root = write_catalog(tmp_path, both)
    later = BASE[CLASS].replace("s01, date: 2026-10-12", "s01, date: 2026-10-13")
    assert caused(root, PlannedFiles({CLASS: later.encode()})).findings == ()
    # Where it is moved onto such a day itself, that is new.
    wrong = PlannedFiles({CLASS: BASE[CLASS].replace("8:30", "8:40").encode()})
    fine = write_catalog(tmp_path, {**both, CLASS: later})
    assert "PS407" in codes(caused(fine, wrong))
