"""What a school's page tells of other schools, and of those below."""

from pathlib import Path

from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.school_lines import (
    MOST_OF_BELOW,
    class_lines,
    relative_lines,
    with_below,
)
from tests.catalogs import SHIPPED, loaded
from tests.export.web.sites import site_of, small_site


def shipped() -> Relations:
    return site_of(SHIPPED).relations


def test_what_schools_below_have_is_told_after_a_schools_own() -> None:
    found = shipped()
    held, has_more = with_below(found.sites_of_school, "liudu", found.schools_below["liudu"])
    schools = [one.school for one in held]
    assert has_more
    assert schools == sorted(schools, key=lambda school: school != "liudu")
    assert "chengzi" in schools


def test_too_much_below_leaves_a_schools_own(tmp_path: Path) -> None:
    many = {
        f"teachers/t{number}.yaml": f"name: 教师{number}\ncategory: school-teacher\n"
        f"school: {'liudu' if number == 0 else 'village'}\n"
        for number in range(MOST_OF_BELOW + 1)
    }
    files = {"schools/village.yaml": "title: 村\ntier: village\nparent: liudu\n", **many}
    found = small_site(tmp_path, files).relations
    held, has_more = with_below(found.teachers_of_school, "liudu", found.schools_below["liudu"])
    assert [one.id for one in held] == ["t0"]
    assert not has_more


def test_classes_go_the_latest_first() -> None:
    found = shipped()
    spans = [line.span for line in class_lines(found, found.classes_of_school["qingxu"])]
    assert spans == sorted(spans, reverse=True)


def test_relatives_are_above_and_below_with_their_numbers() -> None:
    lines = list(relative_lines(shipped(), loaded(SHIPPED).schools["liudu"]))
    assert [(line.relation, line.tier) for line in lines] == [
        ("上级", "县级"),
        ("下级", "村级"),
        ("下级", "村级"),
    ]
    counts = {name: (named.path, count) for name, named, count in lines[0].counts}
    courses = [
        one
        for one in loaded(SHIPPED).courses.values()
        if one.school == "qingxu" and one.status == "active"
    ]
    assert counts["课程"] == ("courses.html?school=qingxu", len(courses))
