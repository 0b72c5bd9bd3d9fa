"""Names that are nearly known, and names that only look so."""

import pytest

from partyschool_cli.exchange.entities.near_names import NearNames
from partyschool_cli.model.kind import Kind

KNOWN = {
    Kind.TEACHER: ("王建国", "李明", "王答乡党委书记", "欧阳春兰"),
    Kind.SITE: ("东山镇会议室", "柳杜乡党校教室", "烈士陵园"),
    Kind.COURSE: ("党章导读", "党的二十大精神解读", "果树修剪（上）", "2025年经济形势分析"),
    Kind.CLASS: ("柳杜乡党员冬季轮训班", "2025年春季培训班（第一期）"),
    Kind.SCHOOL: ("柳杜乡党校", "县委党校"),
}


def near(kind: Kind, said: str) -> tuple[str, ...]:
    return NearNames(kind, {name: (name,) for name in KNOWN[kind]}).near(said)


def test_names_to_ask_about(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Kind, str, str]] = [
        (Kind.SITE, "各会议室", "东山镇会议室"),
        (Kind.SITE, "党校教室", "柳杜乡党校教室"),
        (Kind.SITE, "本乡党校教室", "柳杜乡党校教室"),
        (Kind.SITE, "清徐县柳杜乡党校教室", "柳杜乡党校教室"),
        (Kind.SITE, "烈士灵园", "烈士陵园"),
        (Kind.TEACHER, "王老师", "王建国"),
        (Kind.TEACHER, "王建国同志", "王建国"),
        (Kind.TEACHER, "党委副书记王建国", "王建国"),
        (Kind.TEACHER, "王健国", "王建国"),
        (Kind.TEACHER, "王建国（主任）", "王建国"),
        (Kind.TEACHER, "党委书记", "王答乡党委书记"),
        (Kind.TEACHER, "欧阳教授", "欧阳春兰"),
        (Kind.COURSE, "党章", "党章导读"),
        (Kind.COURSE, "党章导读课", "党章导读"),
        (Kind.COURSE, "党的二十大精神", "党的二十大精神解读"),
        (Kind.CLASS, "党员冬季轮训班", "柳杜乡党员冬季轮训班"),
        (Kind.SCHOOL, "柳杜乡", "柳杜乡党校"),
    ]
    for kind, said, known in cases:
        with subtests.test(kind=kind, said=said):
            found = near(kind, said)
            assert known in found


def test_names_of_somebody_else(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Kind, str]] = [
        (Kind.TEACHER, "王明"),  # the surname of one, the given name of another
        (Kind.TEACHER, "李明辉"),
        (Kind.TEACHER, "张三"),
        (Kind.TEACHER, "赵老师"),
        (Kind.SITE, "西谷乡礼堂"),
        (Kind.SITE, "室"),
        (Kind.COURSE, "果树修剪（下）"),  # another part, another year
        (Kind.COURSE, "2026年经济形势分析"),
        (Kind.COURSE, "党史"),
        (Kind.CLASS, "2026年春季培训班（第一期）"),
        (Kind.CLASS, "2025年春季培训班（第二期）"),
        (Kind.COURSE, ""),
        (Kind.TEACHER, "（）"),
    ]
    for kind, said in cases:
        with subtests.test(kind=kind, said=said):
            assert near(kind, said) == ()


def test_several_may_be_meant() -> None:
    names = {"a": ("王建国",), "b": ("王志强",), "c": ("李明",)}
    assert set(NearNames(Kind.TEACHER, names).near("王老师")) == {"a", "b"}


def test_another_name_of_a_school() -> None:
    names = {"liudu": ("柳杜乡党校", "企业分校")}
    assert NearNames(Kind.SCHOOL, names).near("企业分校（东区）") == ("liudu",)


def test_the_right_one_of_many() -> None:
    names = {
        f"c{at}": (f"农村实用技术专题之{chr(0x4E00 + at)}{chr(0x5E00 + at)}",) for at in range(3000)
    }
    assert NearNames(Kind.COURSE, names).near(names["c2718"][0] + "课") == ("c2718",)
