"""PS504: in which schools an obligation binds nobody, and who is probably meant."""

from pathlib import Path

import pytest

from tests.linting import Files, coded_places, findings, manifest, related

AT_LIUDU = ["PS504 schools/liudu.yaml:1:8"]
EXPERT = "teachers/expert.yaml"


def obligations(*offices: str, schools: str = "") -> Files:
    lines = "".join(
        f"  - {{title: 第{number}项, office: {office}, at_least: 1, per: year{schools}}}\n"
        for number, office in enumerate(offices, 1)
    )
    return {"catalog.yaml": manifest(f"obligations:\n{lines}")}


def teacher(lines: str, name: str = "示例·土专家") -> Files:
    return {EXPERT: f"name: {name}\ncategory: local-expert\n{lines}"}


def test_who_nearly_holds_it_is_named(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        (
            "school: liudu\noffice: 党委书记\n",
            "王某",
            "王某（expert）的 office 写的是“党委书记”，改成 party-secretary",
        ),
        (
            "school: liudu\noffice: party-secretry\n",
            "王某",
            "王某（expert）的 office 写的是“party-secretry”，改成 party-secretary",
        ),
        (
            "school: liudu\npost: 柳杜乡党委 书记\n",
            "王某",
            "是不是王某（expert）？给这位教师写上 office: party-secretary",
        ),
        (
            "school: liudu\n",
            "柳杜乡党委书记",
            "是不是柳杜乡党委书记（expert）？给这位教师写上 office: party-secretary",
        ),
        ("office: party-secretary\n", "王某", "是不是王某（expert）？给这位教师写上 school: liudu"),
        (
            "school: liudu\npost: 党委副书记\n",
            "王某",
            "给任这个职务的教师写上 school: liudu 和 office: party-secretary",
        ),
    ]
    for number, (lines, name, hint) in enumerate(cases):
        with subtests.test(lines=lines):
            files = {**obligations("party-secretary"), **teacher(lines, name)}
            (found,) = findings(tmp_path / str(number), files, "PS504")
            assert coded_places([found]) == AT_LIUDU
            assert found.hint == hint
            assert [place.partition(":")[0] for place in related(found)] == (
                [EXPERT] if "expert" in hint else []
            )


@pytest.mark.parametrize("office", ["party-secretary", "Party-Secretary", "ｐａｒｔｙ-secretary"])
def test_who_holds_it(tmp_path: Path, office: str) -> None:
    files = {
        **obligations("party-secretary"),
        **teacher(f"school: liudu\noffice: {office}\n"),
    }
    assert findings(tmp_path, files, "PS504") == ()


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_who_is_not_active_does_not_hold_it(tmp_path: Path, status: str) -> None:
    files = {
        **obligations("讲师团成员"),
        **teacher(f"school: liudu\noffice: 讲师团成员\nstatus: {status}\n"),
    }
    assert coded_places(findings(tmp_path, files, "PS504")) == (
        AT_LIUDU if status == "draft" else []  # PS205: the status may be wrong
    )


def test_one_finding_for_all_that_bind_an_office(tmp_path: Path) -> None:
    files = obligations("party-secretary", "Party-secretary", "班长")
    found = findings(tmp_path, files, "PS504")
    assert [(one.named, one.message) for one in found] == [
        (
            ("party-secretary",),
            (
                "柳杜乡党校（liudu）没有教师任“党委书记”（party-secretary），"
                "“第1项”“第2项”没有人去完成"
            ),
        ),
        (("班长",), "柳杜乡党校（liudu）没有教师任“班长”，“第3项”没有人去完成"),
    ]


def test_any_school_that_it_names_and_only_active_ones(tmp_path: Path) -> None:
    county = obligations("班长", schools=", schools: [county]")
    assert coded_places(findings(tmp_path, county, "PS504")) == ["PS504 schools/county.yaml:1:8"]
    draft = "title: 柳杜乡党校\ntier: township\nparent: county\nstatus: draft\n"
    files = {**obligations("班长"), "schools/liudu.yaml": draft}
    assert findings(tmp_path, files, "PS504") == ()


@pytest.mark.parametrize(
    "hidden",
    [
        {"teachers/new.yaml": "name: 新\nschool: liudu\noffice: 班长\ncategory: 没有的\n"},
        {"teachers/new.yaml": "name：新\nschool：liudu\n"},
        {"courses/memorial.yaml": "title: 参观\nschool: liudu\nteachers: [somebody]\n"},
    ],
    ids=["with errors", "no YAML", "missing"],
)
def test_silent_where_a_reported_fault_may_hide_who_holds_it(tmp_path: Path, hidden: Files) -> None:
    assert findings(tmp_path, {**obligations("班长"), **hidden}, "PS504") == ()
