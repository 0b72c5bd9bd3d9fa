"""What nothing names any more is deleted; else all usages are told."""

from pathlib import Path

import pytest

from partyschool_cli.edit.remove import StillNamedError, remove
from partyschool_cli.errors import CommandLineError
from tests.catalogs import BASE, PINGCHENG, write_catalog
from tests.edit.editing import changed, differences, found_in, lookup_of
from tests.full_run import is_full_run

COURSE, CLASS = "courses/dangzhang.yaml", "classes/banci.yaml"
HALL = "title: 礼堂\nvenue: online\ntravel_minutes: {jiaoshi: 20}  # 骑车\n"
SCHOOLS = (
    "obligations:\n  - {title: 党课, office: x, at_least: 1, per: year, schools: [liudu, b]}\n"
)


def refused(root: Path, *references: str, cascade: bool = False) -> tuple[str, ...]:
    with pytest.raises(StillNamedError) as error:
        remove(lookup_of(root), references, cascade=cascade)
    assert error.value.exit_code == 1
    assert error.value.hint
    return (error.value.message, *error.value.detail)


def test_what_nothing_names_is_deleted(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"sites/hall.yaml": HALL})
    assert changed(root, remove(lookup_of(root), ["礼堂"], cascade=False)) == {
        "sites/hall.yaml": None
    }


def test_every_place_is_told_in_words(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"sites/hall.yaml": HALL})
    assert refused(root, "wang") == (
        "王示例 还有 2 处在用，没有删",
        "班次 党员轮训班 课次 s01：授课人  classes/banci.yaml:9:17",
        "课程 党章导读：授课人  courses/dangzhang.yaml:9:12",
    )
    assert refused(root, "wang", "jiaoshi")[1:] == (
        "班次 党员轮训班 课次 s01：授课人 王示例  classes/banci.yaml:9:17",
        "班次 党员轮训班 课次 s01：教学点 教室  classes/banci.yaml:9:30",
        "课程 党章导读：授课人 王示例  courses/dangzhang.yaml:9:12",
        "教学点 礼堂：路程 教室  sites/hall.yaml:3:18",
    )


def test_cascade_takes_it_out_of_lists_fields_and_keys(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"sites/hall.yaml": HALL})
    assert changed(root, remove(lookup_of(root), ["wang", "jiaoshi"], cascade=True)) == {
        "teachers/wang.yaml": None,
        "sites/jiaoshi.yaml": None,
        "sites/hall.yaml": "title: 礼堂\nvenue: online\n# 骑车\n",
        COURSE: BASE[COURSE].replace("[wang]", "[]"),
        CLASS: BASE[CLASS].replace("[wang], site: jiaoshi", "[]"),
    }


def test_where_it_is_required_it_stays(tmp_path: Path) -> None:
    village = "title: 村校\ntier: village\nparent: liudu\n"
    manifest = BASE["catalog.yaml"] + SCHOOLS.replace(", b", "")
    root = write_catalog(tmp_path, {"schools/village.yaml": village, "catalog.yaml": manifest})
    assert refused(root, "dangzhang", cascade=True) == (
        "党章导读 不能删：有 1 处不能没有它",
        "班次 党员轮训班 课次 s01：课程  classes/banci.yaml:8:67",
    )
    assert refused(root, "school:liudu", cascade=True)[1:] == (
        "课程目录 党课：学校  catalog.yaml:5:62",
        "班次 党员轮训班：主办学校  classes/banci.yaml:2:9",
        "课程 党章导读：开课学校  courses/dangzhang.yaml:4:9",
        "学校 村校：上级  schools/village.yaml:3:9",
    )


