"""The days and hours of classes in a year, by month."""

import datetime as dt
from pathlib import Path

from partyschool_cli.planning.class_year import ClassYear, class_years
from tests.timetables import session, taught, timetable, training_class

AFTERNOON = "14:30-16:00"


def years(folder: Path, year: int = 2026, **classes: str) -> list[ClassYear]:
    files = {
        "schools/dongyu.yaml": "title: 东于镇党校\ntier: township\nparent: liudu\n",
        "schools/anyang.yaml": "title: 安阳村农民夜校\ntier: village\nparent: dongyu\n",
    }
    return list(class_years(timetable(folder, files, **classes), year))


def said(found: ClassYear) -> dict[int, tuple[list[int], float]]:
    return {
        month: ([day.day for day in own.days], own.hours) for month, own in found.months.items()
    }


def test_days_and_hours_by_month(tmp_path: Path) -> None:
    banci = training_class(
        taught("s01", f"2026-11-30 {AFTERNOON}"),
        session("s02", f"2026-12-01 {AFTERNOON}"),
        taught("s03", f"2026-12-03 {AFTERNOON}"),
        taught("s04", "2026-12-03 08:30-10:00"),
        **{"from": "2026-11-30", "to": "2026-12-03"},
    )
    (found,) = years(tmp_path, banci=banci)
    # The activity of the first makes it a day of the class, but gives no hours.
    assert said(found) == {11: ([30], 2), 12: ([1, 3], 4)}
    assert found.hours == 6


def test_cancelled_sessions_are_no_days(tmp_path: Path) -> None:
    both = (
        taught("s01", f"2026-10-12 {AFTERNOON}", status="cancelled"),
        taught("s02", f"2026-10-13 {AFTERNOON}"),
    )
    some, none = training_class(*both), training_class(both[0])
    found = years(tmp_path, banci=some, other=none)
    assert [said(one) for one in found] == [{10: ([13], 2)}, {}]


def test_only_the_hours_of_one_group_count(tmp_path: Path) -> None:
    banci = training_class(
        taught("s01", f"2026-10-12 {AFTERNOON}", group="一组"),
        taught("s02", f"2026-10-12 {AFTERNOON}", group="二组", teachers=[], site=None),
    )
    (found,) = years(tmp_path, banci=banci)
    assert said(found) == {10: ([12], 2)}


def test_a_class_over_the_new_year_is_in_both(tmp_path: Path) -> None:
    banci = training_class(
        taught("s01", f"2026-12-31 {AFTERNOON}"),
        taught("s02", f"2027-01-04 {AFTERNOON}"),
        **{"from": "2026-12-31", "to": "2027-01-04"},
    )
    found = [years(tmp_path / str(year), year, banci=banci) for year in (2025, 2026, 2027)]
    assert [[said(one) for one in own] for own in found] == [
        [],
        [{12: ([31], 2)}],
        [{1: ([4], 2)}],
    ]


def test_without_sessions_the_days_from_first_to_last(tmp_path: Path) -> None:
    spans = {"from": "2026-10-30", "to": "2026-11-02"}
    (found,) = years(tmp_path, banci=training_class(**spans, status="draft"))
    assert said(found) == {10: ([30, 31], 0), 11: ([1, 2], 0)}
    assert all(month.is_span for month in found.months.values())


def test_schools_by_tier_and_classes_by_first_day(tmp_path: Path) -> None:
    def of(school: str, first: str) -> str:
        return training_class(
            taught("s01", f"{first} {AFTERNOON}"),
            school=school,
            **{"from": first, "to": first},
        )

    found = years(
        tmp_path,
        a=of("anyang", "2026-01-05"),
        b=of("liudu", "2026-09-01"),
        c=of("dongyu", "2026-03-02"),
        d=of("liudu", "2026-03-02"),
        e=training_class(status="retired"),
    )
    assert [one.training_class.id for one in found] == ["d", "b", "c", "a"]
    assert found[0].months[3].days == (dt.date(2026, 3, 2),)
