"""PS502: the year's hours of a township's members."""

from pathlib import Path

import pytest

from tests.linting import findings, named, places


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


@pytest.mark.parametrize(
    ("schools", "told"),
    [
        (("liudu", "liudu"), "排了 16 学时（本校 16、上级 0）"),
        (("liudu", "county"), "排了 16 学时（本校 16、上级 0）"),
        (("county", "county"), "排了 16 学时（本校 0、上级 16）"),
    ],
)
def test_classes_taught_together_count_once(
    tmp_path: Path, schools: tuple[str, str], told: str
) -> None:
    teacher = "course: charter, teachers: [lecturer]"
    files = {
        f"classes/{name}.yaml": members(16, school).replace("course: charter", teacher)
        for name, school in zip("ab", schools, strict=True)
    }
    (found,) = findings(tmp_path, files, "PS502")
    assert told in found.message


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
