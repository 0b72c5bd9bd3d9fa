"""What a school can count on: the same as `tree` shows."""

from dataclasses import replace
from pathlib import Path

import pytest

from partyschool_cli.catalog.coverage import Coverage, counting_schools, townships
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.structure import school_structure
from partyschool_cli.model.vocabulary import STRANDS
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import PINGCHENG, SHIPPED, loaded, write_catalog


@pytest.mark.parametrize("folder", [SHIPPED, PINGCHENG], ids=lambda folder: folder.name)
@pytest.mark.parametrize("left", [1, 2, 5])
def test_it_agrees_with_the_structure(folder: Path, left: int) -> None:
    whole = loaded(folder)
    # Fewer files, so that something is missing somewhere.
    kept = [f for n, f in enumerate(whole.files) if f.key.kind != "course" or n % left == 0]
    catalog = replace(whole, files=tuple(kept))
    coverage = Coverage(catalog)
    # What no file has may be what is missing; this is about what there is.
    coverage._unknowns.__dict__["_by_school"] = {}
    for school in townships(catalog):
        structure = school_structure(catalog, school)
        courses = [c for c in structure.own + structure.from_above if c.status == "active"]
        empty = [theme.id for theme in structure.themes if theme.is_empty]
        assert list(coverage.empty_themes(school)) == empty
        strands = {course.strand for course in courses}
        assert set(coverage.missing_strands(school)) == set(STRANDS) - strands
        topics = {topic for course in courses for topic in course.topics}
        for topic in ("党课", "党章", "葡萄"):
            assert coverage.has_topic(school, topic) is (topic in topics)
        special = [c for c in structure.special if c.status == "active"]
        assert coverage.special_courses(school) == len(special)


def test_schools_in_a_circle_count_on_nobody(tmp_path: Path) -> None:
    files = {
        "schools/a.yaml": "title: 甲\ntier: township\nparent: b\n",
        "schools/b.yaml": "title: 乙\ntier: township\nparent: a\n",
        "schools/c.yaml": "title: 丙\ntier: township\nparent: liudu\n",
    }
    catalog = load(DiskTree(write_catalog(tmp_path, files)))
    assert counting_schools(catalog, catalog.schools["a"]) is None
    assert counting_schools(catalog, catalog.schools["c"]) == ("c", "liudu")
