"""`list` with queries as clerks ask them, on a catalog made for the purpose."""

import json
from pathlib import Path

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool, Result

COURSE = (
    "title: {}\nkind: {}\nschool: liudu\nstrand: practical\ncontact_hours: {}\n"
    "delivery: [{}]\naudience: [{}]\nteachers: [{}]\n"
)
CLASS = (
    "title: 发展对象培训班\ntype: applicant\ncohort: {}\nschool: liudu\nfrom: {}\nto: {}\n"
    "audience: [members]\nsize: {}\nsessions:\n"
    "  - {{id: s01, date: {}, start: {}, end: {}, course: dangzhang, teachers: [wang],"
    " site: jiaoshi, status: {}}}\n"
)
FILES = {
    "schools/liudu.yaml": "title: 朝阳镇党校\ntier: county\n",
    "teachers/wang.yaml": "name: 王　明\ncategory: leading-official\n",
    "teachers/li.yaml": "name: 李四光\ncategory: veteran-expert\n",
    "courses/grafting.yaml": COURSE.format("嫁接", "special", 4, "onsite", "farmers", "li"),
    "courses/online.yaml": COURSE.format("微课", "special", 1, "online", "farmers", "wang"),
    # Monday evening and Wednesday morning
    "classes/banci.yaml": CLASS.format(
        1, "2026-10-12", "2026-10-13", 30, "2026-10-12", "19:30", "21:00", "planned"
    ),
    "classes/second.yaml": CLASS.format(
        2, "2026-10-20", "2026-10-22", 60, "2026-10-21", "08:30", "10:00", "cancelled"
    ),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalog of all tests, which change nothing."""
    return write_catalog(tmp_path_factory.mktemp("search"), FILES)


def listed(pschool: Pschool, root: Path, *words: str) -> Result:
    return pschool("list", *words, "--today", "2026-10-14", "--catalog", str(root))


ASKED = {
    # titles of what is chosen from a vocabulary
    "课程 政治理论": ["dangzhang"],
    "课程 农民": ["grafting", "online"],
    "课程 特色课": ["grafting", "online"],
    "课程 农民 不要线上": ["grafting"],
    "教师 领导干部": ["wang"],
    "课次 取消": ["second/s01"],
    "课次 发展对象": ["banci/s01", "second/s01"],
    "教学点 教室": ["jiaoshi"],
    # dates, days, parts of the day
    "课次 下周": ["second/s01"],
    "课次 10月12日": ["banci/s01"],
    "课次 周三": ["second/s01"],
    "课次 星期一": ["banci/s01"],
    "课次 上午": ["second/s01"],
    "课次 午别:晚上": ["banci/s01"],
    "课次 时间<09:00": ["second/s01"],
    "课次 时间:20:00": ["banci/s01"],
    "班次 10月13日": ["banci"],
    "班次 10月13日至20日": ["banci", "second"],
    "班次 日期>=10-14": ["second"],
    "班次 第2期": ["second"],
    "班次 第二期": ["second"],
    "课程 学时大于两学时": ["grafting"],
    # comparisons in words, either of several words
    "课程 学时大于2": ["grafting"],
    "课程 学时 不少于 2": ["dangzhang", "grafting"],
    "班次 人数不少于50人": ["second"],
    "班次 课次>=1 学时>1": ["banci"],
    "课程 党章、嫁接": ["dangzhang", "grafting"],
    # what happened in the year
    "教师 学时>=2": ["wang"],
    "教师 课次:0": ["li"],
    "教学点 人次>=30": ["jiaoshi"],
    # names, however they are spaced and read
    "教师 name:王明": ["wang"],
    "教师 王明": ["wang"],
    "教师 name:李\u3000四光": ["li"],
    "学校 chaoyang": ["liudu"],
    "学校 zhaoyang": ["liudu"],
    "老师 李四光": ["li"],
    "乡镇": ["liudu"],
    "教室": ["jiaoshi"],
}


def test_what_a_clerk_asks_for(pschool: Pschool, root: Path) -> None:
    results = {
        query: listed(pschool, root, *query.split(" "), "--format", "ids") for query in ASKED
    }
    assert {query: sorted(result.out.split()) for query, result in results.items()} == ASKED
    assert {result.code for result in results.values()} == {0}


def test_a_near_query_is_told(pschool: Pschool, root: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("朝阳镇党校", "写 开课学校:朝阳镇党校 有 3 门课程"),
        ("title=党章", "写 title:党章 有 1 门课程"),
        ("下周", "list 班次 下周 有 1 个班次，list 课次 下周 有 1 次课"),
        ("嫁接 学时:9", "写 嫁接 有 1 门课程"),
        ("党张导读", "写 党章导读 有 1 门课程"),
    ]
    for query, told in cases:
        with subtests.test(query=query, told=told):
            result = listed(pschool, root, *query.split(" "))
            assert (result.code, result.out) == (0, "")
            assert result.err == f"没有符合条件的课程；{told}\n"


def test_a_time_of_day_is_told(pschool: Pschool, root: Path) -> None:
    result = listed(pschool, root, "课次", "19:30")
    assert result.err == '没有符合条件的课次；写 开始:"19:30" 有 1 次课\n'
    again = listed(pschool, root, "课次", '开始:"19:30"', "--format", "ids")
    assert again.out.split() == ["banci/s01"]


def test_a_count_of_none_is_explained_on_standard_error(pschool: Pschool, root: Path) -> None:
    result = listed(pschool, root, "朝阳镇党校", "--count")
    assert result.out == "0\n"
    assert "开课学校:朝阳镇党校" in result.err


def test_headings_are_columns(pschool: Pschool, root: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str]] = [
        ("课次", "日期,时间,内容,午别", "| 2026-10-12 | 19:30–21:00 | 党章导读 | 晚上 |"),
        ("课次", "对象,班型,人数", "| 党员 | 发展对象 | 30 |"),
        ("班次", "起止日期,学时,课次,期数", "| 2026-10-12～10-13 | 2 | 1 次 | 1 |"),
        ("教师", "姓名,学时,课次 --sort -学时", "| 王　明 | 2 | 1 |"),
        ("教学点", "名称,课次,人次", "| 教室 | 1 | 30 |"),
    ]
    for kind, columns, first in cases:
        with subtests.test(kind=kind):
            result = listed(pschool, root, kind, "--format", "md", "--columns", *columns.split(" "))
            assert result.out.splitlines()[2] == first


def test_derived_fields_are_no_keys_unless_asked_for(pschool: Pschool, root: Path) -> None:
    [whole, _] = json.loads(listed(pschool, root, "课次", "--format", "json").out)
    assert not {"time", "size", "day_part"} & set(whole)
    asked = ("课次", "周一", "--format", "json", "--columns", "时间,午别,人数")
    assert json.loads(listed(pschool, root, *asked).out) == [
        {"time": "19:30/21:00", "day_part": ["evening"], "size": 30}
    ]


def test_headings_sort(pschool: Pschool, root: Path) -> None:
    result = listed(pschool, root, "班次", "--sort", "-学时", "--format", "ids")
    assert result.out.split() == ["banci", "second"]
    result = listed(pschool, root, "课次", "--sort", "时间", "--format", "ids")
    assert result.out.split() == ["second/s01", "banci/s01"]


def test_classes_of_one_title_are_told_apart_by_their_cohort(pschool: Pschool, root: Path) -> None:
    out = listed(pschool, root, "班次").out
    assert "发展对象培训班（第1期）" in out
    assert "发展对象培训班（第2期）" in out


@pytest.mark.parametrize("name", ["王明", "王 明", "王\u3000明"])
def test_a_spaced_name_is_shown_and_found(pschool: Pschool, root: Path, name: str) -> None:
    shown = pschool("show", name, "--format", "json", "--catalog", str(root))
    assert [each["id"] for each in json.loads(shown.out)] == ["wang"]
    found = pschool("search", name, "--format", "ids", "--catalog", str(root))
    assert found.out.split()[0] == "teacher:wang"


def test_a_word_that_names_a_school_is_no_typo_of_a_kind(pschool: Pschool, tmp_path: Path) -> None:
    files = {"courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"]}
    result = listed(pschool, write_catalog(tmp_path, files), "柳杜乡党校")
    assert result.code == 0
    assert "开课学校:柳杜乡党校" in result.err
