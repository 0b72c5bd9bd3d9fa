"""PS501–PS503: who must teach how often, the year's hours, the share of theory."""

from pathlib import Path

import pytest

from tests.linting import Files, base, findings, manifest, named, places

OFFICE = "teachers/expert.yaml:4:9"
SECRETARY = (
    "name: 柳杜乡党委书记\ncategory: leading-official\nschool: liudu\noffice: party-secretary\n"
)
LECTURE = base("courses/grafting.yaml", ("summary", "topics: [党课]\nsummary"))
SPRING = "classes/spring.yaml"


def obliged(per: str = "half-year", at_least: int = 1, more: str = ", topic: 党课") -> Files:
    """A catalog whose secretary teaches 党课 in s03 of the spring class, on 11 March 2026."""
    entry = f"{{title: 讲党课, office: party-secretary, at_least: {at_least}, per: {per}{more}}}"
    return {
        "catalog.yaml": manifest(f"obligations:\n  - {entry}\n"),
        "teachers/expert.yaml": SECRETARY,
        "courses/grafting.yaml": LECTURE,
    }


def test_who_which_period_how_many_of_how_many(tmp_path: Path) -> None:
    found = findings(tmp_path, obliged(), "PS501")
    assert places(found) == [OFFICE]
    assert found[0].message == (
        "柳杜乡党委书记（expert）没有完成“讲党课”：2026年下半年应讲 1 次，排了 0 次"
    )
    assert found[0].hint == (
        "在2026年7月1日—12月31日再给这位教师排 1 次专题（topics）有“党课”的课；取消的、草稿的不算"
    )
    assert found[0].identity == "PS501|teacher:expert|office|讲党课,党课,2026年下半年"


def test_one_finding_a_period_in_the_order_of_periods(tmp_path: Path) -> None:
    found = findings(tmp_path, obliged("quarter"), "PS501")
    assert [periods for *_, periods in named(found)] == [
        "2026年第2季度",
        "2026年第3季度",
        "2026年第4季度",
    ]
    assert len(findings(tmp_path, obliged("week"), "PS501")) == 52
    assert findings(tmp_path, obliged("year"), "PS501") == ()
    assert "应讲 2 次，排了 1 次" in findings(tmp_path, obliged("year", 2), "PS501")[0].message


def test_without_a_topic_any_course_counts(tmp_path: Path) -> None:
    assert findings(tmp_path, obliged("year", 3, more=""), "PS501") == ()
    draft = {"courses/memorial.yaml": base("courses/memorial.yaml") + "status: draft\n"}
    assert len(findings(tmp_path, {**obliged("year", 2, more=""), **draft}, "PS501")) == 1
    # An activity is no course.
    activity = base(SPRING, ("course: memorial", "activity: 开班式"))
    assert len(findings(tmp_path, {**obliged("year", 3, more=""), SPRING: activity}, "PS501")) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (SPRING, base(SPRING) + "    status: cancelled\n"),
        ("courses/grafting.yaml", LECTURE + "status: draft\n"),
        ("courses/grafting.yaml", LECTURE.replace("党课", "嫁接")),
    ],
    ids=["cancelled", "draft course", "other topic"],
)
def test_what_does_not_count(tmp_path: Path, path: str, text: str) -> None:
    assert places(findings(tmp_path, {**obliged("year"), path: text}, "PS501")) == [OFFICE]


def test_a_moved_session_counts_where_it_is_now(tmp_path: Path) -> None:
    moved = base(
        SPRING,
        ("to: 2026-03-11", "to: 2026-07-01"),
        ("  - id: s03\n    date: 2026-03-11", "  - id: s03\n    date: 2026-07-01"),
    )
    found = findings(tmp_path, {**obliged(), SPRING: moved + "    status: moved\n"}, "PS501")
    assert [period for *_, period in named(found)] == ["2026年上半年"]


def test_classes_taught_together_count_once(tmp_path: Path) -> None:
    files = {**obliged("year", 2), "classes/other.yaml": base(SPRING)}
    assert "排了 1 次" in findings(tmp_path, files, "PS501")[0].message


@pytest.mark.parametrize("schools", ["schools: [county]", "schools: [county, dongyu]"])
def test_only_the_schools_that_are_named(tmp_path: Path, schools: str) -> None:
    assert findings(tmp_path, obliged("month", more=f", {schools}"), "PS501") == ()


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_only_who_holds_the_office(tmp_path: Path, status: str) -> None:
    files = {**obliged(), "teachers/expert.yaml": SECRETARY + f"status: {status}\n"}
    assert findings(tmp_path, files, "PS501") == ()


def test_only_years_in_which_the_school_has_an_active_class(tmp_path: Path) -> None:
    draft = {**obliged(), SPRING: base(SPRING) + "status: draft\n"}
    assert findings(tmp_path, draft, "PS501") == ()
    over_new_year = base(SPRING, ("from: 2026-03-10", "from: 2025-12-31"))
    found = findings(tmp_path, {**obliged("year"), SPRING: over_new_year}, "PS501")
    assert [period for *_, period in named(found)] == ["2025年"]


@pytest.mark.parametrize(
    ("at_least", "files"),
    [
        # Each is a finding of its own, and may be why no session is seen.
        (1, {"courses/grafting.yaml": None}),
        (1, {"courses/grafting.yaml": LECTURE.replace("kind:", "knd:")}),
        (1, {"courses/grafting.yaml": LECTURE + "status: retired\n"}),
        (2, {"classes/more.yaml": base(SPRING, ("size: 30", "size: 很多"))}),
        (2, {"classes/more.yaml": base(SPRING, ("title: ", "title: ["))}),
        (1, {SPRING: base(SPRING).replace("teachers: [expert]", "teachers: [expret]")}),
    ],
    ids=["no course", "broken course", "retired course", "broken class", "not YAML", "slip"],
)
def test_what_another_finding_explains(tmp_path: Path, at_least: int, files: Files) -> None:
    assert findings(tmp_path, {**obliged("year", at_least), **files}, "PS501") == ()


