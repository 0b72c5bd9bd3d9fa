"""Facts as reasons: what is said of each, and where it stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.explain.facts import SESSIONS, Fact
from partyschool_cli.schedule.explain.reasons import reason_of
from partyschool_cli.schedule.placing.wanted import new_session
from tests.schedule.towns import catalog, course, klass

MANIFEST = (
    "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\n"
    "calendar:\n  closed:\n    - {from: 2026-12-30, to: 2027-01-02, why: 年终}\n"
    "scheduling: {hours_per_day: 6}\n"
)
TEACHER = (
    "name: 赵示例\ncategory: school-teacher\nschool: hekou\ncontact_hours_per_day: 4\n"
    "unavailable:\n"
    "  - {from: 2026-03-20, to: 2026-03-22}\n  - {from: 2026-03-31, to: 2026-04-01, why: 外出}\n"
    "  - {from: 2026-05-01, to: 2026-05-01}\n  - {days: [tue], day_parts: [afternoon]}\n"
)
ZHAO, BASE = Key(Kind.TEACHER, "zhao"), Key(Kind.SITE, "base")
CLASS, HISTORY = Key(Kind.CLASS, "a"), Key(Kind.COURSE, "history")


def test_what_is_said_and_where(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[Key | None, tuple[str | int, ...], str, str]] = [
        (ZHAO, ("unavailable", 0), "教师 赵示例 3月20日至22日不便", "zhao:6"),
        (
            ZHAO,
            ("unavailable", 1),
            "教师 赵示例 3月31日至4月1日不便（外出）",
            "zhao:7",
        ),
        (ZHAO, ("unavailable", 2), "教师 赵示例 5月1日不便", "zhao:8"),
        (ZHAO, ("unavailable", 3), "教师 赵示例 每周二下午不便", "zhao:9"),
        (ZHAO, ("contact_hours_per_day",), "教师 赵示例 一天最多讲 4 学时", "zhao:4"),
        (BASE, ("open", "from"), "教学点 红色基地 09:00 才开门", "base:7"),
        (BASE, ("open", "to"), "教学点 红色基地 17:30 就关门", "base:7"),
        (BASE, ("capacity",), "教学点 红色基地 只容 60 人", "base:5"),
        (CLASS, ("days",), "班次 党员班 只在周二、周四上课", "a:8"),
        (CLASS, ("day_parts",), "班次 党员班 只在上午和下午上课", "a:1"),
        (HISTORY, ("requires", 0), "课程“党史”要排在“党章导读”之后", "history:11"),
        (
            HISTORY,
            ("delivery",),
            "课程“党史”的授课方式只有讲授、交流研讨",
            "history:7",
        ),
        (HISTORY, ("teachers",), "课程“党史”能讲的只有 赵示例、钱示例", "history:9"),
        (None, ("calendar", "closed", 0), "12月30日至1月2日停课（年终）", "catalog:6"),
        (None, ("scheduling", "hours_per_day"), "一个班一天最多 6 学时", "catalog:7"),
    ]
    for number, (key, field, message, place) in enumerate(cases):
        with subtests.test(key=key, field=field, message=message):
            files = {
                "catalog.yaml": MANIFEST,
                "teachers/zhao.yaml": TEACHER,
                "courses/history.yaml": course("党史", 4, requires="[charter]"),
            }
            found = catalog(tmp_path / str(number), files, a=klass("history", days="[tue, thu]"))
            reason = reason_of(found, Fact(key, field))

            assert reason.message == message
            assert reason.file is not None
            assert f"{Path(reason.file).stem}:{reason.line}" == place


def test_a_session_that_only_a_plan_has_is_called_new(tmp_path: Path) -> None:
    entities = catalog(tmp_path, a=klass("charter"))
    training_class, charter = entities.classes["a"], entities.courses["charter"]
    new = new_session(training_class, charter, 2, entities.manifest).meeting
    slot = new.slot._replace(start=510, end=600, teachers=("zhao",))
    fact = Fact(CLASS, (SESSIONS, 0), meeting=replace(new, slot=slot))
    reason = reason_of(entities, fact)

    assert reason.message == "党员班这次新排的“党章导读”占着 10月12日（周一）08:30—10:00（赵示例）"
    assert reason.file is None
