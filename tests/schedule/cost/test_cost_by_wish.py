"""What a plan costs by wish: an example of each, told by where sessions are."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.model.vocabulary import WISH_WEIGHTS
from partyschool_cli.schedule.cost.cost_by_wish import UNIT, cost_by_wish, weights
from partyschool_cli.schedule.cost.cost_context import CostContext
from partyschool_cli.schedule.cost.wish import all_wishes
from partyschool_cli.schedule.placing.wanted import movable
from partyschool_cli.timetable.timetable import timetable_of
from tests.schedule.plans import TODAY
from tests.schedule.towns import Files, catalog, course, klass


def _cost(folder: Path, files: Files, *sessions: str, **fields: str) -> dict[str, float]:
    """What the sessions of a class cost, each like `12T08:30-10:00 charter zhao hekou-room`."""
    lines = []
    for number, text in enumerate(sessions, 1):
        when, name, teacher, site = text.split(" ")
        day, times = when.split("T")
        start, end = times.split("-")
        lines.append(
            f"  - {{id: s{number:02d}, date: 2026-10-{day}, start: {start}, end: {end},"
            f" course: {name}, teachers: [{teacher}], site: {site}}}\n"
        )
    held = catalog(folder, files, a=klass(sessions="".join(lines), **fields))
    timetable = timetable_of(held)
    wanted = [one for meeting in timetable.meetings if (one := movable(meeting, TODAY)) is not None]
    stays = timetable.changed([one.meeting for one in wanted])
    context = CostContext(stays, wanted, tuple(held.classes.values()))
    plan = [context.placed(one, one.meeting.slot) for one in wanted]
    found = cost_by_wish(context, plan)
    assert set(found) == set(WISH_WEIGHTS)
    return {name: cost / UNIT for name, cost in found.items() if cost}


_A = "12T08:30-10:00 charter zhao hekou-room"
# Two sessions by one of two teachers are unevenly shared whatever else there is.
_ANY_SHARE: Files = {
    "catalog.yaml": (
        "format: 1\ntitle: 示例\nthemes: {political-theory: 政治理论}\n"
        "scheduling: {weights: {teacher-load: 0}}\n"
    )
}
_AGAIN = ("12T14:30-16:00 charter qian hekou-room", "12T16:00-17:30 charter zhao hekou-room")


def test_a_good_day_costs_nothing(tmp_path: Path) -> None:
    good = _cost(tmp_path, {}, _A, "12T10:00-11:30 grafting qian hekou-room")
    assert good == {}


def test_what_a_second_session_costs(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[tuple[str, ...], dict[str, float]]] = [
        # 1 学时 between the two
        (("12T10:45-11:30 grafting qian hekou-room",), {"gap": 3}),
        # a break of twenty minutes is none
        (("12T10:20-11:30 grafting qian hekou-room",), {}),
        # another day
        (("13T08:30-10:00 grafting qian hekou-room",), {"compact": 2}),
        # 40 minutes on the way are two half hours
        (("12T14:30-16:00 visit sun base",), {"travel": 2}),
        (("12T10:20-11:30 visit sun base",), {"travel": 2, "site-change": 3}),
        (_AGAIN, {"split": 4}),
    ]
    for number, (sessions, cost) in enumerate(cases):
        with subtests.test(sessions=sessions):
            assert _cost(tmp_path / str(number), _ANY_SHARE, _A, *sessions) == cost


def test_two_who_could_teach_the_same_share_it(tmp_path: Path) -> None:
    alone = _cost(tmp_path, {}, _A, "12T10:00-11:30 grafting zhao hekou-room")
    assert alone == {"teacher-load": 2}  # four hours, where two would be the mean


def test_theory_comes_first(tmp_path: Path) -> None:
    late = ("12T08:30-10:00 grafting zhao hekou-room", "12T10:00-11:30 charter qian hekou-room")
    assert _cost(tmp_path, {}, *late) == {"theory-first": 2}


@pytest.mark.parametrize(
    ("day", "cost"),
    [
        ("12", {"requires-gap": 2}),
        ("13", {"requires-gap": 2, "compact": 2}),
        ("14", {"compact": 2}),
    ],
)
def test_a_day_between_a_course_and_what_it_requires(
    tmp_path: Path, day: str, cost: dict[str, float]
) -> None:
    files = {"courses/history.yaml": course("党史", 4, requires="[charter]")}
    second = f"{day}T14:30-17:30 history qian hekou-room"
    # Four hours by one of two teachers: an hour over the mean of three.
    assert _cost(tmp_path, files, _A, second) == {**cost, "teacher-load": 1}


def test_a_full_last_afternoon(tmp_path: Path) -> None:
    found = _cost(
        tmp_path,
        {},
        "16T14:30-16:00 charter zhao hekou-room",
        "16T16:00-17:30 grafting qian hekou-room",
    )
    assert found == {"last-day": 1}


def test_seasons_evenings_and_severe_months(tmp_path: Path) -> None:
    manifest = (
        "format: 1\ntitle: 示例\nthemes: {political-theory: 政治理论}\n"
        "scheduling: {severe_months: [10], weights: {compact: 0}}\n"
        "calendar: {busy_seasons: [{title: 秋收, from: 10-12, to: 10-13}]}\n"
    )
    files = {
        "catalog.yaml": manifest,
        "courses/visit.yaml": course(
            "剪枝",
            delivery="[onsite]",
            sites="[base]",
            teachers="[sun]",
            season="{from: 10-14, to: 10-31}",
        ),
    }
    farmers = {"audience": "[farmers]", "day_parts": "[afternoon, evening]"}
    early = _cost(tmp_path, files, "13T14:30-16:00 visit sun base", **farmers)
    assert early == {"busy-season": 5, "season": 10, "severe-months": 3}
    night = _cost(tmp_path, files, "14T19:30-21:00 visit sun base", **farmers)
    assert night == {"daylight": 5, "severe-months": 3}


def test_an_obligation_is_met_or_not(tmp_path: Path) -> None:
    manifest = (
        "format: 1\ntitle: 示例\nthemes: {political-theory: 政治理论}\n"
        "obligations: [{title: 书记讲党课, office: party-secretary, at_least: 1, per: half-year,"
        " topic: 党课}]\n"
    )
    files = {
        "catalog.yaml": manifest,
        "teachers/zhao.yaml": (
            "name: 赵示例\ncategory: school-teacher\nschool: hekou\noffice: party-secretary\n"
        ),
        "courses/charter.yaml": course("党章导读", topics="[党课]"),
    }
    assert _cost(tmp_path, files, _A)["teacher-load"] == 1
    assert "obligation" not in _cost(tmp_path, files, _A)
    other = _cost(tmp_path, files, _A.replace("zhao", "qian"))
    assert other["obligation"] == 20


def test_a_move_costs_what_eight_hours_do(tmp_path: Path) -> None:
    sessions = (
        "  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: charter,"
        " teachers: [zhao], site: hekou-room}\n"
    )
    timetable = timetable_of(catalog(tmp_path, a=klass(sessions=sessions)))
    (meeting,) = timetable.meetings
    wanted = movable(meeting, TODAY)
    assert wanted is not None
    context = CostContext(
        timetable.changed([meeting]), [wanted], [*timetable.catalog.classes.values()]
    )
    for change, cost in (
        ({}, 0),
        ({"date": dt.date(2026, 10, 13)}, 8),
        ({"teachers": ("qian",)}, 8),
    ):
        slot = meeting.slot._replace(**change)
        found = cost_by_wish(context, [context.placed(wanted, slot)])
        assert found["change"] == cost * UNIT


def test_weights_are_the_catalogs(tmp_path: Path) -> None:
    manifest = (
        "format: 1\ntitle: 示例\nthemes: {political-theory: 政治理论}\n"
        "scheduling: {weights: {gap: 7.5, travel: 0}}\n"
    )
    held = catalog(tmp_path, {"catalog.yaml": manifest})
    assert weights(held.manifest) == {**WISH_WEIGHTS, "gap": 7.5, "travel": 0}
    found = _cost(tmp_path, {"catalog.yaml": manifest}, _A, "12T10:45-11:30 visit sun base")
    assert found == {"gap": 7.5, "site-change": 3, "teacher-load": 1}


def test_every_name_of_the_vocabulary_is_a_wish() -> None:
    assert set(all_wishes()) == set(WISH_WEIGHTS)
    assert all(wish.unit and wish.reason for wish in all_wishes().values())
