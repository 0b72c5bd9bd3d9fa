"""The report's numbers, held against sums made straight from the files."""

import datetime as dt
import random
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.school_scope import schools_of
from partyschool_cli.export.report_json import report_json
from partyschool_cli.planning.annual_report import annual_report
from partyschool_cli.planning.periods import period_between
from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED, loaded, write_catalog
from tests.full_run import is_full_run
from tests.planning.year_by_hand import nonzero, year_by_hand
from tests.timetables import day, session, taught, training_class

# The other reader takes its time for all files of the largest.
CATALOGS = (QINGSHI, PINGCHENG, SHIPPED) if is_full_run() else (QINGSHI, PINGCHENG)
YEAR = (day("2026-01-01"), day("2026-12-31"))


def agrees(
    root: Path,
    days: tuple[dt.date, dt.date],
    today: dt.date,
    school: str | None = None,
    *,
    with_below: bool = False,
) -> Any:
    """Asserts that the report and the files say the same; gives the report."""
    catalog = loaded(root)
    own = catalog.schools[school] if school else None
    report = annual_report(catalog, period_between(*days), today, own, with_below=with_below)
    found = report_json(catalog, report)
    schools = schools_of(catalog, own, with_below=with_below)
    by_hand = year_by_hand(root, *days, today, schools)
    assert found["total"] == by_hand.total
    assert dict(nonzero(found["by_school"])) == kept(by_hand.schools)
    assert dict(nonzero(found["by_type"])) == kept(by_hand.types)
    assert dict(nonzero(found["by_month"], "month")) == kept(by_hand.months)
    assert dict(nonzero(found["by_audience"])) == kept(by_hand.audiences)
    assert dict(nonzero(found["by_theme"])) == kept(by_hand.themes)
    assert dict(nonzero(found["by_strand"])) == kept(by_hand.strands)
    assert {
        each["id"]: [sum(each["sessions"].values()), sum(each["contact_hours"].values())]
        for each in found["teachers"]
    } == by_hand.teachers
    assert {
        each["id"]: [sum(each["sessions"].values()), sum(each["people"].values())]
        for each in found["sites"]
    } == by_hand.sites
    changed = {(each["class"], each["session"], each["status"]) for each in found["changed"]}
    assert changed == set(by_hand.changed)
    if schools is None:
        offered = {one.id for one in catalog.courses.values() if one.status == "active"}
        lacking = {each["id"] for each in found["courses_not_taught"]}
        assert lacking == offered - by_hand.taught
    return found


def kept(groups: Any) -> Any:
    """The groups that have something."""
    return {
        name: own
        for name, own in groups.items()
        if any(part for split in own.values() for part in split.values())
    }


@pytest.mark.parametrize(
    ("root", "today"),
    [
        (root, today)
        for at, root in enumerate(CATALOGS)
        for number, today in enumerate(("2026-11-26", "2026-06-30", "2025-12-31", "2027-01-01"))
        if is_full_run() or number % 2 == at
    ],
)
def test_the_shipped_catalogs(root: Path, today: str) -> None:
    agrees(root, YEAR, day(today))


@pytest.mark.parametrize(
    ("first", "last"), [("2026-03-15", "2026-10-14"), ("2025-07-01", "2026-06-30")]
)
def test_any_days(first: str, last: str) -> None:
    agrees(CATALOGS[-1], (day(first), day(last)), day("2026-06-01"))


@pytest.mark.parametrize("with_below", [False, True])
def test_a_school_alone_or_with_those_below(with_below: bool) -> None:
    root = CATALOGS[-1]
    for school in loaded(root).schools:
        agrees(root, YEAR, day("2026-11-26"), school, with_below=with_below)


