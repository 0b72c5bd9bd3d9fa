"""Days of an agenda: sessions by class, a place that all of them share said once."""

from pathlib import Path

from partyschool_cli.export.web.published import Named
from partyschool_cli.export.web.words import days_of, seal, times
from tests.catalogs import BASE
from tests.export.web.sites import small_site

CLASS = "classes/banci.yaml"
MORE = (
    "  - {id: s02, date: 2026-10-12, start: 14:30, end: 16:00, course: dangzhang, site: jiaoshi}\n"
    "  - {id: s03, date: 2026-10-13, start: 08:30, end: 10:00, activity: 讨论}\n"
    "  - {id: s04, date: 2026-10-13, start: 10:00, end: 11:00, activity: 结业, site: jiaoshi}\n"
)


def test_a_day_has_its_sessions_by_class(tmp_path: Path) -> None:
    other = BASE[CLASS].replace("党员轮训班", "村干部班").replace("08:30", "08:00")
    site = small_site(tmp_path, {CLASS: BASE[CLASS] + MORE, "classes/other.yaml": other})
    first, second = days_of(site.published.sessions)
    assert [group.classes[0].title for group in first.groups] == ["村干部班", "党员轮训班"]
    assert [len(group.sessions) for group in first.groups] == [1, 2]
    assert first.groups[1].site == Named("教室", "sites/jiaoshi.html")
    assert second.groups[0].site is None
    assert (first.count, second.count) == (3, 2)
    assert times(first.groups[0].sessions[0]) == "08:00—10:00"


def test_the_seal_has_two_characters() -> None:
    assert seal("清徐县乡镇党校课程目录") == "清徐"