def test_a_broken_class_of_others_explains_nothing(tmp_path: Path) -> None:
    others = base(SPRING, ("size: 30", "size: 很多")).replace("expert", "lecturer")
    assert places(
        findings(tmp_path, {**obliged("year", 2), "classes/b.yaml": others}, "PS501")
    ) == [OFFICE]


def members(hours: int, school: str = "liudu", year: int = 2026, more: str = "") -> str:
    """A class for members with so many hours, four in a morning."""
    what = "start: 08:30, end: 11:30, course: charter"
    sessions = "".join(
        f"  - {{id: s{day:02d}, date: {year}-11-{day:02d}, {what}}}\n"
        for day in range(1, hours // 4 + 1)
    )
    return (
        f"title: 党员班\nschool: {school}\nfrom: {year}-11-01\nto: {year}-11-30\n"
        f"audience: [members, farmers]\nsize: 9\n{more}sessions:\n{sessions or '  []'}\n"
    )


def test_hours_of_the_school_and_those_above_are_added(tmp_path: Path) -> None:
    files = {"classes/a.yaml": members(16), "classes/b.yaml": members(12, "county")}
    found = findings(tmp_path, files, "PS502")
    assert places(found) == ["schools/liudu.yaml:1:8"]
    assert named(found) == [("2026",)]
    assert found[0].message == (
        "柳杜乡党校（liudu）2026年党员班排了 28 学时（本校 16、上级 12），不到 32 学时"
    )
    assert findings(tmp_path, {**files, "classes/b.yaml": members(16, "county")}, "PS502") == ()


def test_each_year_by_itself_and_none_without_a_class(tmp_path: Path) -> None:
    files = {"classes/a.yaml": members(32), "classes/b.yaml": members(4, year=2028)}
    assert named(findings(tmp_path, files, "PS502")) == [("2028",)]
    assert findings(tmp_path, {}, "PS502") == ()


@pytest.mark.parametrize("more", ["status: draft\n", "status: retired\n"])
def test_only_active_classes_plan(tmp_path: Path, more: str) -> None:
    files = {"classes/a.yaml": members(16), "classes/b.yaml": members(16, more=more)}
    assert len(findings(tmp_path, files, "PS502")) == 1
    assert findings(tmp_path, {"classes/b.yaml": members(16, more=more)}, "PS502") == ()


def test_cancelled_sessions_and_activities_plan_nothing(tmp_path: Path) -> None:
    full = members(32)
    cancelled = full.replace("course: charter}", "course: charter, status: cancelled}", 1)
    activity = full.replace("course: charter}", "activity: 开班式}", 1)
    for text in (cancelled, activity):
        found = findings(tmp_path, {"classes/a.yaml": text}, "PS502")
        assert "排了 28 学时" in found[0].message


@pytest.mark.parametrize(
    ("faulty", "is_found"),
    [
        (members(16).replace("size: 9", "size: 九"), False),
        (members(16, year=2025).replace("size: 9", "size: 九"), True),
        (members(16).replace("size: 9", "size: 九").replace("members", "officials"), True),
        (members(16, "dongyu").replace("size: 9", "size: 九"), True),
        (members(16).replace("title: ", "title: ["), False),
    ],
    ids=["this year", "another year", "others", "another school", "not YAML"],
)
def test_a_faulty_class_may_plan_the_rest(tmp_path: Path, faulty: str, is_found: bool) -> None:
    files = {
        "schools/dongyu.yaml": "title: 东于镇党校\ntier: township\nparent: county\n",
        "classes/a.yaml": members(16),
        "classes/b.yaml": faulty,
    }
    assert bool(findings(tmp_path, files, "PS502")) is is_found


def shares(theory: int, party_spirit: int, practical: int, more: str = "") -> Files:
    """The spring class with so many hours of each strand, one a day."""
    courses = ["charter"] * theory + ["memorial"] * party_spirit + ["grafting"] * practical
    times = "start: 08:30, end: 09:15"
    lines = "".join(
        f"  - {{id: s{day}, date: 2026-03-{day:02d}, {times}, course: {course}}}\n"
        for day, course in enumerate(courses, start=1)
    )
    return {SPRING: base(SPRING).partition("sessions:")[0] + more + "sessions:\n" + lines}


def test_shares_at_the_limit_are_enough(tmp_path: Path) -> None:
    assert findings(tmp_path, shares(10, 4, 6), "PS503") == ()
    assert named(findings(tmp_path, shares(9, 4, 7), "PS503")) == [("theory",)]
    assert named(findings(tmp_path, shares(11, 3, 6), "PS503")) == [("party-spirit",)]


def test_evening_schools_are_no_main_classes(tmp_path: Path) -> None:
    for kind, count in (("evening", 0), ("outreach", 0), ("rotation", 2)):
        files = shares(0, 0, 2, more=f"type: {kind}\n")
        assert len(findings(tmp_path, files, "PS503")) == count


def test_an_unknown_course_leaves_the_shares_open(tmp_path: Path) -> None:
    files = {**shares(1, 0, 2), "courses/charter.yaml": None}
    assert findings(tmp_path, files, "PS503") == ()