_FILES = {
    "catalog.yaml": (
        "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论, skills: 技能}\n"
        "obligations: [{title: 讲课, office: lecturer, at_least: 2, per: half-year, topic: 党课}]\n"
        "needs: [{audience: members, topics: [党课], contact_hours: 6, per: half-year}]\n"
    ),
    "schools/xiang.yaml": "title: 乡党校\ntier: township\nparent: liudu\n",
    "courses/special.yaml": (
        "title: 特色课一\nkind: special\nschool: xiang\nstrand: practical\ncontact_hours: 2\n"
        "delivery: [onsite]\naudience: [farmers]\n"
    ),
    "courses/party.yaml": (
        "title: 党课一\nkind: theme\ntheme: political-theory\nschool: liudu\nstrand: party-spirit\n"
        "contact_hours: 2\ndelivery: [lecture]\naudience: [members]\ntopics: [党课]\n"
    ),
    "courses/draft.yaml": "title: 还没写完\nstatus: draft\n",
    "courses/old.yaml": (
        "title: 旧课\nkind: special\nschool: xiang\nstrand: practical\ncontact_hours: 2\n"
        "delivery: [onsite]\naudience: [farmers]\nstatus: retired\n"
    ),
    "teachers/li.yaml": "name: 李示例\ncategory: school-teacher\nschool: xiang\noffice: lecturer\n",
    "sites/yuan.yaml": "title: 葡萄园\nvenue: field\ncategory: rural-development\ncapacity: 90\n",
}
_TOGETHER = {"course": "party", "teachers": ["li", "wang"], "site": "jiaoshi"}
# A year with everything that counts in some way, or does not.
_CLASSES = {
    "classes/both.yaml": training_class(
        session("s01", "2026-10-12 08:30-09:00", activity="开班式", teachers=["li"], site="yuan"),
        session("s02", "2026-10-12 09:00-11:30", **_TOGETHER),
        session("s03", "2026-10-13 08:30-17:30", course="special", teachers=["li"], site="yuan"),
        taught("s04", "2026-10-14 08:30-11:30", status="cancelled"),
        taught("s05", "2026-12-14 10:30-15:30", status="moved", note="原定10月14日"),
        audience=["members", "farmers"],
        school="xiang",
        size=45,
    ),
    "classes/other.yaml": training_class(
        session("s01", "2026-10-12 09:00-11:30", **_TOGETHER),
        taught("s02", "2026-10-13 14:30-16:00", group="第一组"),
        taught("s03", "2026-10-13 14:30-16:00", group="第二组", teachers=["li"], site="yuan"),
        taught("s04", "2026-10-13 16:00-17:30", group="第二组"),
        type="rotation",
        size=31,
    ),
    "classes/spring.yaml": training_class(
        session("s01", "2026-03-02 09:00-10:30", course="party", teachers=["li"]),
        session("s02", "2026-03-03 09:00-10:30", course="old", teachers=["li"]),
        session("s03", "2026-03-03 14:30-16:00", course="draft"),
        **{"from": "2026-03-02", "to": "2026-03-03"},
    ),
    "classes/turn.yaml": training_class(
        taught("s01", "2025-12-31 08:30-11:30"),
        taught("s02", "2026-01-04 08:30-11:30"),
        **{"from": "2025-12-31", "to": "2026-01-04"},
    ),
    "classes/draft.yaml": training_class(
        taught("s01", "2026-10-12 08:30-11:30"), status="draft", size=99
    ),
    "classes/gone.yaml": training_class(
        taught("s01", "2026-10-12 08:30-11:30"), status="retired", size=77
    ),
}


@pytest.mark.parametrize("today", ["2026-01-01", "2026-10-12", "2026-12-14", "2026-12-31"])
def test_a_year_of_everything(tmp_path: Path, today: str) -> None:
    root = write_catalog(tmp_path, {**_FILES, **_CLASSES, "classes/banci.yaml": None})
    found = agrees(root, YEAR, day(today))
    assert found["total"]["cancelled"]["done"] + found["total"]["cancelled"]["planned"] == 1
    assert sum(found["total"]["people"].values()) == 45 + 31 + 30
    # 合班 and a whole day: each teacher has all of the hours.
    hours = {each["id"]: sum(each["contact_hours"].values()) for each in found["teachers"]}
    assert hours["li"] == 2 + 8 + 3.5 + 2 + 2


def test_obligations_show_each_half_year_and_count_nobody_twice(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {**_FILES, **_CLASSES, "classes/banci.yaml": None})
    spring, autumn = agrees(root, YEAR, day("2026-12-31"))["obligations"]
    assert (spring["period"], spring["required"], spring["done"]) == ("2026年上半年", 2, 1)
    assert (autumn["period"], autumn["required"], autumn["done"]) == ("2026年下半年", 2, 1)
    assert [each["teacher"] for each in spring["lacking"]] == ["li"]
    # The 合班 of two classes is one lecture, and two rows as in the ledger.
    assert [(row["class"], row["people"]) for row in autumn["sessions"]] == [
        ("both", 45),
        ("other", 31),
    ]
    early = agrees(root, YEAR, day("2026-06-30"))["obligations"][1]
    assert (early["done"], early["planned"]) == (0, 1)


