"""Notices of two catalogs on disk: a snow day, and whatever else a test writes."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.catalog.diff import diff_catalogs
from partyschool_cli.export.notice_content import NoticeContent, notice_content
from partyschool_cli.history.comparison import lookup_of
from partyschool_cli.history.notice import Concern, Notices, notices
from partyschool_cli.source.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog

TODAY = dt.date(2026, 10, 11)
CLASS = "classes/banci.yaml"
_DUTY = "duty: 党委办公室 24 小时值班\n"
_EVENING = BASE[CLASS].replace("党员轮训班", "农民夜校").replace("10-12,", "10-13,")
_EVENING = BASE[CLASS].replace("党员轮训班", "农民夜校").replace("10-12,", "10-13,")
ORCHARD = "title: 采摘园\nvenue: field\ncategory: rural-development\ncapacity: 60\n"
_OTHERS = {
    "teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n",
    "sites/caichang.yaml": ORCHARD,
    "classes/yexiao.yaml": _EVENING,
}

Files = Mapping[str, str | bytes | None]


def compared(folder: Path, old: Files, new: Files, concern: Concern | None = None) -> Notices:
    """What of the differences of two small catalogs concerns people."""
    before, after = (
        lookup_of(DiskTree(write_catalog(folder / name, files)))
        for name, files in (("old", old), ("new", new))
    )
    return notices(before, after, diff_catalogs(before, after), concern or Concern())


def noticed(folder: Path, old: Files, new: Files, teacher: str | None = None) -> NoticeContent:
    """The content of what was told on 2026-10-11."""
    return notice_content(compared(folder, old, new), ("旧", "新"), TODAY, teacher)


def snow_day(folder: Path) -> NoticeContent:
    """A session of 党员轮训班 moved to another day and place, one of 农民夜校 cancelled."""
    moved = BASE[CLASS].replace(
        "date: 2026-10-12, start: 08:30, end: 10:00",
        "date: 2026-10-15, start: 14:30, end: 16:00, note: 暴雪橙色预警",
    )
    cancelled = _EVENING.replace("start: 08:30", "status: cancelled, note: 道路结冰, start: 08:30")
    new = {
        **_OTHERS,
        "catalog.yaml": BASE["catalog.yaml"] + _DUTY,
        CLASS: moved.replace("site: jiaoshi", "site: caichang"),
        "classes/yexiao.yaml": cancelled,
    }
    return noticed(folder, _OTHERS, new)
