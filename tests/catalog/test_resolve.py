"""What a user may call an entity, and what is said when that is wrong."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.resolve import AmbiguousReferenceError, resolve
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, QINGSHI, loaded, write_catalog


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    course = BASE["courses/dangzhang.yaml"]
    return load(
        DiskTree(
            write_catalog(
                tmp_path,
                {
                    "schools/liudu.yaml": BASE["schools/liudu.yaml"]
                    + "also_called: 孵化学院\nshort: 柳乡\n",
                    "courses/wang.yaml": course.replace("党章导读", "支部工作：条例解读"),
                    "courses/long.yaml": course.replace("党章导读", "党章导读（二）"),
                    "courses/bad.yaml": "title: 坏的课\nkind: 主题\n",
                    "courses/worse.yaml": "title: [\n",
                },
            )
        )
    )


def test_what_an_entity_may_be_called(catalog: Catalog) -> None:
    key = {
        "liudu": "school:liudu",
        "LIUDU": "school:liudu",
        "ｌｉｕｄｕ": "school:liudu",
        " liudu ": "school:liudu",
        "柳杜乡党校": "school:liudu",
        "柳杜": "school:liudu",
        "孵化学院": "school:liudu",
        "孵化": "school:liudu",
        "柳乡": "school:liudu",
        "党章导读": "course:dangzhang",
        "支部工作：条例解读": "course:wang",
        "条例": "course:wang",
        "王示例": "teacher:wang",
        "teacher:wang": "teacher:wang",
        "teachers:wang": "teacher:wang",
        "课程：wang": "course:wang",
        "教师: 王示例": "teacher:wang",
        "Course:WANG": "course:wang",
        "banci/s01": "session:banci/s01",
        "党员轮训班／S01": "session:banci/s01",
        "session:banci/s01": "session:banci/s01",
        "课次：轮训/s01": "session:banci/s01",
        "bad": "course:bad",
        "坏的课": "course:bad",
        "worse": "course:worse",
    }
    assert {reference: str(resolve(catalog, reference)) for reference in key} == key


def test_the_same_id_in_two_kinds_has_to_be_told_apart(catalog: Catalog) -> None:
    with pytest.raises(AmbiguousReferenceError) as error:
        resolve(catalog, "wang")
    assert error.value.choices == (
        "course:wang（课程：支部工作：条例解读）",
        "teacher:wang（教师：王示例）",
    )
    assert error.value.exit_code == 2


def test_a_part_of_several_titles_lists_them() -> None:
    with pytest.raises(AmbiguousReferenceError) as error:
        resolve(loaded(QINGSHI), "党")
    assert len(error.value.choices) == 11
    assert error.value.choices[-1].startswith("…… 还有 ")


def test_only_the_kinds_that_were_asked_for_are_meant(catalog: Catalog) -> None:
    assert str(resolve(catalog, "wang", (Kind.TEACHER,))) == "teacher:wang"
    with pytest.raises(CommandLineError, match="“course:wang”是课程，这里要写学校"):
        resolve(catalog, "course:wang", (Kind.SCHOOL,))
    with pytest.raises(CommandLineError, match="没有“wang”这个学校"):
        resolve(catalog, "wang", (Kind.SCHOOL,))


def test_a_slip_is_helped(subtests: pytest.Subtests) -> None:
    cases = [
        ("heko", "是不是 hekou（学校：河口镇党校）"),
        ("河门镇党校", "hekou（学校：河口镇党校）"),
        ("cuorse:charter", "是不是 course:charter？"),
        ("course:chartr", "charter（课程：党章导读）"),
        ("hekou-members-2026/s2", "是不是 hekou-members-2026/s02？"),
        ("hekou-members-2026/开班", "pschool show hekou-members-2026"),
        ("s01", "课次要连班次一起写，如 "),
        ("没有的班第2次课", "pschool search"),
        ("hekou-member-2026/s01", "是不是 hekou-members-2026/s01？"),
        ("zzqqxx", "pschool search zzqqxx"),
    ]
    for reference, hint in cases:
        with subtests.test(reference=reference):
            with pytest.raises(CommandLineError) as error:
                resolve(loaded(QINGSHI), reference)
            assert hint in error.value.hint


def test_pinyin_and_initials_of_one_title_mean_it(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("tianxiucai", "teacher:greenhouse-expert"),  # 河口镇大棚种植田秀才
        ("teacher:hkzdpzz", "teacher:greenhouse-expert"),
        ("zgqs", "school:qingshi"),  # 中共青石县委党校
        ("school:NANPING", "school:nanping"),
    ]
    for spelled, key in cases:
        with subtests.test(spelled=spelled, key=key):
            assert str(resolve(loaded(QINGSHI), spelled)) == key


def test_pinyin_that_a_title_begins_with_comes_first(tmp_path: Path) -> None:
    files = {"teachers/xiaowang.yaml": "name: 小王示例\ncategory: school-teacher\n"}
    catalog = load(DiskTree(write_catalog(tmp_path, files)))
    assert str(resolve(catalog, "wsl", (Kind.TEACHER,))) == "teacher:wang"


def test_pinyin_of_several_titles_lists_them() -> None:
    with pytest.raises(AmbiguousReferenceError) as error:
        resolve(loaded(QINGSHI), "school:hkz")
    assert error.value.choices == (
        "school:hekou-evening（学校：河口镇农民夜校）",
        "school:hekou（学校：河口镇党校）",
    )


def test_a_session_by_its_number(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        "banci/6",
        "banci/06",
        "banci/第6次",
        "banci/第六次课",
        "轮训／６",
        "党员轮训班/第6讲",
        "党员轮训班第6次课",
        "轮训的第六次",
    ]
    for number, reference in enumerate(cases):
        with subtests.test(reference=reference):
            text = BASE["classes/banci.yaml"].replace("id: s01", "id: s06")
            catalog = load(
                DiskTree(write_catalog(tmp_path / str(number), {"classes/banci.yaml": text}))
            )
            assert str(resolve(catalog, reference)) == "session:banci/s06"


def test_a_number_of_several_sessions_lists_them(tmp_path: Path) -> None:
    text = BASE["classes/banci.yaml"]
    again = text.partition("sessions:\n")[2].replace("id: s01", "id: k1")
    catalog = load(DiskTree(write_catalog(tmp_path, {"classes/banci.yaml": text + again})))
    with pytest.raises(AmbiguousReferenceError) as error:
        resolve(catalog, "banci/1")
    assert error.value.choices == ("banci/s01", "banci/k1")
    assert str(resolve(catalog, "banci/k1")) == "session:banci/k1"
    with pytest.raises(CommandLineError, match="没有课次“第2次”"):
        resolve(catalog, "banci/第2次")


def test_a_class_where_a_session_is_wanted(catalog: Catalog) -> None:
    with pytest.raises(CommandLineError) as error:
        resolve(catalog, "党员轮训班", (Kind.SESSION,))
    assert error.value.hint.startswith("写明是哪次课，如 banci/s01；")


@pytest.mark.parametrize("reference", ["", "  ", "course:"])
def test_nothing_means_nothing(catalog: Catalog, reference: str) -> None:
    with pytest.raises(CommandLineError):
        resolve(catalog, reference)


def test_a_session_of_one_of_two_classes_with_one_id_is_found(tmp_path: Path) -> None:
    again = {"classes/2026/banci.yaml": BASE["classes/banci.yaml"]}
    catalog = load(DiskTree(write_catalog(tmp_path, again)))
    assert str(resolve(catalog, "banci/s01")) == "session:banci/s01"


def test_a_session_of_a_class_with_errors_leads_to_the_class(tmp_path: Path) -> None:
    broken = BASE["classes/banci.yaml"].replace("size: 30", "size: 很多")
    catalog = load(DiskTree(write_catalog(tmp_path, {"classes/banci.yaml": broken})))
    assert str(resolve(catalog, "banci/s01")) == "class:banci"


def test_every_entity_is_found_by_kind_and_id() -> None:
    for file in loaded(QINGSHI).files:
        assert resolve(loaded(QINGSHI), str(file.key)) == file.key
    for session in loaded(QINGSHI).sessions:
        assert resolve(loaded(QINGSHI), session.ref).id == session.ref


def test_the_hint_can_be_typed(catalog: Catalog, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, tuple[Kind, ...], str]] = [
        (
            "操场",
            (Kind.SITE,),
            "运行 pschool list 教学点 看有哪些；还没有的先建：pschool new 教学点",
        ),
        (
            "李四",
            (Kind.TEACHER,),
            "运行 pschool list 教师 看有哪些；还没有的先建：pschool new 教师",
        ),
        ("夜校", (Kind.CLASS,), "运行 pschool list 班次 看有哪些；还没有的先建：pschool new 班次"),
        ("夜校/s01", (Kind.SESSION,), "没有叫“夜校”的班次；运行 pschool list 班次 看有哪些"),
        ("大棚", tuple(Kind), "运行 pschool search 大棚 找一找"),
    ]
    for reference, kinds, hint in cases:
        with subtests.test(reference=reference):
            with pytest.raises(CommandLineError) as error:
                resolve(catalog, reference, kinds)
            assert error.value.hint == hint


def test_a_session_of_a_class_that_is_named_as_one(
    catalog: Catalog, subtests: pytest.Subtests
) -> None:
    cases: list[str] = [
        "class:banci/s01",
        "班次：banci/s01",
        "class:轮训／s01",
        "session:banci/s01",
    ]
    for reference in cases:
        with subtests.test(reference=reference):
            for kinds in ((Kind.SESSION,), tuple(Kind)):
                assert str(resolve(catalog, reference, kinds)) == "session:banci/s01"
            with pytest.raises(CommandLineError, match="是课次，这里要写班次"):
                resolve(catalog, reference, (Kind.CLASS,))


def test_where_no_session_is_wanted_that_is_said(catalog: Catalog) -> None:
    for kinds, wanted in (((Kind.CLASS,), "班次"), ((Kind.COURSE, Kind.TEACHER), "课程、教师")):
        with pytest.raises(CommandLineError) as error:
            resolve(catalog, "banci/s01", kinds)
        assert error.value.hint == f"这里不能写课次，要写{wanted}"
