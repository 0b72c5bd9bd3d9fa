"""No fix makes data wrong: what is not certain is not offered, and what spoils is not applied."""

from pathlib import Path

import pytest

from partyschool_cli.lint.finding import At, Finding, Fix
from partyschool_cli.lint.fix_guard import blamed
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Patch
from partyschool_cli.source.yaml.source_file import SourceFile
from tests.linting import Files, base, coded_places, findings, fixed, manifest

COURSE = "courses/grafting.yaml"
TEACHER = "teachers/expert.yaml"
SITE = "sites/village-museum.yaml"
SPRING = "classes/spring.yaml"
NAMED = "name: 甲\ncategory: local-expert\n"


def course(*changes: tuple[str, str], more: str = "") -> str:
    return base(COURSE, *changes) + more


WHAT_IS_NOT_CERTAIN_IS_NOT_OFFERED = [
    # the entity itself
    ("courses/phone.yaml", course(more="requires: [phon]\n")),
    ("schools/liudu.yaml", "title: 柳杜乡党校\ntier: township\nparent: liudo\n"),
    (SITE, base(SITE) + "travel_minutes: {village-musem: 5}\n"),
    # what is there already
    (COURSE, course(more="requires: [memorial, memoria]\n")),
    (COURSE, course(("[lecture]", "[lecture, lectures]"))),
    (SITE, base(SITE) + "travel_minutes: {clasroom: 5, classroom: 9}\n"),
    (TEACHER, f"{NAMED}nmae: 乙\n"),
    (
        "catalog.yaml",
        manifest("calendar: {workdays: [2026/10/1, 2026-10-01]}\n"),
    ),
    # two for one place
    (COURSE, course(("[lecture]", "[lectur, lectures]"))),
    (TEACHER, "nam: 甲\nnmae: 乙\ncategory: local-expert\n"),
    # several that are equally near
    (TEACHER, f"{NAMED}unavailable: [{{from: 2026-10-12, to: 2026-10-12, days: [tun]}}]\n"),
    # a name that only sounds like an id
    (COURSE, course(("[expert]", "[艾克思伯特]"))),
    # what would be another error, seen as soon as it is mended
    (COURSE, course(("[lecture]", "讲授队"))),
    (COURSE, course(("kind: special", "kind: special\ntheem: party-affairs"))),
    (COURSE, course(("kind: special", "kind: themes"))),
    (SPRING, base(SPRING, ("course: charter", "course: charter\n    activty: 开班式"))),
    (TEACHER, f"{NAMED}oder: 第一\n"),
    # signs that belong to no item, and a name with a space
    (COURSE, course(("[lecture]", "-\u3000lecture"))),
    (COURSE, course(("[expert]", "王 明"))),
    (TEACHER, f"{NAMED}topics: 《果树、嫁接》\n"),
]


def test_what_is_not_certain_is_not_offered(tmp_path: Path, subtests: pytest.Subtests) -> None:
    for number, (path, text) in enumerate(WHAT_IS_NOT_CERTAIN_IS_NOT_OFFERED):
        with subtests.test(path=path, text=text):
            folder = tmp_path / str(number)
            files = {path: text}
            found = findings(folder, files, "PS1", "PS2")
            assert [one.code for one in found if one.file == path]
            assert [one.fix for one in found] == [None] * len(found)
            assert fixed(folder, files, path) == text


def test_what_is_there_already_is_told(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, {COURSE: course(("[lecture]", "[lecture, lectures]"))}, "PS104")
    assert found.hint == "是不是 lecture（讲授）？这里已经有它了，多余的删去"
    (found,) = findings(tmp_path, {TEACHER: f"{NAMED}nmae: 乙\n"}, "PS102")
    assert found.hint == "是不是 name（姓名）？这里已经有它了，多余的删去"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (TEACHER, "name: 甲\ncategroy: zzz\n"),  # a field that then has no word of its vocabulary
        (COURSE, course(("[lecture]", "讲授队"))),  # a list of an unknown word
        (COURSE, course(("kind: special", "kind: special\ntheem: party-affairs"))),  # PS106
        (SPRING, base(SPRING, ("course: charter", "course: charter\n    activty: 开班式"))),
    ],
)
def test_what_would_bring_another_error_is_not_applied(
    tmp_path: Path, path: str, text: str
) -> None:
    assert fixed(tmp_path, {path: text}, path, "PS1", "PS2") == text


def test_beside_a_fix_that_spoils_the_others_are_applied(tmp_path: Path) -> None:
    text = "name: 甲\ncategroy: zzz\nschool: liudo\ntopics: 果树\n"
    expected = text.replace("liudo", "liudu").replace("果树", "[果树]")
    assert fixed(tmp_path, {TEACHER: text}, TEACHER, "PS1", "PS2") == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (TEACHER, "name: 甲\n类别: 土专家\n", NAMED),
        (TEACHER, f"{NAMED}学校: 柳杜乡党校\n", f"{NAMED}school: liudu\n"),
        (COURSE, course(("[lecture]", "讲授")), course()),
        # What made the file unreadable is not to blame for what is wrong in it.
        (TEACHER, "name：甲\ncategory: zzz\n", "name: 甲\ncategory: zzz\n"),
    ],
)
def test_what_is_right_only_after_several_fixes_is_mended(
    tmp_path: Path, path: str, text: str, expected: str
) -> None:
    assert fixed(tmp_path, {path: text}, path, "PS0", "PS1", "PS2") == expected


@pytest.mark.parametrize("name", ["County", "COUNTY", "county_", "county "])
def test_who_names_a_school_whose_file_is_misnamed_keeps_it(tmp_path: Path, name: str) -> None:
    files: Files = {
        "schools/county.yaml": None,
        f"schools/{name}.yaml": base("schools/county.yaml"),
        "schools/country.yaml": "title: 邻县党校\ntier: county\n",
    }
    found = findings(tmp_path, files, "PS0", "PS1", "PS2")
    assert coded_places(found) == [f"PS006 schools/{name}.yaml:1:1"]
    assert fixed(tmp_path, files, COURSE) == base(COURSE)


@pytest.mark.parametrize("indent", ["　　", "　　　　", "\u00a0" * 4, " 　　　", "  　"])
def test_an_indent_of_other_spaces_fits_the_lines_above(tmp_path: Path, indent: str) -> None:
    broken = base(SPRING, ("    course: charter", f"{indent}course: charter"))
    assert fixed(tmp_path, {SPRING: broken}, SPRING, "PS001") == base(SPRING)


def finding(folder: Path, path: FieldPath, changes: tuple[FieldPath, ...] | None) -> Finding:
    at = At(SourceFile(DiskTree(folder), TEACHER), path)
    return Finding(at, "", fix=Fix("改", Patch(), is_safe=False, changes=changes))


def test_the_fix_that_touched_the_place_of_an_error_is_blamed(tmp_path: Path) -> None:
    unit = finding(tmp_path, ("unit",), (("unit",),))
    topic = finding(tmp_path, ("topics", 1), (("topics",),))
    assert blamed([unit, topic], [("topics", 3)]) == [topic]
    assert blamed([unit, topic], [("name",)]) == [unit, topic]
    anywhere = finding(tmp_path, (), None)
    assert blamed([unit, anywhere], [("name",)]) == [anywhere]
