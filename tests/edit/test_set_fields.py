"""Fields that are set, added to, taken from and unset."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.resolve import AmbiguousReferenceError
from partyschool_cli.edit.assignment import split_words
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.set_fields import Request, set_fields, target_named
from partyschool_cli.errors import CommandLineError
from tests.catalogs import BASE, QINGSHI, write_catalog
from tests.edit.lookups import changed_lines, lookup_of

TODAY = dt.date(2026, 3, 2)
CLASS = "hekou-members-2026"


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return lookup_of(QINGSHI)


def plan_of(lookup: Lookup, *words: str, why: str = "") -> Plan:
    references, assignments = split_words(words)
    targets = [target_named(lookup, one, assignments) for one in references]
    return set_fields(lookup, targets, Request(assignments, TODAY, why))


def lines_of(lookup: Lookup, *words: str, why: str = "") -> list[str]:
    return changed_lines(lookup, plan_of(lookup, *words, why=why))


WHAT_CHANGES_IN_THE_FILE: dict[tuple[str, ...], list[str]] = {
    ("charter", "学时=3学时"): ["-contact_hours: 2", "+contact_hours: 3"],
    ("charter", "授课人-=theory-lecturer"): [
        "-teachers: [theory-lecturer, hekou-party-secretary]",
        "+teachers: [hekou-party-secretary]",
    ],
    ("charter", "teachers+=上湾村党支部书记，theory-lecturer"): [
        "-teachers: [theory-lecturer, hekou-party-secretary]",
        "+teachers: [theory-lecturer, hekou-party-secretary, shangwan-secretary]",
    ],
    ("charter", "topics+=入党誓词"): ["-topics: [党章, 党课]", "+topics: [党章, 党课, 入党誓词]"],
    ("charter", "topics-=章"): ["-topics: [党章, 党课]", "+topics: [党课]"],
    ("charter", "topics[0]=党规"): ["-topics: [党章, 党课]", "+topics: [党规, 党课]"],
    ("charter", "topics[党课]="): ["-topics: [党章, 党课]", "+topics: [党章]"],
    ("charter", "reviewed="): ["-reviewed: 2026-01-15"],
    ("charter", "flagship=否"): ["-flagship: true", "+flagship: false"],
    ("charter", "season=3月1日至5月31日"): ["+season:", "+  from: 03-01", "+  to: 05-31"],
    ("hekou-greenhouse", "unavailable[0].to=10月20日"): [
        "-  - {from: 2026-10-12, to: 2026-10-16, why: 换棚膜}",
        "+  - {from: 2026-10-12, to: 2026-10-20, why: 换棚膜}",
    ],
    ("hekou-greenhouse", "unavailable+=3月20日至22日 外出"): [
        "+  - {from: 2026-03-20, to: 2026-03-22, why: 外出}"
    ],
    ("hekou-classroom", "travel_minutes+=县委党校报告厅 30分钟"): ["+  qingshi-lecture-hall: 30"],
    ("hekou-classroom", "travel_minutes-=上湾村现场教学点"): ["-  shangwan-village: 25"],
    ("hekou-classroom", "travel_minutes.上湾村现场教学点=20"): [
        "-  shangwan-village: 25",
        "+  shangwan-village: 20",
    ],
    ("catalog", "地区=示例省青石市"): ["-region: 示例省青石县", "+region: 示例省青石市"],
    ("总目录", "audiences+=youth 青年"): ["+  youth: 青年"],
    ("总目录", "themes-=技能"): ["-  skills: 技能素养"],
    ("总目录", "themes.技能=技术"): ["-  skills: 技能素养", "+  skills: 技术"],
    ("总目录", "needs+=对象：农民；专题：果园管理；学时：4学时"): [
        "+  - {audience: farmers, topics: [果园管理], contact_hours: 4}"
    ],
    ("catalog", "themes.skills=技能"): ["-  skills: 技能素养", "+  skills: 技能"],
}


def test_what_changes_in_the_file(lookup: Lookup) -> None:
    assert {
        words: lines_of(lookup, *words) for words in WHAT_CHANGES_IN_THE_FILE
    } == WHAT_CHANGES_IN_THE_FILE


def test_nothing_to_do_where_it_is_so_already(lookup: Lookup, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, ...]] = [
        ("charter", "学时=2"),
        ("charter", "学时=2.0学时"),
        ("charter", "授课人=theory-lecturer、河口镇党委书记"),
        ("charter", "授课人+=theory-lecturer"),
        ("charter", "授课人-=shangwan-secretary"),
        ("charter", "topics-=村史"),
        ("charter", "season="),
        ("charter", "状态=在用"),  # the default
        ("charter", "微党课=否"),
        ("hekou-classroom", "travel_minutes+=上湾村现场教学点 25"),
        (f"{CLASS}/s02", "site=河口镇党校教室"),
        ("catalog", "audiences-=officials"),
    ]
    for words in cases:
        with subtests.test(words=words):
            assert plan_of(lookup, *words).changes.changes == ()


def test_what_is_not_there_to_be_taken_is_told(lookup: Lookup) -> None:
    for word in ("unavailable-=2月", "tags-=示范", "路程-=县委党校报告厅"):
        plan = plan_of(lookup, "hekou-greenhouse", word)
        assert plan.changes.changes == ()
        assert plan.notes[0].endswith("，没有去掉")


def test_an_id_that_no_file_has_can_be_taken_out(tmp_path: Path) -> None:
    text = BASE["courses/dangzhang.yaml"].replace("[wang]", "[wang, ghost, gone]")
    lookup = lookup_of(write_catalog(tmp_path, {"courses/dangzhang.yaml": text}))
    assert lines_of(lookup, "dangzhang", "授课人-=ghost、gone")[1] == "+teachers: [wang]"


def test_several_entities_and_fields_at_once(lookup: Lookup) -> None:
    plan = plan_of(lookup, "charter", "河口镇党委书记", "charter", "tags+=示范", "notes=待审")
    assert [change.path for change in plan.changes.changes] == [
        "courses/qingshi/charter.yaml",
        "teachers/hekou-party-secretary.yaml",
    ]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (("南坪乡", "also_called=企业分校"), "schools/nanping.yaml"),
        (("大棚", "职务=组长"), "teachers/greenhouse-expert.yaml"),
        (("上湾村", "容量=90人"), "sites/shangwan-village.yaml"),
    ],
)
def test_of_several_the_one_that_has_the_fields_is_meant(
    lookup: Lookup, words: tuple[str, ...], path: str
) -> None:
    (change,) = plan_of(lookup, *words).changes.changes
    assert change.path == path


def test_sessions_of_one_class_are_one_change_of_its_file(lookup: Lookup) -> None:
    plan = plan_of(lookup, f"{CLASS}/s01", "河口镇党员/s02", CLASS, "备注=带党章", "notes=x")
    assert len(plan.changes.changes) == 1


def test_each_assignment_sees_what_those_before_it_made(lookup: Lookup) -> None:
    lines = lines_of(
        lookup, "charter", "topics=党章", "topics+=党规", "topics+=党规", "topics-=党章"
    )
    assert lines == ["-topics: [党章, 党课]", "+topics: [党规]"]


def test_the_theme_is_one_of_the_new_school(tmp_path: Path) -> None:
    own = "title: 农民夜校\ntier: township\nparent: liudu\nthemes: {farming: 田间课堂}\n"
    lookup = lookup_of(write_catalog(tmp_path, {"schools/yexiao.yaml": own}))
    lines = lines_of(lookup, "dangzhang", "主题=田间课堂", "学校=农民夜校")
    assert "+theme: farming" in lines
    assert "+school: yexiao" in lines


def test_a_default_vocabulary_is_written_whole_before_a_word_of_it_changes(root: Path) -> None:
    lines = lines_of(lookup_of(root), "catalog", "audiences+=youth 青年")
    assert any("members: 党员" in line for line in lines)
    assert any("youth: 青年" in line for line in lines)
    lines = lines_of(lookup_of(root), "catalog", "day_parts.上午.start=8点")
    assert any("19:30" in line for line in lines)
    assert any("08:00" in line for line in lines)
    assert lines_of(lookup_of(root), "catalog", "audiences.members=党员") == []


class TestWhy:
    """`--why` puts a reason into the notes of the sessions that change."""

    def test_before_an_old_note(self, tmp_path: Path) -> None:
        text = BASE["classes/banci.yaml"].replace("site: jiaoshi", "site: jiaoshi, note: 带笔")
        lookup = lookup_of(write_catalog(tmp_path, {"classes/banci.yaml": text}))
        lines = lines_of(lookup, "banci/s01", "moderator=校长", why="换人")
        assert any("note: 换人；带笔" in line for line in lines)

    def test_in_the_session_that_a_path_leads_into(self, lookup: Lookup) -> None:
        lines = lines_of(lookup, CLASS, "sessions[s02].site=qingshi-lecture-hall", why="教室维修")
        assert "+    note: 教室维修；与南坪乡党员培训班合班" in lines

    def test_not_again_and_not_where_nothing_changes(self, lookup: Lookup) -> None:
        words = (f"{CLASS}/s02", "site=hekou-classroom")
        assert plan_of(lookup, *words, why="教室维修").changes.changes == ()
        twice = lines_of(lookup, f"{CLASS}/s02", "note=维修；雨", "start=9点", why="维修")
        assert "+    note: 维修；雨" in twice

    def test_not_for_anything_else(self, lookup: Lookup) -> None:
        with pytest.raises(CommandLineError, match="--why 写进课次的备注"):
            plan_of(lookup, "charter", "学时=3", why="增加内容")


def test_another_time_by_hand_is_told_to_be_no_move(lookup: Lookup) -> None:
    assert "status=moved" in plan_of(lookup, f"{CLASS}/s02", "date=+1天").notes[0]
    assert plan_of(lookup, f"{CLASS}/s02", "date=+1天", "status=调课").notes == ()
    assert plan_of(lookup, f"{CLASS}/s02", "site=报告厅").notes == ()


def test_what_is_refused(lookup: Lookup, subtests: pytest.Subtests) -> None:
    cases: list[tuple[tuple[str, ...], str]] = [
        (("没有这个", "学时=2"), "没有“没有这个”"),
        (("charter", "学分=2"), "没有“学分”这个字段"),
        (("charter", "hekou", "学时=2"), "没有“学时”这个字段"),
        (("charter", "学时+=2"), "不能用 +="),
        (("charter", "title-=党"), "不能用 -="),
        (("charter", "topics-= "), "是空白"),
        ((CLASS, "sessions+=10月1日"), "pschool new"),
        (("大棚", "notes=x"), "“大棚”可以指 3 个条目"),
        (("大棚", "容量=3", "职务=组长"), "“大棚”可以指 3 个条目"),
        ((f"{CLASS}/s99", "site=hekou-classroom"), "没有课次“s99”"),
    ]
    for words, told in cases:
        with subtests.test(words=words):
            with pytest.raises(CommandLineError) as error:
                plan_of(lookup, *words)
            assert told in error.value.message + error.value.hint


AWAY = """\
name: 王示例
category: school-teacher
unavailable:
  - {from: 2026-03-18, to: 2026-03-21, why: 出差}
  - {from: 2026-03-20, to: 2026-03-22, why: 外出}
  - {from: 2026-06-01, to: 2026-06-02, why: 外出学习}
