"""Classes and their sessions as YAML, for tests of what happens in time."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable, timetable_of
from tests.catalogs import write_catalog


def day(text: str) -> dt.date:
    """`2026-10-12` as a date."""
    return dt.date.fromisoformat(text)


def session(name: str, when: str, **fields: object) -> str:
    """One session; `when` is like `2026-10-12 08:30-10:00`. An activity unless it has a course.

    Lists are written as YAML lists, everything else as it is.
    """
    date, times = when.split(" ")
    start, end = times.split("-")
    if "course" not in fields and "activity" not in fields:
        fields["activity"] = "自习"
    given = {"date": date, "start": start, "end": end, **fields}
    lines = [f"  - id: {name}"]
    lines += [f"    {field}: {_yaml(value)}" for field, value in given.items()]
    return "\n".join(lines) + "\n"


def taught(name: str, when: str, **fields: object) -> str:
    """One session of the course `dangzhang` by `wang` in `jiaoshi`, unless told otherwise.

    A field given as None is left out.
    """
    usual = {"course": "dangzhang", "teachers": ["wang"], "site": "jiaoshi"}
    given = {field: value for field, value in {**usual, **fields}.items() if value is not None}
    return session(name, when, **given)


def training_class(*sessions: str, **fields: object) -> str:
    """A class with sessions. Without other word: 党员 of 柳杜, 30 of them, 2026-10-12 to 10-16."""
    usual = {
        "title": "党员轮训班",
        "school": "liudu",
        "from": "2026-10-12",
        "to": "2026-10-16",
        "audience": ["members"],
        "size": 30,
    }
    lines = [f"{field}: {_yaml(value)}" for field, value in {**usual, **fields}.items()]
    listed = ["sessions:\n" + "".join(sessions)] if sessions else []
    return "\n".join([*lines, *listed])


def _yaml(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value)


def meeting_of(found: Timetable, ref: str) -> Meeting:
    """The meeting that a session, like `a/s01`, is part of."""
    return next(one for one in found.meetings if ref in [each.ref for each in one.sessions])


def catalog_of(
    folder: Path, files: Mapping[str, str | bytes | None] | None = None, **classes: str
) -> Catalog:
    """A catalog with these classes, by id, and no other; and with `files`."""
    held = {f"classes/{name}.yaml": text for name, text in classes.items()}
    root = write_catalog(folder, {"classes/banci.yaml": None, **held, **(files or {})})
    return load(DiskTree(root))


def timetable(
    folder: Path, files: Mapping[str, str | bytes | None] | None = None, **classes: str
) -> Timetable:
    """The timetable of such a catalog."""
    return timetable_of(catalog_of(folder, files, **classes))
