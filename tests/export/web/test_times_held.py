"""How often courses, teachers and classes meet."""

import datetime as dt
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.export.web.times_held import times_held
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog

CLASS = "classes/banci.yaml"
SESSION = (
    "  - {{id: {}, date: {}, start: 08:30, end: 10:00, course: dangzhang,\n"
    "     teachers: [wang], site: jiaoshi, status: {}}}\n"
)


def test_one_meeting_counts_once_a_cancelled_one_never_and_another_year_for_classes(
    tmp_path: Path,
) -> None:
    more = SESSION.format("s02", "2026-10-13", "cancelled") + SESSION.format(
        "s03", "2027-03-02", "planned"
    )
    together = {CLASS: BASE[CLASS] + more, "classes/erban.yaml": BASE[CLASS]}
    catalog = load(DiskTree(write_catalog(tmp_path, together)))
    found = times_held(catalog, dt.date(2026, 11, 1))
    assert found.of_course == {"dangzhang": 1}
    assert found.of_teacher == {"wang": 1}
    assert found.of_class == {"banci": 2, "erban": 1}
