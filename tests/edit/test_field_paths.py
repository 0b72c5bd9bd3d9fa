"""The field that a change names."""

import datetime as dt

import pytest

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.field_paths import Location, Start, locate
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from tests.catalogs import QINGSHI
from tests.edit.lookups import lookup_of

TODAY = dt.date(2026, 3, 2)
CLASS = Key(Kind.CLASS, "hekou-members-2026")
COURSE = Key(Kind.COURSE, "charter")
GREENHOUSE = Key(Kind.SITE, "hekou-greenhouse")


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return lookup_of(QINGSHI)


def place(lookup: Lookup, key: Key | None, name: str) -> Location:
    content = lookup.manifest_file.content if key is None else lookup.content(key)
    fields = fields_of(Manifest if key is None else MODELS[key.kind])
    context = ValueContext(TODAY, key.kind if key else None, content)
    return locate(lookup, Start((), fields, content), name, context)


A_PLACE: list[tuple[Key | None, str, tuple[str | int, ...], object]] = [
    (COURSE, "contact_hours", ("contact_hours",), 2),
    (COURSE, "学时", ("contact_hours",), 2),
    (COURSE, "课时", ("contact_hours",), 2),
    (COURSE, "ＨＯＵＲＳ", ("contact_hours",), 2),
    (COURSE, "授课人", ("teachers",), ["theory-lecturer", "hekou-party-secretary"]),
    (COURSE, "teacher", ("teachers",), ["theory-lecturer", "hekou-party-secretary"]),
    (COURSE, "season.from", ("season", "from"), None),
    (COURSE, "季节.从", ("season", "from"), None),
    (COURSE, "topics[1]", ("topics", 1), "党课"),
    (COURSE, "topics[党课]", ("topics", 1), "党课"),
    (COURSE, "资料[共产党员网].url", ("materials", 0, "url"), "https://www.12371.cn/"),
    (CLASS, "sessions[s02].site", ("sessions", 1, "site"), "hekou-classroom"),
    (CLASS, "课次［s02］．教学点", ("sessions", 1, "site"), "hekou-classroom"),
    (CLASS, "课次【s02】.地点", ("sessions", 1, "site"), "hekou-classroom"),
    (GREENHOUSE, "open.to", ("open", "to"), "18:00"),
    (GREENHOUSE, "unavailable[0].to", ("unavailable", 0, "to"), "2026-10-16"),
    (
        GREENHOUSE,
        "路程.河口镇党校教室",
        ("travel_minutes", "hekou-classroom"),
        None,
    ),
    (
        None,
        "calendar.closed",
        ("calendar", "closed"),
        [{"from": "2026-03-03", "to": "2026-03-04", "why": "元宵节社火活动"}],
    ),
    (None, "themes.技能素养", ("themes", "skills"), "技能素养"),
    (None, "themes.village", ("themes", "village"), None),
    (None, "lint.disable", ("lint", "disable"), None),
    (None, "检查.不查的规则", ("lint", "disable"), None),
    (None, "lint.severity.PS306", ("lint", "severity", "PS306"), None),
]


def test_a_place(lookup: Lookup, subtests: pytest.Subtests) -> None:
    for key, name, path, value in A_PLACE:
        with subtests.test(key=key, name=name, path=path):
            found = place(lookup, key, name)
            assert (found.path, found.value) == (path, value)


def test_a_place_knows_what_is_beside_it(lookup: Lookup) -> None:
    found = place(lookup, CLASS, "sessions[s02].start")
    assert found.field.type == "time"
    assert found.beside["date"] == "2026-03-09"


def test_what_is_no_place(lookup: Lookup, subtests: pytest.Subtests) -> None:
    cases: list[tuple[Key, str, str]] = [
        (COURSE, "学分", "没有“学分”这个字段"),
        (COURSE, "teachrs", "是不是 teachers（授课人）"),
        (COURSE, "season.form", "没有“form”这个字段"),
        (COURSE, "id", "pschool rename"),
        (COURSE, "编号", "pschool rename"),
        (CLASS, "sessions[s02].id", "pschool rename"),
        (COURSE, "title.short", "没有分项"),
        (COURSE, "title[0]", "不是几项的列表"),
        (COURSE, "topics[2]", "它有 2 项"),
        (COURSE, "materials.url", "如 materials[0].url"),
        (CLASS, "sessions.site", "如 sessions[s01].site"),
        (CLASS, "sessions[s99].site", "没有“s99”"),
        (GREENHOUSE, "travel_minutes.没有的地方", "没有“没有的地方”这个教学点"),
        (COURSE, "topics[", "看不明白"),
        (COURSE, "topics]0", "看不明白"),
        (COURSE, ".", "看不明白"),
        (COURSE, " ", "不是字段"),
    ]
    for key, name, told in cases:
        with subtests.test(key=key, name=name):
            with pytest.raises(CommandLineError) as error:
                place(lookup, key, name)
            assert told in error.value.message + error.value.hint


@pytest.mark.parametrize("name", ["sessions[s02].time", "课次[s02].时间"])
def test_a_time_has_two_ends(lookup: Lookup, name: str) -> None:
    with pytest.raises(CommandLineError, match="开始（start）和结束（end）") as error:
        place(lookup, CLASS, name)
    assert "pschool move" in error.value.hint


def test_what_has_no_ends_has_no_time(lookup: Lookup) -> None:
    with pytest.raises(CommandLineError, match="没有“time”这个字段"):
        place(lookup, COURSE, "time")
