"""PS301–PS303, PS308, PS312: what a township must have, and what explains that it has not."""

from pathlib import Path

import pytest

from tests.linting import Files, base, findings, named, places

TITLE = "schools/liudu.yaml:1:8"
TWO_THEMES = base("catalog.yaml", ("党建实务}", "党建实务, skills: 技能素养}"))
SKILLS_COURSE = base("courses/charter.yaml", ("theme: party-affairs", "theme: skills"))


def test_an_empty_theme_stands_at_the_title_and_names_the_theme(tmp_path: Path) -> None:
    found = findings(tmp_path, {"catalog.yaml": TWO_THEMES}, "PS302")
    assert places(found) == [TITLE]
    assert named(found) == [("skills",)]
    assert found[0].message == (
        "柳杜乡党校（liudu）在主题“技能素养”（skills）里没有课程，上级也没有"
    )
    assert found[0].identity == "PS302|school:liudu|title|skills"


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_drafts_and_retired_courses_fill_no_theme(tmp_path: Path, status: str) -> None:
    files = {
        "catalog.yaml": TWO_THEMES,
        "courses/skills.yaml": f"{SKILLS_COURSE}status: {status}\n",
    }
    assert named(findings(tmp_path, files, "PS302")) == [("skills",)]


def test_a_retired_course_that_is_used_is_a_finding_of_its_own(tmp_path: Path) -> None:
    retired = {"courses/charter.yaml": base("courses/charter.yaml") + "status: retired\n"}
    assert findings(tmp_path, retired, "PS302") == ()
    draft = {"courses/charter.yaml": base("courses/charter.yaml") + "status: draft\n"}
    assert places(findings(tmp_path, draft, "PS302")) == [TITLE]


def test_a_course_of_another_township_fills_no_theme(tmp_path: Path) -> None:
    files = {
        "schools/dongyu.yaml": "title: 东于镇党校\ntier: township\nparent: county\n",
        "courses/charter.yaml": base("courses/charter.yaml", ("school: county", "school: dongyu")),
    }
    assert places(findings(tmp_path, files, "PS302")) == [TITLE]


def test_only_townships_are_asked(tmp_path: Path) -> None:
    files: Files = {
        "catalog.yaml": TWO_THEMES,
        "schools/liudu.yaml": base("schools/liudu.yaml") + "status: retired\n",
        "schools/nanqingdui.yaml": "title: 南青堆村农民夜校\ntier: village\nparent: liudu\n",
    }
    assert findings(tmp_path, files, "PS302") == ()


def test_a_schools_own_themes_replace_the_manifests(tmp_path: Path) -> None:
    own = "themes: {party-affairs: 党务, red: 红色传承}\n"
    files = {"schools/liudu.yaml": base("schools/liudu.yaml") + own}
    # The county's course counts where the theme's id is the same.
    assert named(findings(tmp_path, files, "PS302")) == [("red",)]
    found = findings(tmp_path, files, "PS301")
    assert places(found) == ["schools/liudu.yaml:4:1"]
    assert found[0].message == "柳杜乡党校（liudu）有 2 个主题，课程结构要求 1 个"


@pytest.mark.parametrize(
    "course",
    [
        SKILLS_COURSE.replace("contact_hours: 2", "contact_hours: 两"),
        SKILLS_COURSE.replace("theme: skills", "theme: skils"),
        SKILLS_COURSE.replace("theme:", "thema:"),
        SKILLS_COURSE.replace("school: county", "school: countie"),
        SKILLS_COURSE.replace("title: ", "title: ["),
        SKILLS_COURSE.replace("school: ", "school：").replace("title: ", "title: ["),
    ],
    ids=["hours", "theme", "field", "school", "not YAML", "full-width colon"],
)
def test_a_faulty_course_may_be_the_one_that_is_missing(tmp_path: Path, course: str) -> None:
    files = {"catalog.yaml": TWO_THEMES, "courses/skills.yaml": course}
    assert findings(tmp_path, files, "PS302") == ()


@pytest.mark.parametrize(
    "course",
    [
        base("courses/charter.yaml", ("contact_hours: 2", "contact_hours: 两")),
        SKILLS_COURSE.replace("contact_hours: 2", "contact_hours: 两") + "status: draft\n",
        base("courses/charter.yaml", ("title: ", "title: [")),
    ],
    ids=["another theme", "a draft", "not YAML, another theme"],
)
def test_a_faulty_course_that_would_not_count_explains_nothing(tmp_path: Path, course: str) -> None:
    files = {"catalog.yaml": TWO_THEMES, "courses/other.yaml": course}
    assert named(findings(tmp_path, files, "PS302")) == [("skills",)]


