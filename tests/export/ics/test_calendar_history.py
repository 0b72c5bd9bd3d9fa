"""The calendar of a class along a history of commits, as a phone takes each for newer or not."""

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from icalendar import Calendar

from partyschool_cli.catalog.load import load
from partyschool_cli.history.file_times import class_times
from partyschool_cli.source.git.git_tree import git_tree
from tests.export.printed import OPTIONS, timetable, written
from tests.full_run import is_full_run
from tests.repositories import git, repository
from tests.timetables import taught, training_class

START = dt.datetime(2022, 3, 1, 8, tzinfo=dt.UTC)
COMMITS = 40 if is_full_run() else 12
# By the UID of each event: its SEQUENCE, and all that a reader sees of it.
Events = Mapping[str, tuple[int, str]]


class Lesson(NamedTuple):
    """A session of the class as it is to be written."""

    when: str
    status: str = "planned"
    site: str = "jiaoshi"


class History:
    """Makes commits on a class, each a minute after the one before."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.lessons = {f"s{n:02}": Lesson(f"2026-10-{11 + n} 08:30-10:00") for n in range(1, 6)}
        self.name, self.comment, self.minutes = "banci", "", 0
        files = {
            "classes/banci.yaml": self._text(),
            "sites/litang.yaml": "title: 礼堂\nvenue: auditorium\n",
        }
        with self._next_minute():
            self.root = repository(folder, files)

    def move(self) -> None:
        day = self.random.randint(1, 28)
        self._change(when=f"2026-11-{day:02} 14:30-16:00", status="moved")

    def cancel(self) -> None:
        self._change(status="cancelled")

    def restore(self) -> None:
        self._change(status="planned")

    def change_site(self) -> None:
        self._change(site=self.random.choice(["jiaoshi", "litang"]))

    def lay_out_anew(self) -> None:
        self.comment = f"# 第{self.minutes}次排版\n\n" if not self.comment else ""
        self._save()

    def correct_a_name(self) -> None:
        self._write("teachers/wang.yaml", f"name: 王示例{self.minutes}\ncategory: school-teacher\n")
        self._save()

    def change_something_else(self) -> None:
        self._write("schools/liudu.yaml", f"title: 柳杜党校{self.minutes}\ntier: county\n")
        self._save()

    def rename_the_class(self) -> None:
        (self.root / f"classes/{self.name}.yaml").unlink()
        self.name = "lunxun"
        self._save()

    def merge(self) -> None:
        """Merges a move of a session with another title of its site."""
        git(self.root, "checkout", "-q", "-b", "other")
        kept = dict(self.lessons)
        self.move()
        self.lessons, moved = kept, self.lessons
        git(self.root, "checkout", "-q", "main")
        self._write("sites/jiaoshi.yaml", f"title: 第{self.minutes}教室\nvenue: classroom\n")
        self._save()
        with self._next_minute():
            git(self.root, "merge", "-q", "other", "-m", "合并")
        self.lessons = moved

    def _change(self, **fields: str) -> None:
        name = self.random.choice(sorted(self.lessons))
        self.lessons = {**self.lessons, name: self.lessons[name]._replace(**fields)}
        self._save()

    def _save(self) -> None:
        self._write(f"classes/{self.name}.yaml", self._text())
        with self._next_minute():
            git(self.root, "add", "-A")
            git(self.root, "commit", "-q", "--allow-empty", "-m", "一次修改")

    def _text(self) -> str:
        sessions = [
            taught(name, one.when, status=one.status, site=one.site)
            for name, one in self.lessons.items()
        ]
        return self.comment + training_class(*sessions)

    def _write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, "utf-8")

    @contextmanager
    def _next_minute(self) -> Iterator[None]:
        self.minutes += 1
        with pytest.MonkeyPatch.context() as patch:
            moment = START + dt.timedelta(minutes=self.minutes)
            patch.setenv("GIT_COMMITTER_DATE", moment.isoformat())
            yield


def made(folder: Path, seed: int) -> History:
    """A history of so many commits with every kind of change, in any order."""
    history = History(folder, seed)
    steps = [
        history.move,
        history.cancel,
        history.restore,
        history.change_site,
        history.lay_out_anew,
        history.correct_a_name,
        history.change_something_else,
    ]
    once = {COMMITS * 3 // 10: history.rename_the_class, COMMITS * 6 // 10: history.merge}
    for number in range(COMMITS - 2):
        once.get(number, history.random.choice(steps))()
    return history


def events_at(root: Path, commit: str) -> Events:
    tree = git_tree(root, commit)
    assert tree is not None
    catalog = load(tree)
    (name,) = catalog.classes
    found = class_times(catalog, [name])
    assert not found.notes
    data = written("ics", timetable(catalog, name), replace(OPTIONS, changed=found.times))
    calendar: Any = Calendar.from_ical(data)
    return dict(_seen(event) for event in calendar.walk("VEVENT"))


def _seen(event: Any) -> tuple[str, tuple[int, str]]:
    """The UID of an event; its SEQUENCE, and what a reader sees."""
    stamps = {"UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED"}
    shown = {key: value.to_ical() for key, value in event.items() if key not in stamps}
    return str(event["UID"]), (int(event["SEQUENCE"]), repr(sorted(shown.items())))


@pytest.mark.parametrize("seed", [1, 2] if is_full_run() else [1])
def test_the_sequence_never_falls_and_rises_with_all_that_a_reader_sees(
    tmp_path: Path, seed: int
) -> None:
    history = made(tmp_path / "repo", seed)
    lines = git(history.root, "rev-list", "--parents", "HEAD").splitlines()
    assert len(lines) >= COMMITS
    found = {line.split()[0]: events_at(history.root, line.split()[0]) for line in lines}
    changes, kept, renamed = 0, 0, 0
    for line in lines:
        name, *parents = line.split()
        for parent in parents:
            before, after = found[parent], found[name]
            # All of the class's, or none where its file was renamed.
            assert before.keys() == after.keys() or not before.keys() & after.keys()
            renamed += before.keys() != after.keys()
            for uid in before.keys() & after.keys():
                was, now = before[uid], after[uid]
                assert now[0] >= was[0]
                if was[1] != now[1]:
                    assert now[0] > was[0]
                    changes += 1
                kept += was[0] == now[0]
    # None of these holds for want of a case.
    assert changes > COMMITS // 2
    assert kept
    assert renamed == 1