"""


class TestTakingOneOfSeveralGroups:
    """`unavailable-=3月20日` takes the one that begins then, else has the day, else the words."""

    @pytest.fixture
    def away(self, tmp_path: Path) -> Lookup:
        return lookup_of(write_catalog(tmp_path, {"teachers/wang.yaml": AWAY}))

    @pytest.mark.parametrize(
        ("said", "why"),
        [
            ("3月20日", "why: 外出}"),
            ("3月20日至22日", "why: 外出}"),
            ("3月20日至22日 外出", "why: 外出}"),
            ("3月19日", "出差"),
            ("6月", "外出学习"),
            ("出差", "出差"),
            ("学习", "外出学习"),
        ],
    )
    def test_the_one_that_is_meant(self, away: Lookup, said: str, why: str) -> None:
        (line,) = lines_of(away, "wang", f"unavailable-={said}")
        assert line.startswith("-")
        assert why in line

    def test_several_are_listed(self, away: Lookup) -> None:
        with pytest.raises(AmbiguousReferenceError) as error:
            plan_of(away, "wang", "unavailable-=外出")
        assert error.value.choices[0] == "unavailable[1]：2026-03-20 2026-03-22 外出"


def test_a_session_of_a_class_with_errors_is_changed_all_the_same(tmp_path: Path) -> None:
    broken = BASE["classes/banci.yaml"].replace("size: 30", "size: 很多")
    lookup = lookup_of(write_catalog(tmp_path, {"classes/banci.yaml": broken}))
    assert any("end: 09:00" in line for line in lines_of(lookup, "党员轮训班/S01", "end=9点"))


def test_a_file_that_cannot_be_parsed_is_refused(tmp_path: Path) -> None:
    lookup = lookup_of(write_catalog(tmp_path, {"teachers/wang.yaml": "name: [\n"}))
    with pytest.raises(CommandLineError, match=r"teachers/wang\.yaml:"):
        plan_of(lookup, "wang", "post=主任")


def test_of_two_that_cannot_be_told_apart_none_is_changed(tmp_path: Path) -> None:
    text = BASE["classes/banci.yaml"]
    again = "".join(line for line in text.splitlines(keepends=True)[-2:])
    files = {
        "classes/banci.yaml": text + again,
        "teachers/liudu/wang.yaml": BASE["teachers/wang.yaml"],
    }
    lookup = lookup_of(write_catalog(tmp_path, files))
    with pytest.raises(CommandLineError, match="里有 2 次课的编号都是 s01"):
        plan_of(lookup, "banci/s01", "note=带笔")
    with pytest.raises(CommandLineError, match="wang"):
        plan_of(lookup, "teacher:wang", "post=主任")


def test_a_session_that_the_same_command_takes_out_is_told(root: Path) -> None:
    with pytest.raises(CommandLineError, match="里没有课次 s01"):
        plan_of(lookup_of(root), "banci", "banci/s01", "sessions=")


def test_a_time_that_a_draft_lacked_is_no_move(tmp_path: Path) -> None:
    text = BASE["classes/banci.yaml"].replace(" end: 10:00,", "")
    lookup = lookup_of(write_catalog(tmp_path, {"classes/banci.yaml": text}))
    assert plan_of(lookup, "banci/s01", "end=10点").notes == ()


def test_a_list_that_is_emptied_and_filled_keeps_its_style_and_comments(tmp_path: Path) -> None:
    text = "name: 王老师\ncategory: school-teacher\ntopics: # 讲\n  - 党章 # 一\n  - 党史\n"
    lookup = lookup_of(write_catalog(tmp_path, {"teachers/wang.yaml": text}))
    changed = lines_of(lookup, "teacher:wang", "topics=", "topics+=甲", "topics+=乙")
    assert changed == ["-  - 党章 # 一", "-  - 党史", "+  - 甲 # 一", "+  - 乙"]
