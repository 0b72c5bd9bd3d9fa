"""What a name in a table stands for."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.name_matches import (
    Known,
    Match,
    NameMatcher,
    Said,
    Unclear,
    Unknown,
)
from partyschool_cli.model.kind import Kind
from tests.catalogs import write_catalog
from tests.exchange.entities.readings import lookup_of


def _class(title: str, cohort: int | None = None) -> str:
    more = f"cohort: {cohort}\n" if cohort else ""
    return (
        f"title: {title}\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-14\n"
        f"audience: [members]\nsize: 30\n{more}"
    )


FILES = {
    "schools/county.yaml": "title: 县委党校\ntier: county\n",
    "schools/liudu.yaml": "title: 柳杜乡党校\ntier: township\nparent: county\n",
    "teachers/wang.yaml": "name: 王示例\ncategory: school-teacher\npost: 副书记\nschool: liudu\n",
    "teachers/li-1.yaml": "name: 李强\ncategory: school-teacher\nschool: liudu\n",
    "teachers/li-2.yaml": "name: 李强\ncategory: school-teacher\nschool: county\n",
    "classes/fz-1.yaml": _class("发展对象班", 1),
    "classes/fz-2.yaml": _class("发展对象班", 2),
    "classes/lx.yaml": _class("党员冬训班"),
    "sites/jiaoshi.yaml": "title: 教室\nvenue: classroom\ncapacity: 50\n",
    "sites/hall-1.yaml": ("title: 柳杜乡会议室\nvenue: classroom\ncapacity: 50\nschool: liudu\n"),
    "sites/hall-2.yaml": "title: 县委会议室\nvenue: classroom\ncapacity: 50\nschool: county\n",
}


@pytest.fixture
def matcher(tmp_path: Path) -> NameMatcher:
    return NameMatcher(lookup_of(write_catalog(tmp_path, FILES)).catalog)


def test_known_and_unknown(matcher: NameMatcher) -> None:
    match: dict[tuple[Kind, str], Match] = {
        (Kind.TEACHER, "王示例"): Known(Key(Kind.TEACHER, "wang")),
        (Kind.TEACHER, " 王　示　例 "): Known(Key(Kind.TEACHER, "wang")),
        (Kind.TEACHER, "wang"): Known(Key(Kind.TEACHER, "wang")),
        (Kind.TEACHER, "王示例（副书记）"): Known(Key(Kind.TEACHER, "wang")),
        (Kind.TEACHER, "王示例(柳杜乡)"): Known(Key(Kind.TEACHER, "wang")),
        (Kind.TEACHER, "王示例（党校教师）"): Known(Key(Kind.TEACHER, "wang")),
        (Kind.TEACHER, "王示例（男）"): Known(Key(Kind.TEACHER, "wang")),
        (Kind.COURSE, "《党章导读》"): Known(Key(Kind.COURSE, "dangzhang")),
        (Kind.COURSE, "“党章导读”"): Known(Key(Kind.COURSE, "dangzhang")),
        (Kind.SITE, "教室 (jiaoshi)"): Known(Key(Kind.SITE, "jiaoshi")),
        (Kind.SITE, "教室（ｊｉａｏｓｈｉ）"): Known(Key(Kind.SITE, "jiaoshi")),
        (Kind.TEACHER, "李强 (li-2)"): Known(Key(Kind.TEACHER, "li-2")),
        (Kind.CLASS, "发展对象班（第2期）"): Known(Key(Kind.CLASS, "fz-2")),
        (Kind.CLASS, "党员冬训班（第一期）"): Known(Key(Kind.CLASS, "lx")),
        (Kind.CLASS, "发展对象班（第3期）"): Unknown("发展对象班（第3期）"),
        (Kind.TEACHER, "赵六（女）"): Unknown("赵六"),
        (Kind.COURSE, "《村史》"): Unknown("村史"),
        (Kind.COURSE, "村史（上）"): Unknown("村史（上）"),
    }
    assert {(kind, text): matcher.match(Said(kind, text)) for kind, text in match} == match


@pytest.mark.parametrize(
    ("text", "name", "details"),
    [
        ("赵六（农艺师）", "赵六", {"post": "农艺师"}),
        ("赵六（县农业农村局）", "赵六", {"unit": "县农业农村局"}),
        ("赵六（老党员）", "赵六", {"category": "veteran-member"}),
        ("田秀才（郝师傅）", "郝师傅", {"category": "farming-expert"}),
    ],
)
def test_what_a_bracket_says_of_somebody_new(
    matcher: NameMatcher, text: str, name: str, details: dict[str, str]
) -> None:
    found = matcher.match(Said(Kind.TEACHER, text))
    assert isinstance(found, Unknown)
    assert (found.name, found.details) == (name, details)
    assert found.why.startswith("括号里的“")


def test_somebody_of_that_name_with_another_post(matcher: NameMatcher) -> None:
    wang = Key(Kind.TEACHER, "wang")
    assert matcher.match(Said(Kind.TEACHER, "王示例（镇长）")) == Unclear((wang,), wang)


def test_of_two_of_one_name_the_own_school_s(matcher: NameMatcher) -> None:
    found = matcher.match(Said(Kind.TEACHER, "李强", "county"))
    assert found == Known(Key(Kind.TEACHER, "li-2"), "同名的还有 li-1，取了本校的")
    nobody_says = matcher.match(Said(Kind.TEACHER, "李强"))
    assert isinstance(nobody_says, Unclear)
    assert nobody_says.best is None


def test_near_places_of_the_own_school_come_first(matcher: NameMatcher) -> None:
    of_liudu, of_county = Key(Kind.SITE, "hall-1"), Key(Kind.SITE, "hall-2")
    own = matcher.match(Said(Kind.SITE, "各会议室", "county"))
    assert own == Unclear((of_county, of_liudu), of_county)
    anywhere = matcher.match(Said(Kind.SITE, "各会议室"))
    assert isinstance(anywhere, Unclear)
    assert (set(anywhere.candidates), anywhere.best) == ({of_liudu, of_county}, None)
