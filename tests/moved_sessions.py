"""A class in git whose sessions are moved, a commit each."""

from collections.abc import Mapping
from pathlib import Path

from tests.repositories import commit, made_once, repository

CLASS = "classes/banci.yaml"


def class_text(times: Mapping[str, str], *, moved: str = "") -> str:
    """A class's file; `times` are `2026-10-12 08:30-10:00` by id, those in `moved` are moved."""
    lines = [
        "title: 党员轮训班\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-30",
        "audience: [members]\nsize: 30\nsessions:",
    ]
    for name, time in times.items():
        date, _, span = time.partition(" ")
        start, _, end = span.partition("-")
        status = ", status: moved" if name in moved.split() else ""
        lines.append(f"  - {{id: {name}, date: {date}, start: {start}, end: {end},")
        lines.append(f"     course: dangzhang, teachers: [wang], site: jiaoshi{status}}}")
    return "\n".join(lines) + "\n"


def write_class(root: Path, times: Mapping[str, str], *, moved: str = "", path: str = CLASS) -> str:
    """Writes the class and commits everything; gives the commit."""
    (root / path).write_text(class_text(times, moved=moved), "utf-8")
    return commit(root)


def moved_class(folder: Path) -> Path:
    """The root of a catalog whose class had s01 on the 12th, then on the 13th, now on the 15th.

    s02 stands as it was planned.
    """

    def make() -> None:
        stays = {"s02": "2026-10-16 14:30-16:00"}
        first = class_text({"s01": "2026-10-12 08:30-10:00", **stays})
        root = repository(folder, {CLASS: first})
        write_class(root, {"s01": "2026-10-13 14:30-16:00", **stays}, moved="s01")
        write_class(root, {"s01": "2026-10-15 08:30-10:00", **stays}, moved="s01")

    made_once(folder, "moved", make)
    return folder / "catalog"