def test_what_goes_along_does_not_count(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    every = ["wang", "dangzhang", "banci", "jiaoshi", "school:liudu"]
    gone = changed(root, remove(lookup_of(root), every, cascade=False))
    assert gone == dict.fromkeys(path for path in BASE if path != "catalog.yaml")
    gone = changed(root, remove(lookup_of(root), ["dangzhang", "banci/s01"], cascade=False))
    assert gone.keys() == {COURSE, CLASS}
    assert str(gone[CLASS]).endswith("sessions: []\n")


def test_of_several_schools_one_can_go(tmp_path: Path) -> None:
    manifest = BASE["catalog.yaml"] + SCHOOLS
    school = "title: 乙\ntier: county\n"
    root = write_catalog(tmp_path, {"catalog.yaml": manifest, "schools/b.yaml": school})
    new = changed(root, remove(lookup_of(root), ["school:b"], cascade=True))
    assert new["catalog.yaml"] == manifest.replace(", b", "")
    told = refused(root, "school:b", "school:liudu", "banci", "dangzhang", cascade=True)
    assert [one.partition("  ")[0] for one in told[1:]] == [
        "课程目录 党课：学校 柳杜乡党校",
        "课程目录 党课：学校 乙",
    ]


def test_sessions_are_taken_out_of_their_class(tmp_path: Path) -> None:
    line = BASE[CLASS].partition("sessions:\n")[2]
    second, third = line.replace("s01", "s02"), line.replace("s01", "s03")
    root = write_catalog(tmp_path, {CLASS: BASE[CLASS] + second + third})
    plan = remove(lookup_of(root), ["banci/s03", "banci/s01"], cascade=False)
    assert changed(root, plan) == {CLASS: BASE[CLASS].replace(line, second)}
    plan = remove(lookup_of(root), ["banci/s02", "wang"], cascade=True)
    assert str(changed(root, plan)[CLASS]).count("teachers: []") == 2


def test_a_session_that_goes_with_its_class(root: Path) -> None:
    plan = remove(lookup_of(root), ["banci", "banci/s01"], cascade=False)
    assert changed(root, plan) == {CLASS: None}


def test_two_sessions_of_one_id_are_refused(tmp_path: Path) -> None:
    line = BASE[CLASS].partition("sessions:\n")[2]
    root = write_catalog(tmp_path, {CLASS: BASE[CLASS] + line})
    with pytest.raises(CommandLineError, match="不知道是哪一次"):
        remove(lookup_of(root), ["banci/s01"], cascade=False)


def test_a_file_that_cannot_be_parsed_and_has_the_id(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"courses/broken.yaml": "teachers: [wang\n"})
    with pytest.raises(CommandLineError, match="courses/broken") as error:
        remove(lookup_of(root), ["wang"], cascade=True)
    assert error.value.exit_code == 2
    assert changed(root, remove(lookup_of(root), ["broken"], cascade=False))
    gone = changed(root, remove(lookup_of(root), ["broken", "wang"], cascade=True))
    assert gone["courses/broken.yaml"] is None


def test_a_session_of_a_broken_class_never_removes_the_class(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {CLASS: BASE[CLASS].replace("size: 30", "size: 多")})
    with pytest.raises(CommandLineError, match="里没有课次“s09”"):
        remove(lookup_of(root), ["banci/s09"], cascade=True)
    new = changed(root, remove(lookup_of(root), ["党员轮训班/s01"], cascade=False))
    assert str(new[CLASS]).endswith("sessions: []\n")


def test_with_cascade_nothing_dangles_in_a_real_catalog() -> None:
    before = found_in(PINGCHENG)
    removed = 0
    for key in list(lookup_of(PINGCHENG).files)[:: 1 if is_full_run() else 4]:
        try:
            plan = remove(lookup_of(PINGCHENG), [str(key)], cascade=True)
        except StillNamedError:
            continue
        removed += 1
        caused, _ = differences(PINGCHENG, before, plan)
        assert [one for one in caused if one.startswith(("PS0", "PS1", "PS2"))
                and not one.startswith("PS204")] == []  # fmt: skip
    assert removed > 2