def test_an_obligation_counts_no_more_than_it_asks(tmp_path: Path) -> None:
    days = ("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")
    sessions = [
        session(f"s{at}", f"{date} 09:00-10:30", course="party", teachers=["li"])
        for at, date in enumerate(days, 10)
    ]
    text = training_class(*sessions, **{"from": days[0], "to": days[-1], "school": "xiang"})
    root = write_catalog(tmp_path, {**_FILES, "classes/banci.yaml": text})
    spring = agrees(root, YEAR, day("2026-03-02"))["obligations"][0]
    assert (spring["required"], spring["done"], spring["planned"]) == (2, 1, 1)
    assert len(spring["sessions"]) == 4


def test_yearly_hours_and_needs_are_split_at_today(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {**_FILES, **_CLASSES, "classes/banci.yaml": None})
    found = agrees(root, YEAR, day("2026-10-12"))
    (township,) = found["yearly_hours"]
    assert township["school"] == "xiang"
    assert township["own"] == {"done": 3.5, "planned": 8 + 2.5}
    assert (township["required"], township["met"]) == (32, False)
    (need,) = found["needs"]
    assert (need["required"], need["contact_hours"]) == (12, {"done": 5.5, "planned": 0})
    part = agrees(root, (day("2026-10-01"), day("2026-12-31")), day("2026-10-12"))
    assert (part["yearly_hours"][0]["required"], part["yearly_hours"][0]["met"]) == (None, None)


def test_the_year_before_stands_beside_it_where_there_is_one(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {**_FILES, **_CLASSES, "classes/banci.yaml": None})
    before = agrees(root, YEAR, day("2026-10-12"))["previous"]
    assert (before["from"], before["to"]) == ("2025-01-01", "2025-12-31")
    assert before["total"]["classes"] == {"done": 1, "planned": 0}
    assert (
        agrees(root, (day("2025-01-01"), day("2025-12-31")), day("2026-10-12"))["previous"] is None
    )


@pytest.mark.parametrize("seed", range(12 if is_full_run() else 4))
def test_made_up_catalogs(tmp_path: Path, seed: int) -> None:
    root = write_catalog(tmp_path, {**_FILES, **_made_up(random.Random(seed))})
    for today in ("2026-03-31", "2026-08-15"):
        agrees(root, YEAR, day(today))
        agrees(root, (day("2026-02-10"), day("2026-09-20")), day(today), "xiang")
        agrees(root, YEAR, day(today), "liudu", with_below=True)


_AUDIENCES = ("members", "farmers", "officials")


def _made_up(chance: random.Random) -> dict[str, str]:
    """Some classes at random: times that meet, several statuses, types and audiences."""
    times = ("08:30-11:30", "09:00-10:30", "11:00-15:30", "14:30-17:30", "19:30-21:00")
    files = {}
    for number in range(chance.randint(1, 8)):
        first = dt.date(2026, 1, 1) + dt.timedelta(chance.randint(-40, 370))
        sessions = []
        for at in range(chance.randint(0, 9)):
            date = first + dt.timedelta(at % 4)
            fields: dict[str, object] = {
                "teachers": chance.sample(["li", "wang"], chance.randint(0, 2)),
                "status": chance.choice(["planned"] * 5 + ["moved", "cancelled"]),
            }
            course = chance.choice(["party", "special", "dangzhang", "draft", None])
            fields |= {"course": course} if course else {"activity": "参观"}
            fields |= {"site": chance.choice(["jiaoshi", "yuan"])} if chance.random() < 0.8 else {}
            when = f"{date} {chance.choice(times)}"
            sessions.append(session(f"s{at:02}", when, **fields))
        files[f"classes/made{number}.yaml"] = training_class(
            *sessions,
            **{
                "from": first,
                "to": first + dt.timedelta(4),
                "school": chance.choice(["liudu", "xiang"]),
                "size": chance.randint(1, 120),
                "type": chance.choice(["regular", "rotation", "evening"]),
                "status": chance.choice(["active"] * 6 + ["draft", "retired"]),
                "audience": chance.sample(
                    ["members", "farmers", "officials"], chance.randint(1, 3)
                ),
            },
        )
    return files
