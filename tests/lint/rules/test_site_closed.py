"""PS408: opening days, opening hours, days out of use."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import fields
from tests.timetables import taught, training_class

DAY = "2026-10-12"
SITE = "title: 教室\nvenue: classroom\ncapacity: 50\n"


def test_opening(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str | None]] = [
        ("open: {days: [tue, wed]}", "周一不开放"),
        ("open: {days: [mon]}", None),
        ("open: {from: 08:30, to: 10:00}", None),
        ("open: {from: 08:31}", "08:31 才开放"),
        ("open: {to: 09:59}", "09:59 关闭"),
        ("unavailable: [{from: 2026-10-12, to: 2026-10-12, why: 维护}]", "暂停开放（维护）"),
        ("unavailable: [{from: 2026-10-13, to: 2026-10-14}]", None),
        ("unavailable: [{days: [mon, thu]}]", "每周一、周四不开放"),
        ("unavailable: [{days: [tue]}]", None),
        (
            "unavailable: [{days: [mon], day_parts: [morning], why: 打扫}]",
            "每周一上午不开放（打扫）",
        ),
        ("unavailable: [{days: [mon], day_parts: [afternoon, evening]}]", None),
        (
            "unavailable: [{from: 2026-10-01, to: 2026-10-31, day_parts: [morning]}]",
            "2026年10月1日—31日上午不开放",
        ),
        ("unavailable: [{from: 2026-10-13, days: [mon]}]", None),
        ("status: retired\nopen: {days: [tue]}", None),
    ]
    for number, (extra, why) in enumerate(cases):
        with subtests.test(extra=extra):
            found = found_in(
                tmp_path / str(number),
                "PS408",
                {"sites/jiaoshi.yaml": f"{SITE}{extra}\n"},
                a=training_class(taught("s01", f"{DAY} 08:30-10:00")),
            )
            assert [one.message for one in found] == (
                [f"教室（jiaoshi）{why}，这次课排在10月12日（周一）08:30—10:00"] if why else []
            )
            assert fields(found) == (["class:a sessions[s01].site"] if why else [])
