"""Notices of two catalogs on disk: a snow day, and whatever else a test writes."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.catalog.diff import diff_catalogs
from partyschool_cli.export.notice_content import NoticeContent, notice_content
from partyschool_cli.history.comparison import lookup_of
from partyschool_cli.history.notice import Concern, Notices, notices
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog

TODAY = dt.date(2026, 10, 11)
CLASS = "classes/banci.yaml"
_DUTY = "duty: 党委办公室 24 小时值班\n"
_EVENING = BASE[CLASS].replace("党员轮训班", "农民夜校").replace("10-12,", "10-13,")
_EVENING = BASE[CLASS].replace("党员轮训班", "农民夜校").replace("10-12,", "10-13,")
ORCHARD = "title: 采摘园\nvenue: field\ncategory: rural-development\ncapacity: 60\n"
# More to name than the base has.
OTHERS = {
    "teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n",
    "sites/caichang.yaml": ORCHARD,
    "courses/jiajie.yaml": BASE["courses/dangzhang.yaml"].replace("党章导读", "嫁接育苗"),
    "schools/mayu.yaml": "title: 马峪乡党校\ntier: county\n",
}
_SNOWED = {**OTHERS, "classes/yexiao.yaml": _EVENING}

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
        **_SNOWED,
        "catalog.yaml": BASE["catalog.yaml"] + _DUTY,
        CLASS: moved.replace("site: jiaoshi", "site: caichang"),
        "classes/yexiao.yaml": cancelled,
    }
    return noticed(folder, _SNOWED, new)


def banci(*sessions: str, head: str = "") -> str:
    """The class with these sessions; `head` are more fields of it."""
    start = BASE[CLASS].partition("sessions:")[0]
    return f"{start}{head}sessions:\n" + "".join(f"  - {one}\n" for one in sessions)


def session(**fields: str) -> str:
    """The class's one session, with other fields; an empty one is left out."""
    own = {
        "id": "s01",
        "date": "2026-10-12",
        "start": "08:30",
        "end": "10:00",
        "course": "dangzhang",
        "teachers": "[wang]",
        "site": "jiaoshi",
        **fields,
    }
    return "{" + ", ".join(f"{name}: {text}" for name, text in own.items() if text) + "}"
