"""PS411, PS412, PS414, PS416, PS418–PS421: what a course says and how a class is taught it."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import Files, found_in
from tests.linting import fields, places, related
from tests.timetables import session, taught, training_class

DAY = "2026-10-12"
MORNING, LATER = f"{DAY} 08:30-10:00", f"{DAY} 10:00-11:30"


def course(name: str = "dangzhang", **fields: object) -> Files:
    usual: dict[str, object] = {
        "title": "党章导读",
        "kind": "special",
        "school": "liudu",
        "strand": "theory",
        "contact_hours": 2,
        "delivery": "[lecture]",
        "audience": "[members]",
    }
    lines = [f"{field}: {value}\n" for field, value in {**usual, **fields}.items()]
    return {f"courses/{name}.yaml": "".join(lines)}


LI: Files = {"teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n"}
HALL: Files = {"sites/litang.yaml": "title: 礼堂\nvenue: classroom\ncapacity: 90\n"}


@pytest.mark.parametrize(
    ("files", "is_wrong"),
    [
        (course(teachers="[li]") | LI, True),
        (course(teachers="[li, wang]") | LI, False),
        (course(), False),
        (course(teachers="[]"), False),
        (course(teachers="[li]"), False),
        (course(teachers="[li]") | {"teachers/li.yaml": "name: 李示例\n"}, False),
        (course(teachers="[li]", status="draft") | LI, True),
        (course(teachers="[li]", status="retired") | LI, False),
        (course(teachers="[li]", size=3) | LI, False),
        (
            course(teachers="[li]")
            | LI
            | {"teachers/wang.yaml": "name: 王\ncategory: school-teacher\nstatus: retired\n"},
            False,
        ),
        (course(teachers="[li]") | LI | {"teachers/wang.yaml": None}, False),
    ],
    ids=[
        "other",
        "listed",
        "nobody",
        "empty",
        "listed-missing",
        "listed-broken",
        "draft",
        "retired",
        "broken",
        "teacher-retired",
        "teacher-missing",
    ],
)
def test_teachers_that_a_course_lists(files: Files, is_wrong: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS411", files, a=training_class(taught("s01", MORNING)))
    assert places(found) == (["classes/a.yaml:13:16"] if is_wrong else [])


def test_a_teacher_who_is_not_listed_is_one_finding_a_class_and_course(tmp_path: Path) -> None:
    two = training_class(taught("s01", MORNING), taught("s02", LATER))
    found = found_in(tmp_path, "PS411", course(teachers="[li]") | LI, a=two, b=two)
    assert fields(found) == [
        "class:a sessions[s01].teachers[wang]",
        "class:b sessions[s01].teachers[wang]",
    ]
    assert related(found[0]) == ["classes/a.yaml:20", "courses/dangzhang.yaml:8"]


@pytest.mark.parametrize(
    ("files", "is_wrong"),
    [
        (course(sites="[litang]") | HALL, True),
        (course(sites="[litang, jiaoshi]") | HALL, False),
        (course(), False),
        (course(sites="[litang]"), False),
        (course(sites="[litang]", status="retired") | HALL, False),
    ],
    ids=["other", "listed", "nothing", "listed-missing", "retired"],
)
def test_sites_that_a_course_lists(files: Files, is_wrong: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS412", files, a=training_class(taught("s01", MORNING)))
    assert places(found) == (["classes/a.yaml:14:11"] if is_wrong else [])


BASICS = course("jichu", title="党的知识") | course(requires="[jichu]")


@pytest.mark.parametrize(
    ("basics", "is_wrong"),
    [
        (taught("s01", MORNING, course="jichu"), False),
        (taught("s01", f"{DAY} 08:30-10:01", course="jichu"), True),
        (taught("s01", f"{DAY} 14:30-16:00", course="jichu"), True),
        (taught("s01", f"{DAY} 14:30-16:00", course="jichu", status="cancelled"), False),
        ("", False),
    ],
    ids=["before", "overlaps", "after", "cancelled", "not-taught"],
)
def test_what_a_course_requires_comes_before(basics: str, is_wrong: bool, tmp_path: Path) -> None:
    held = training_class(basics, taught("s02", LATER))
    found = found_in(tmp_path, "PS414", BASICS, a=held)
    assert fields(found) == (["class:a sessions[s02].course"] if is_wrong else [])


def test_courses_that_require_each_other_are_another_finding(tmp_path: Path) -> None:
    circle = course("jichu", requires="[dangzhang]") | course(requires="[jichu]")
    held = training_class(taught("s01", MORNING, course="jichu"), taught("s02", LATER))
    assert found_in(tmp_path / "two", "PS414", circle, a=held) == ()
    longer = (
        course("jichu", requires="[zuzhi, unknown]")
        | course("zuzhi", requires="[jichu, dangzhang]")
        | course(requires="[jichu]")
    )
    late = training_class(taught("s01", LATER, course="jichu"), taught("s02", MORNING))
    assert found_in(tmp_path / "three", "PS414", longer, a=late) == ()


def test_what_a_course_requires_by_way_of_others_is_no_circle(tmp_path: Path) -> None:
    chain = course("jichu", requires="[zuzhi]") | course("zuzhi") | course(requires="[jichu]")
    late = training_class(taught("s01", LATER, course="jichu"), taught("s02", MORNING))
    found = found_in(tmp_path, "PS414", chain, a=late)
    assert fields(found) == ["class:a sessions[s02].course"]


@pytest.mark.parametrize(
    ("sessions", "status", "places_of"),
    [
        ([taught("s01", MORNING)], "active", []),
        ([session("s01", MORNING)], "active", ["classes/a.yaml:7:11"]),
        ([taught("s01", MORNING, status="cancelled")], "active", ["classes/a.yaml:7:11"]),
        ([taught("s01", MORNING, status="moved")], "active", []),
        ([], "draft", ["classes/a.yaml:7:11"]),
        ([], "retired", []),
    ],
)
def test_courses_that_a_class_must_be_taught(
    sessions: list[str], status: str, places_of: list[str], tmp_path: Path
) -> None:
    held = training_class(*sessions, courses=["dangzhang"], status=status)
    assert places(found_in(tmp_path, "PS416", a=held)) == places_of


def test_a_course_that_a_session_may_have_mistyped_is_not_missed(tmp_path: Path) -> None:
    typo = taught("s01", MORNING, course="dangzahng")
    held = training_class(typo, courses=["dangzhang"])
    assert found_in(tmp_path / "1", "PS416", a=held) == ()
    known = training_class(taught("s01", MORNING, course="jichu"), courses=["dangzhang"])
    broken: Files = {"courses/jichu.yaml": "title: 党的知识\n"}
    assert len(found_in(tmp_path / "2", "PS416", broken, a=known)) == 1


def test_a_class_without_any_course_yet_is_one_finding(tmp_path: Path) -> None:
    files = course("jichu", title="党的知识")
    held = training_class(courses=["jichu", "dangzhang", "unknown", "jichu"])
    (found,) = found_in(tmp_path, "PS416", files, a=held)
    assert places([found]) == ["classes/a.yaml:7:11"]
    assert related(found) == ["classes/a.yaml:7"]
    assert found.message == "班次“党员轮训班”（a）应授 2 门课，一次课也没有排"


def test_listed_courses_are_a_finding_each_where_others_are_taught(tmp_path: Path) -> None:
    files = course("jichu") | course("licheng", status="retired") | course("zuzhi")
    held = training_class(
        taught("s01", MORNING), courses=["jichu", "dangzhang", "licheng", "zuzhi"]
    )
    found = found_in(tmp_path, "PS416", files, a=held)
    assert fields(found) == ["class:a courses[jichu]", "class:a courses[zuzhi]"]


@pytest.mark.parametrize(
    ("audience", "is_wrong"),
    [("[farmers]", True), ("[farmers, members]", False), ("[farmers, officials]", True)],
)
def test_audience(audience: str, is_wrong: bool, tmp_path: Path) -> None:
    held = training_class(taught("s01", MORNING), taught("s02", LATER))
    found = found_in(tmp_path, "PS418", course(audience=audience), a=held)
    assert fields(found) == (["class:a sessions[s01].course"] if is_wrong else [])


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (taught("s01", MORNING), None),
        (taught("s01", MORNING, teachers=None), "还没有授课人"),
        (taught("s01", MORNING, teachers=[]), "还没有授课人"),
        (taught("s01", MORNING, site=None), "还没有教学点"),
        (taught("s01", MORNING, teachers=None, site=None), "还没有授课人和教学点"),
        (taught("s01", MORNING, site=None, status="cancelled"), None),
        (session("s01", MORNING), None),
    ],
)
def test_incomplete_sessions(one: str, message: str | None, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS419", a=training_class(one))
    assert [one.message.rpartition("：")[2] for one in found] == ([message] if message else [])


@pytest.mark.parametrize(
    ("season", "date", "is_out"),
    [
        ("{from: 10-12, to: 10-12}", "2026-10-12", False),
        ("{from: 10-13, to: 12-31}", "2026-10-12", True),
        ("{from: 11-01, to: 10-12}", "2026-10-12", False),
        ("{from: 12-01, to: 02-29}", "2028-02-29", False),
        ("{from: 12-01, to: 02-28}", "2028-02-29", True),
        ("{from: 12-01, to: 02-29}", "2027-01-01", False),
    ],
)
def test_season(season: str, date: str, is_out: bool, tmp_path: Path) -> None:
    held = training_class(taught("s01", f"{date} 08:30-10:00"))
    found = found_in(tmp_path, "PS420", course(season=season), a=held)
    assert fields(found) == (["class:a sessions[s01].date"] if is_out else [])


FIELD = "title: 田头\nvenue: field\ncategory: rural-development\ncapacity: 90\n"


@pytest.mark.parametrize(
    ("own", "delivery", "site", "field"),
    [
        ("[lecture]", "lecture", None, None),
        ("[lecture]", None, None, None),
        ("[lecture]", "discussion", None, "delivery"),
        ("[lecture, onsite]", "onsite", None, "site"),
        ("[lecture, onsite]", None, None, None),
        ("[onsite]", None, None, "site"),
        ("[demonstration]", "demonstration", None, "site"),
        ("[onsite]", "onsite", FIELD, None),
        ("[demonstration]", None, "title: 云课堂\nvenue: online\n", None),
        ("[onsite]", "lecture", None, "delivery"),
    ],
)
def test_delivery(
    own: str, delivery: str | None, site: str | None, field: str | None, tmp_path: Path
) -> None:
    files = course(delivery=own) | ({"sites/jiaoshi.yaml": site} if site else {})
    held = training_class(taught("s01", MORNING, delivery=delivery))
    found = found_in(tmp_path, "PS421", files, a=held)
    assert fields(found) == ([f"class:a sessions[s01].{field}"] if field else [])
