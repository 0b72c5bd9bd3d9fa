"""Duties by teacher and period, met ones too."""

import datetime as dt
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.planning.obligations import Duty, Obligations
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.timetable import timetable_of
from tests.catalogs import BASE, QINGSHI, loaded, write_catalog

MANIFEST = BASE["catalog.yaml"]
LECTURER = BASE["teachers/wang.yaml"] + "school: liudu\noffice: Lecturer\n"


def duties(folder: Path, obligation: str, banci: str = BASE["classes/banci.yaml"]) -> list[Duty]:
    files = {
        "catalog.yaml": f"{MANIFEST}obligations: [{{title: 讲课, {obligation}}}]\n",
        "teachers/wang.yaml": LECTURER,
        "classes/banci.yaml": banci,
    }
    catalog = load(DiskTree(write_catalog(folder, files)))
    obligations = Obligations(timetable_of(catalog))
    return list(obligations.duties(catalog.manifest.obligations[0]))


def test_every_period_of_the_year_with_what_is_planned(tmp_path: Path) -> None:
    found = duties(tmp_path, "office: lecturer, at_least: 1, per: quarter")
    assert [(duty.period.title, duty.planned, duty.is_met) for duty in found] == [
        ("2026年第1季度", 0, False),
        ("2026年第2季度", 0, False),
        ("2026年第3季度", 0, False),
        ("2026年第4季度", 1, True),
    ]


def test_a_week_may_reach_into_the_next_year(tmp_path: Path) -> None:
    # 1 January 2027 is a Friday of the last week of 2026.
    banci = BASE["classes/banci.yaml"].replace("to: 2026-10-13", "to: 2027-01-01")
    banci = banci.replace("date: 2026-10-12", "date: 2027-01-01")
    found = duties(tmp_path, "office: lecturer, at_least: 1, per: week", banci)
    met = [(duty.year, duty.period.title) for duty in found if duty.is_met]
    assert met == [(2026, "2026年第53周")]
    assert len(found) == 53 + 52


def test_a_slip_in_a_date_does_not_ask_for_centuries(tmp_path: Path) -> None:
    banci = BASE["classes/banci.yaml"].replace("to: 2026-10-13", "to: 9999-12-31")
    found = duties(tmp_path, "office: lecturer, at_least: 1, per: year", banci)
    assert [duty.year for duty in found] == [2026, 9999]


def test_the_last_day_of_a_period_belongs_to_it(tmp_path: Path) -> None:
    for day, planned in ((dt.date(2026, 6, 30), [1, 0]), (dt.date(2026, 7, 1), [0, 1])):
        banci = BASE["classes/banci.yaml"].replace("2026-10-12", str(day))
        banci = banci.replace("to: 2026-10-13", f"to: {day}")
        found = duties(tmp_path, "office: lecturer, at_least: 1, per: half-year", banci)
        assert [duty.planned for duty in found] == planned


def test_every_holder_has_a_duty_in_each_period() -> None:
    catalog = loaded(QINGSHI)
    (half_yearly,) = catalog.manifest.obligations
    duties = Obligations(timetable_of(catalog)).duties(half_yearly)
    assert [(duty.teacher.id, duty.planned, duty.is_met) for duty in duties] == [
        ("hekou-party-secretary", 2, True),
        ("hekou-party-secretary", 0, False),
    ]
