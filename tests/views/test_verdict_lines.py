"""A verdict in a clerk's words."""

import datetime as dt
from typing import Any

from partyschool_cli.export.checking.claim import Claim
from partyschool_cli.export.checking.verdict import Verdict
from partyschool_cli.export.checking.whole_documents import facts_in, whole_documents
from partyschool_cli.export.codes.facts import Facts, Item, Value
from partyschool_cli.export.codes.subject import Subject
from partyschool_cli.history.past_catalogs import Place
from partyschool_cli.views.verdict_lines import verdict_lines
from tests.catalogs import SHIPPED, loaded

CODE = "GAYF-BVUD"
SUBJECT = Subject("timetable", "class", "banci", "党员轮训班课程表")


def text(verdict: Verdict) -> list[str]:
    return ["".join(piece for piece, _ in line) for line in verdict_lines(verdict)]


def changed(old: Facts, new: Facts | None, **fields: Any) -> list[str]:
    """The lines about what changed."""
    verdict = Verdict("changed", Claim(CODE), SUBJECT, "ABCD-EFGH", old=old, new=new)
    return text(verdict._replace(**fields))


def sheet(*items: dict[str, Value], title: str = "课程表", **head: Value) -> Facts:
    shown = (Item((f"banci/s{number}",), one) for number, one in enumerate(items))
    return Facts("timetable", title, head, tuple(shown))


def session(**fields: Value) -> dict[str, Value]:
    own: dict[str, Value] = {
        "date": "2026-10-13",
        "start": "08:30",
        "end": "10:00",
        "title": "党章导读",
    }
    return {**own, **fields}


def test_what_is_current() -> None:
    claim = Claim(CODE, date=dt.date(2026, 11, 26))
    assert text(Verdict("current", claim, SUBJECT, CODE)) == [
        "与目录一致：党员轮训班课程表（校验码 GAYF-BVUD，版本 2026-11-26）"
    ]


def test_what_nobody_has() -> None:
    assert text(Verdict("unknown", Claim(CODE))) == ["查无此表：校验码 GAYF-BVUD"]
    named = Claim(CODE, title="课程表")
    assert text(Verdict("unknown", named)) == ["查无此表：课程表（校验码 GAYF-BVUD）"]


def test_since_when() -> None:
    since = Place("0123456789", dt.datetime(2026, 10, 1, tzinfo=dt.UTC), "")
    same = sheet()
    assert changed(same, same, since=since)[1] == (
        "从 01234567（2026-10-01）起不一样；现在的校验码是 ABCD-EFGH"
    )
    assert changed(same, same, is_unsaved=True)[1] == (
        "改动还没有保存（pschool save）；现在的校验码是 ABCD-EFGH"
    )
    assert changed(same, None, current_code=None)[1:] == ["现在的目录里没有它了"]


def test_a_session_in_a_line() -> None:
    old = sheet(session(site="教室"))
    new = sheet(session(start="09:00", site="礼堂", status="moved"))
    when = "时间 10月13日 08:30—10:00 → 10月13日 09:00—10:00"
    others = "地点 教室 → 礼堂，状态 按计划 → 调课"
    (line,) = changed(old, new)[2:]
    assert line == f"  10月13日 08:30—10:00 党章导读：{when}，{others}"


def test_sessions_that_are_new_or_gone_in_order_of_time() -> None:
    old = sheet(session(date="2026-10-14", title="甲"), session(title="乙"))
    new = sheet(session(date="2026-10-14", title="甲"))
    late = Item(("banci/s9",), session(date="2026-10-15", title="丙"))
    assert changed(old, Facts("timetable", "课程表", {}, (*new.items, late)))[2:] == [
        "  删去：10月13日 08:30—10:00 乙",
        "  新增：10月15日 08:30—10:00 丙",
    ]


def test_what_stands_above_and_below() -> None:
    old, new = sheet(organizer="甲", title="课程表"), sheet(remarks=("带笔", "带本"), title="表")
    assert changed(old, new)[2:] == [
        "  名称 课程表 → 表",
        "  制表单位 甲 → （无）",
        "  注 （无） → 带笔、带本",
    ]


def test_a_long_text_is_cut() -> None:
    old, new = sheet(purpose="长" * 100), sheet()
    assert changed(old, new)[2] == f"  培训目的 {'长' * 39}… → （无）"


def test_every_fact_has_a_name_in_chinese() -> None:
    catalog = loaded(SHIPPED)
    for paper in [*whole_documents(catalog)][::3]:
        facts = facts_in(catalog, paper)
        assert facts is not None
        other = Facts(facts.document, "x", dict.fromkeys(facts.head, "x"), ())
        lines = changed(facts, other)[2:]
        for item in facts.items:
            new = Facts(facts.document, "x", {}, (Item(item.refs, {}),))
            lines += changed(Facts(facts.document, "x", {}, (item,)), new)[2:]
        named = [
            part.split(" ")[0] for line in lines for part in line.partition("：")[2].split("，")
        ]
        assert not [word for word in named if word.isascii() and word.isalpha()], named


def test_what_a_terminal_would_obey_is_shown_only() -> None:
    old = sheet(session(title="\x1b[31m党章"))
    assert "\x1b" not in "".join(changed(old, sheet()))


def test_a_day_that_no_calendar_has_is_shown_as_it_is() -> None:
    """Of a PDF that somebody else made."""
    old = sheet(session(date="九月"))
    assert changed(old, sheet())[2] == "  删去：九月 08:30—10:00 党章导读"