def test_a_faulty_course_of_another_township_explains_nothing(tmp_path: Path) -> None:
    faulty = SKILLS_COURSE.replace("school: county", "school: dongyu").replace(": 2", ": 两")
    files = {
        "catalog.yaml": TWO_THEMES,
        "schools/dongyu.yaml": "title: 东于镇党校\ntier: township\nparent: county\n",
        "courses/other.yaml": faulty,
    }
    assert places(findings(tmp_path, files, "PS302")) == [TITLE]


def test_a_course_that_has_no_file_may_be_the_missing_one_of_who_names_it(tmp_path: Path) -> None:
    names_it = base("classes/spring.yaml", ("course: grafting", "course: lost"))
    files = {"catalog.yaml": TWO_THEMES, "classes/spring.yaml": names_it}
    assert findings(tmp_path, files, "PS302") == ()


def test_where_the_school_above_is_not_known_nothing_is_said(tmp_path: Path) -> None:
    lost = base("schools/liudu.yaml", ("parent: county", "parent: nowhere"))
    circle = base("schools/county.yaml") + "parent: liudu\n"
    retired = base("schools/county.yaml") + "status: retired\n"
    above: list[Files] = [
        {"schools/liudu.yaml": lost},
        {"schools/county.yaml": circle},
        {"schools/county.yaml": retired},
        {"schools/county.yaml": None},
    ]
    for files in above:
        for rule in ("PS302", "PS308"):
            assert findings(tmp_path, {"catalog.yaml": TWO_THEMES, **files}, rule) == ()


def test_special_courses_are_counted_up_to_the_demand(tmp_path: Path) -> None:
    def asks(number: int) -> Files:
        structure = f"structure: {{themes: 1, special_courses_at_least: {number}}}"
        return {"catalog.yaml": base("catalog.yaml", ("structure: {themes: 1}", structure))}

    assert findings(tmp_path, asks(0), "PS303") == ()
    assert findings(tmp_path, asks(2), "PS303") == ()
    found = findings(tmp_path, asks(3), "PS303")
    assert places(found) == [TITLE]
    assert found[0].message == "柳杜乡党校（liudu）只有 2 门特色课，要求至少 3 门"
    faulty = base("courses/grafting.yaml", ("contact_hours: 2", "contact_hours: 两"))
    assert findings(tmp_path, {**asks(3), "courses/a.yaml": faulty}, "PS303") == ()
    assert places(findings(tmp_path, {**asks(4), "courses/a.yaml": faulty}, "PS303")) == [TITLE]


def test_the_countys_special_courses_are_not_the_townships(tmp_path: Path) -> None:
    of_county = {
        path: base(path, ("school: liudu", "school: county"))
        for path in ("courses/memorial.yaml", "courses/grafting.yaml")
    }
    found = findings(tmp_path, of_county, "PS303")
    assert found[0].message == "柳杜乡党校（liudu）没有特色课，要求至少 1 门"
    assert named(findings(tmp_path, of_county, "PS308")) == [("party-spirit",), ("practical",)]


def test_strands_of_theme_courses_above_count(tmp_path: Path) -> None:
    # The base's only theory course is the county's theme course.
    assert findings(tmp_path, {}, "PS308") == ()
    missing = {"courses/charter.yaml": None}
    spring = base("classes/spring.yaml", ("course: charter", "course: grafting"))
    found = findings(tmp_path, {**missing, "classes/spring.yaml": spring}, "PS308")
    assert named(found) == [("theory",)]


def test_required_topics_are_compared_without_case_and_width(tmp_path: Path) -> None:
    def asks(topic: str) -> Files:
        structure = f"structure: {{themes: 1, required_topics: [{topic}]}}"
        return {
            "catalog.yaml": base("catalog.yaml", ("structure: {themes: 1}", structure)),
            "courses/charter.yaml": base("courses/charter.yaml", ("[党章]", "[党章, ＡＩ应用]")),
        }

    assert findings(tmp_path, asks("ai应用"), "PS312") == ()
    found = findings(tmp_path, asks("党章学习"), "PS312")
    assert places(found) == [TITLE]
    assert named(found) == [("党章学习",)]


def test_the_number_of_themes_stands_at_the_manifests_key(tmp_path: Path) -> None:
    found = findings(tmp_path, {"catalog.yaml": TWO_THEMES}, "PS301")
    assert places(found) == ["catalog.yaml:3:1"]
    assert found[0].message == "目录有 2 个主题，课程结构要求 1 个"


def test_a_broken_manifest_silences_them_all(tmp_path: Path) -> None:
    broken = TWO_THEMES.replace("format: 1", "format: 2")
    for rule in ("PS301", "PS302", "PS303", "PS308", "PS312"):
        assert findings(tmp_path, {"catalog.yaml": broken}, rule) == ()
