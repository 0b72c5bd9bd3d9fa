"""The times of a notice's calendar entries: of classes, and of sessions that were removed."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.history.comparison import compare, lookup_of
from partyschool_cli.history.notice import Concern, Notices, notices
from partyschool_cli.history.notice_times import notice_times
from partyschool_cli.history.revisions import required_side
from tests.catalogs import BASE
from tests.notices import CLASS, TODAY, banci, session
from tests.repositories import git, repository

START = dt.datetime(2021, 3, 1, 8, tzinfo=dt.UTC)


def at(minutes: int) -> dt.datetime:
    return START + dt.timedelta(minutes=minutes)


@pytest.fixture(autouse=True)
def _start(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first commit is made then."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", START.isoformat())


def commit(root: Path, minutes: int, files: dict[str, str | None]) -> None:
    for path, text in files.items():
        if text is None:
            (root / path).unlink()
        else:
            (root / path).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", at(minutes).isoformat())
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "一次修改")


def between(root: Path, old: str, new: str) -> Notices:
    sides = [required_side(root, name, TODAY) for name in (old, new)]
    found = compare(*sides)
    before, after = (lookup_of(side.tree) for side in sides)
    return notices(before, after, found.diff, Concern())


def test_a_removed_session_has_the_time_of_its_removal(tmp_path: Path) -> None:
    first, second = session(), session(id="s02", date="2026-10-13")
    root = repository(tmp_path, {CLASS: banci(first, second)})
    commit(root, 1, {CLASS: banci(first)})
    commit(root, 5, {CLASS: banci(session(start="08:00"))})
    found = notice_times(between(root, "HEAD~2", "HEAD"))
    assert found.times == {"banci": at(5), "banci/s02": at(1)}


def test_a_removed_class(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit(root, 1, {CLASS: None})
    commit(root, 2, {"teachers/wang.yaml": BASE["teachers/wang.yaml"].replace("王", "汪")})
    found = notice_times(between(root, "HEAD~2", "HEAD"))
    assert found.times == {"banci": at(1), "banci/s01": at(1)}


def test_a_renamed_class_is_known_by_both_ids(tmp_path: Path) -> None:
    root = repository(tmp_path)
    moved = BASE[CLASS].replace("start: 08:30", "start: 08:00")
    commit(root, 1, {CLASS: None, "classes/lunxun.yaml": moved})
    found = notice_times(between(root, "HEAD~1", "HEAD"))
    assert found.times == {"lunxun": at(1), "banci": at(1)}
