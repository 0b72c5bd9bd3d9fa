"""The statistics, held against the files themselves."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.model.kind import Kind
from partyschool_cli.planning.periods import year_of
from partyschool_cli.planning.statistics import Statistics, statistics
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, QINGSHI, loaded, write_catalog


def of_base(folder: Path, **files: str) -> Statistics:
    named = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    return statistics(load(DiskTree(write_catalog(folder, named))), year_of(2026))


def test_strands_and_themes_add_up_to_the_same_hours() -> None:
    stats = statistics(loaded(QINGSHI), year_of(2026))
    for groups in (stats.themes, stats.strands):
        assert sum(group.courses for group in groups) == 6
        assert sum(group.contact_hours for group in groups) == 17.5
        assert sum(group.planned_hours for group in groups) == 21.5
    assert [group.id for group in stats.themes] == [
        "political-theory",
        "party-affairs",
        "rural-revitalization",
        "skills",
        "special",
    ]


def test_a_school_is_itself_unless_those_below_are_asked_for() -> None:
    catalog = loaded(QINGSHI)
    year = year_of(2026)
    (county,) = (school for school in catalog.schools.values() if school.tier == "county")
    everything = statistics(catalog, year, county, with_below=True)
    assert everything.strands == statistics(catalog, year).strands
    hekou = statistics(catalog, year, catalog.schools["hekou"])
    assert hekou.entities[Kind.SCHOOL] == {"active": 1, "draft": 0, "retired": 0}
    assert [plan.school.id for plan in hekou.plans] == ["hekou"]
    below = statistics(catalog, year, catalog.schools["hekou"], with_below=True)
    assert below.entities[Kind.SCHOOL] == {"active": 2, "draft": 0, "retired": 0}
    by_school = [statistics(catalog, year, school) for school in catalog.schools.values()]
    for status in ("planned", "moved", "cancelled"):
        parts = sum(part.sessions[status] for part in by_school)
        assert parts == statistics(catalog, year).sessions[status]


def test_another_year_plans_nothing() -> None:
    stats = statistics(loaded(QINGSHI), year_of(2019))
    assert not any(group.planned_hours for group in stats.themes)
    assert [plan.hours.total for plan in stats.plans] == [0, 0]
    assert not any(state.due for state in stats.obligations)


def test_drafts_cancelled_sessions_and_activities_count_nothing(tmp_path: Path) -> None:
    banci = BASE["classes/banci.yaml"]
    for text in (
        banci + "status: draft\n",
        banci.replace("teachers:", "status: cancelled, teachers:"),
        banci.replace("course: dangzhang", "activity: 开班式"),
    ):
        stats = of_base(tmp_path, classes__banci=text)
        assert [group.planned_hours for group in stats.strands] == [0, 0, 0]
    draft = of_base(tmp_path, courses__dangzhang=BASE["courses/dangzhang.yaml"] + "status: draft\n")
    assert [group.courses for group in draft.strands] == [0, 0, 0]


def test_a_session_without_a_delivery_has_that_of_its_course(tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"]
    sole = of_base(tmp_path).deliveries
    assert {group.id: group.planned_hours for group in sole if group.planned_hours} == {
        "lecture": 2
    }
    several = course.replace("[lecture]", "[lecture, online]")
    unsaid = of_base(tmp_path, courses__dangzhang=several).deliveries
    assert [(group.title, group.planned_hours) for group in unsaid][-1] == ("未注明", 2)


def test_needs_are_met_by_topics_and_by_hours(tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"] + "topics: [党章]\n"

    def needs(entry: str) -> tuple[tuple[str, ...], float, float | None, bool]:
        manifest = BASE["catalog.yaml"] + f"needs: [{{audience: members, {entry}}}]\n"
        (state,) = of_base(tmp_path, catalog=manifest, courses__dangzhang=course).needs
        return state.untaught, state.planned, state.required, state.is_met

    assert needs("topics: [党章]") == ((), 2, None, True)
    assert needs("topics: [党章, 党史]") == (("党史",), 2, None, False)
    assert needs("topics: [党章], contact_hours: 2") == ((), 2, 2, True)
    assert needs("topics: [党章], contact_hours: 2, per: half-year") == ((), 2, 4, False)


def test_an_office_that_nobody_holds_is_vacant(tmp_path: Path) -> None:
    entry = "obligations: [{title: 讲课, office: nobody, at_least: 1, per: year}]\n"
    (state,) = of_base(tmp_path, catalog=BASE["catalog.yaml"] + entry).obligations
    assert (state.is_vacant, state.due) == (True, 0)


def test_classes_taught_together_meet_a_need_once(tmp_path: Path) -> None:
    manifest = BASE["catalog.yaml"] + (
        "needs: [{audience: members, topics: [党章], contact_hours: 4}]\n"
    )
    course = BASE["courses/dangzhang.yaml"] + "topics: [党章]\n"
    other = BASE["classes/banci.yaml"].replace("title: ", "title: 又一个")
    files = {"catalog": manifest, "courses__dangzhang": course, "classes__other": other}
    (together,) = of_base(tmp_path, **files).needs
    assert (together.planned, together.is_met) == (2, False)
