"""What the start page tells of changes: since the last publish, else what the catalog marks."""

import datetime as dt
import os
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.export.web.news import News, SincePublished, news_of, since_published
from partyschool_cli.export.web.published import Named, published
from partyschool_cli.history.publish import publish
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.meetings import Slot
from tests.moved_sessions import CLASS, class_text, write_class
from tests.repositories import repository

TODAY = dt.date(2026, 10, 10)
PLANNED = {"s01": "2026-10-12 08:30-10:00", "s02": "2026-10-16 14:30-16:00"}
BANCI = (Named("党员轮训班", "classes/banci.html"),)
DANGZHANG = Named("党章导读", "courses/dangzhang.html")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_COMMITTER_NAME", "办事员")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "clerk@example.cn")
    return repository(tmp_path / "repo", {CLASS: class_text(PLANNED)})


def told(root: Path) -> tuple[News, ...]:
    catalog = load(DiskTree(root))
    since = since_published(catalog, TODAY)
    return news_of(published(catalog, earlier=since.earlier), since)


def test_a_session_that_was_moved_since_says_from_when(root: Path) -> None:
    publish(root, TODAY, None)
    assert told(root) == ()
    write_class(root, {**PLANNED, "s01": "2026-10-15 08:30-10:00"}, moved="s01")
    assert told(root) == (
        News(
            "调课",
            DANGZHANG,
            "改到10月15日（周四）08:30—10:00，教室",
            "原定10月12日上午",
            BANCI,
            dt.date(2026, 10, 15),
        ),
    )


def test_what_was_moved_before_the_last_publish_is_no_news(root: Path) -> None:
    write_class(root, {**PLANNED, "s01": "2026-10-15 08:30-10:00"}, moved="s01")
    publish(root, TODAY, None)
    assert told(root) == ()


def test_a_cancelled_session_says_when_it_was_to_be(root: Path) -> None:
    publish(root, TODAY, None)
    text = class_text(PLANNED).replace("site: jiaoshi}", "site: jiaoshi, status: cancelled}", 1)
    (root / CLASS).write_text(text, "utf-8")
    [one] = told(root)
    assert (one.mark, one.to) == ("取消", "停课10月12日（周一）08:30—10:00，教室")


def test_a_draft_is_no_news(root: Path) -> None:
    publish(root, TODAY, None)
    moved = class_text({**PLANNED, "s01": "2026-10-15 08:30-10:00"}, moved="s01")
    (root / CLASS).write_text(moved + "status: draft\n", "utf-8")
    assert told(root) == ()


def test_without_a_publish_what_is_marked_is_told_with_its_note(root: Path) -> None:
    text = class_text({**PLANNED, "s02": "2026-10-20 14:30-16:00"}, moved="s02")
    text = text.replace("status: moved}", "status: moved, note: 原定16日，因雨改期}")
    (root / CLASS).write_text(text, "utf-8")
    [one] = told(root)
    assert one.was == "原定16日，因雨改期"
    assert since_published(load(DiskTree(root)), TODAY) == SincePublished()


def test_a_note_that_says_the_old_time_is_enough(root: Path) -> None:
    since = SincePublished(
        frozenset({"banci/s01"}), {"banci/s01": Slot(dt.date(2026, 10, 11), 510, 600)}
    )
    for note, said in (("因雨", "原定10月11日上午；因雨"), ("原定周日，因雨", "原定周日，因雨")):
        text = class_text(PLANNED, moved="s01")
        (root / CLASS).write_text(
            text.replace("status: moved}", f"status: moved, note: {note}}}"), "utf-8"
        )
        catalog = load(DiskTree(root))
        [one] = news_of(published(catalog, earlier=since.earlier), since)
        assert one.was == said
