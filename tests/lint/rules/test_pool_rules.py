"""PS309, PS310, PS313: teachers of one kind, categories without a site, needs without a course."""

from pathlib import Path

import pytest

from tests.linting import Files, base, findings, manifest, named, places

LIUDU, COUNTY = "schools/liudu.yaml:1:8", "schools/county.yaml:1:8"


def teacher(category: str = "local-expert", school: str = "liudu", more: str = "") -> str:
    return f"name: 示例\ncategory: {category}\nschool: {school}\n{more}"


THREE: Files = {"teachers/a.yaml": teacher(), "teachers/b.yaml": teacher()}


def test_three_of_one_category(tmp_path: Path) -> None:
    found = findings(tmp_path, THREE, "PS309")
    assert places(found) == [LIUDU]
    assert found[0].message == "柳杜乡党校（liudu）的 3 位教师都是土专家（local-expert）"
    assert findings(tmp_path, {"teachers/a.yaml": teacher()}, "PS309") == ()


def test_who_makes_the_pool_varied(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, bool]] = [
        (teacher("farming-expert"), False),
        (teacher("farming-expert", more="status: draft\n"), True),
        (teacher("farming-expert", more="status: retired\n"), True),
        (teacher("farming-expert", school="county"), True),
        # What may be a teacher of another category, once it is mended:
        (teacher("farmer"), False),
        (teacher("farming-expert", more="order: 一\n"), False),
        (teacher("farming-expert", school="liudo"), False),
        ("name: [\ncategory: farming-expert\nschool: liudu\n", False),
        # And what may not:
        (teacher(more="order: 一\n"), True),
        ("name: [\ncategory: farming-expert\nschool: county\n", True),
    ]
    for number, (fourth, is_found) in enumerate(cases):
        with subtests.test(fourth=fourth):
            found = findings(tmp_path / str(number), {**THREE, "teachers/c.yaml": fourth}, "PS309")
            assert places(found) == ([LIUDU] if is_found else [])


TWO_CATEGORIES = base("catalog.yaml", ("红色文化传承}", "红色文化传承, clean: 廉政文化}"))
CLEAN_SITE = base("sites/village-museum.yaml", ("red-heritage", "clean"))


def test_a_category_without_a_site(tmp_path: Path) -> None:
    found = findings(tmp_path, {"catalog.yaml": TWO_CATEGORIES}, "PS310")
    assert places(found) == [COUNTY]
    assert named(found) == [("clean",)]


def test_which_sites_fill_a_category(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, bool]] = [
        (CLEAN_SITE, False),
        (CLEAN_SITE.replace("school: liudu\n", ""), False),
        (CLEAN_SITE + "status: draft\n", True),
        (CLEAN_SITE.replace("capacity: 60", "capacity: 六十"), False),
        (CLEAN_SITE.replace("category: clean", "category: cleen"), False),
        (base("sites/village-museum.yaml", ("capacity: 60", "capacity: 六十")), True),
    ]
    for number, (site, is_found) in enumerate(cases):
        with subtests.test(site=site):
            files = {"catalog.yaml": TWO_CATEGORIES, "sites/other.yaml": site}
            assert places(findings(tmp_path / str(number), files, "PS310")) == (
                [COUNTY] if is_found else []
            )


def test_each_county_has_a_library_of_its_own(tmp_path: Path) -> None:
    files = {"schools/other.yaml": "title: 邻县党校\ntier: county\n"}
    found = findings(tmp_path, files, "PS310")
    assert places(found) == ["schools/other.yaml:1:8"]


def needs(*entries: str) -> str:
    return manifest("needs:\n" + "".join(f"  - {entry}\n" for entry in entries))


def test_a_need_stands_at_its_topic(tmp_path: Path) -> None:
    text = needs("{audience: village-cadres, topics: [党章, 集体经济, 集体经济]}")
    found = findings(tmp_path, {"catalog.yaml": text}, "PS313")
    assert places(found) == ["catalog.yaml:7:45"]
    assert found[0].identity == (
        "PS313|catalog.yaml|needs[village-cadres].topics[集体经济]|集体经济"
    )
    assert found[0].message.startswith("村干部（village-cadres）要学“集体经济”")


def test_a_course_for_others_meets_no_need(tmp_path: Path) -> None:
    text = needs("{audience: members, topics: [党章]}", "{audience: members, topics: [党章]}")
    assert places(findings(tmp_path, {"catalog.yaml": text}, "PS313")) == ["catalog.yaml:7:34"]


@pytest.mark.parametrize(
    ("change", "is_found"),
    [
        (("contact_hours: 2", "contact_hours: 两"), True),
        (("topics: [党章]", "topics: [集体经济]\nmicro_lecture: 是"), False),
        (("topics: [党章]", "topcs: [集体经济]"), False),
        (("title: ", "title: ["), False),
    ],
    ids=["has other topics", "has the topic", "misspelt field", "not YAML"],
)
def test_a_faulty_course_may_meet_a_need(
    tmp_path: Path, change: tuple[str, str], is_found: bool
) -> None:
    files = {
        "catalog.yaml": needs("{audience: village-cadres, topics: [集体经济]}"),
        "courses/other.yaml": base("courses/charter.yaml", change),
    }
    assert bool(findings(tmp_path, files, "PS313")) is is_found
