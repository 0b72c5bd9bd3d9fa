"""PS501: who must teach how often, and who does."""

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
        "柳杜乡党委书记（expert）还没有排够“讲党课”：2026年下半年应讲 1 次，排了 0 次"
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
    assert findings(tmp_path, obliged("year"), "PS501") == ()
    assert "应讲 2 次，排了 1 次" in findings(tmp_path, obliged("year", 2), "PS501")[0].message


def test_the_weeks_and_the_months_of_a_year_are_one_finding(tmp_path: Path) -> None:
    (weeks,) = findings(tmp_path, obliged("week"), "PS501")
    assert weeks.message == (
        "柳杜乡党委书记（expert）还没有排够“讲党课”：2026年每周应讲 1 次，"
        "有 52 个周不够：第1周—第10周、第12周—第53周"
    )
    assert weeks.hint.startswith("在这些周里再给这位教师一共排 52 次")
    assert (len(weeks.named), weeks.named[2], weeks.named[-1]) == (
        54,
        "2026年第1周",
        "2026年第53周",
    )
    (months,) = findings(tmp_path, obliged("month"), "PS501")
    assert months.message.endswith("有 11 个月不够：1月—2月、4月—12月")


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
