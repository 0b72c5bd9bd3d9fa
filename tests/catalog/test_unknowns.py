"""What can be read of files with errors, hostile ones too."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.unknowns import Unknowns, words_in
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog

COURSE = BASE["courses/dangzhang.yaml"]


def unknowns(folder: Path, text: str | bytes) -> Unknowns:
    return Unknowns(load(DiskTree(write_catalog(folder, {"courses/a.yaml": text}))), Kind.COURSE)


def test_a_field_at_fault_may_be_anything_and_the_others_are_what_they_are(tmp_path: Path) -> None:
    (found,) = unknowns(tmp_path, COURSE.replace("contact_hours: 2", "contact_hours: 两")).broken
    assert found.schools == frozenset({"liudu"})
    assert found.could_be("contact_hours", 8)
    assert found.could_be("strand", "theory")
    assert not found.could_be("strand", "practical")
    assert found.could_contain("teachers", "wang")
    assert not found.could_contain("topics", "党章")
    assert found.could_be_active()


def test_a_misspelt_field_may_be_any_that_is_not_there(tmp_path: Path) -> None:
    (found,) = unknowns(tmp_path, COURSE + "topcs: [党课]\n").broken
    assert found.could_contain("topics", "党章")
    assert not found.could_be("strand", "practical")


def test_lines_of_what_is_no_yaml_are_read_as_fields(tmp_path: Path) -> None:
    text = "title: [\nschool： liudu  # 本校\nkind: 'special'\n  school: other\nstatus: draft\n"
    (found,) = unknowns(tmp_path, text).broken
    assert found.schools == frozenset({"liudu"})
    assert not found.could_be("kind", "theme")
    assert not found.could_be_active()
    assert found.could_be("strand", "practical")


@pytest.mark.parametrize("school", ["liudo", "柳杜"])
def test_a_slip_means_the_schools_near_it(tmp_path: Path, school: str) -> None:
    found = unknowns(tmp_path, COURSE.replace("liudu", school))
    assert found.broken == ()
    assert [each.schools for each in found.of(["liudu"])] == [frozenset({"liudu"})]


def test_a_school_that_is_like_none_may_be_any(tmp_path: Path) -> None:
    found = unknowns(tmp_path, COURSE.replace("liudu", "zzzzzzzzzz"))
    assert [each.schools for each in found.of(["liudu"])] == [None]


def test_nothing_is_sure_of_hostile_files(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[bytes] = [
        b"",
        b"\xff\xfe\x00",
        b"school: [liudu\n" * 3,
        b"- a\n- b\n",
        b"a: &x {}\n",
        b"\x00" * 99,
    ]
    for number, data in enumerate(cases):
        with subtests.test(data=data):
            found = unknowns(tmp_path / str(number), data)
            (broken,) = found.broken
            assert broken.could_be_active()
            assert broken.could_be("strand", "practical")
            assert list(found.of(["liudu"])) == [broken]


def test_a_second_file_of_one_id_is_read_whole(tmp_path: Path) -> None:
    files = {"courses/x/dangzhang.yaml": COURSE.replace("theory", "practical")}
    catalog = load(DiskTree(write_catalog(tmp_path, files)))
    (found,) = Unknowns(catalog, Kind.COURSE).broken
    assert not found.could_be("strand", "party-spirit")
    assert "dangzhang" not in words_in(catalog.left_out)
    assert "liudu" in words_in(catalog.left_out)
