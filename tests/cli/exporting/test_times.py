"""When classes last changed, in calendars that `export` writes."""

import datetime as dt
import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Pschool
from tests.repositories import commit, git, repository

EVERY = ("export", "timetable", "--all", "--out-dir", "表", "--format", "ics")
CLASS = ("export", "timetable", "--class", "banci")


def sequences(data: str) -> list[int]:
    return [int(each) for each in re.findall(r"(?m)^SEQUENCE:(\d+)\r?$", data)]


def seconds(moment: str) -> int:
    """From 2020 to a moment."""
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    return int((dt.datetime.fromisoformat(moment) - start).total_seconds())


def test_the_same_commit_gives_the_same_bytes_on_any_day_and_machine(
    pschool: Pschool, tmp_path: Path
) -> None:
    root = repository(tmp_path / "repo")
    git(tmp_path, "clone", "-q", str(root.parent), "clone")
    os.utime(tmp_path / "clone/catalog/classes/banci.yaml", (1, 1))
    first = pschool(*CLASS, "--format", "ics", "-o", "-", cwd=root)
    epoch = {"SOURCE_DATE_EPOCH": "1900000000"}
    other = tmp_path / "clone/catalog"
    assert first.raw == pschool(*CLASS, "--format", "ics", "-o", "-", cwd=other, env=epoch).raw
    said = git(root, "log", "-1", "--format=%cI").strip()
    assert sequences(first.out) == [seconds(said)]


def test_every_file_of_all_has_the_time_of_its_own_class(pschool: Pschool, tmp_path: Path) -> None:
    root = repository(tmp_path / "repo")
    first = git(root, "log", "-1", "--format=%cI").strip()
    text = (root / "classes/banci.yaml").read_text("utf-8")
    (root / "classes/erban.yaml").write_text(text.replace("轮训班", "二班"), "utf-8")
    later = dt.datetime.fromisoformat(first) + dt.timedelta(hours=3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", later.isoformat())
        commit(root)
    done = pschool(*EVERY, cwd=root)
    assert done.code == 0
    found = {name: (root / f"表/{name}.ics").read_text("utf-8") for name in ("banci", "erban")}
    assert sequences(found["banci"]) == [seconds(first)]
    assert sequences(found["erban"]) == [seconds(later.isoformat())]


def test_a_shallow_clone_is_told_once_for_all_classes(pschool: Pschool, tmp_path: Path) -> None:
    root = repository(tmp_path / "repo")
    text = (root / "classes/banci.yaml").read_text("utf-8")
    (root / "classes/erban.yaml").write_text(text, "utf-8")
    commit(root)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{root.parent}", "shallow")
    shallow = tmp_path / "shallow/catalog"
    done = pschool(*EVERY, cwd=shallow)
    assert done.code == 0
    assert done.err.count("克隆得太浅") == 1


@pytest.mark.parametrize("format", ["csv", "json", "md", "html"])
def test_formats_that_say_nothing_of_it_ask_nothing(
    pschool: Pschool, tmp_path: Path, format: str
) -> None:
    root = repository(tmp_path / "repo")
    (root.parent / ".git/HEAD").write_text("damaged", "utf-8")
    done = pschool(*CLASS, "-o", f"课程表.{format}", cwd=root)
    assert (done.code, "注意" in done.err) == (0, False)
    done = pschool(*CLASS, "-o", "课程表.ics", cwd=root)
    assert (done.code, done.err.count("注意")) == (0, 1)
    assert "按文件的修改时间" in done.err


def test_an_earlier_revision_is_as_it_was_exported_then(pschool: Pschool, tmp_path: Path) -> None:
    root = repository(tmp_path / "repo")
    then = pschool(*CLASS, "--format", "ics", "-o", "-", cwd=root)
    file = root / "classes/banci.yaml"
    text = file.read_text("utf-8").replace("2026-10-12, start", "2026-10-13, start")
    file.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", "2037-01-01T00:00:00Z")
        commit(root)
    now = pschool(*CLASS, "--format", "ics", "-o", "-", cwd=root)
    assert sequences(now.out) == [seconds("2037-01-01T00:00:00+00:00")]
    again = pschool(*CLASS, "--at", "HEAD~1", "--format", "ics", "-o", "-", cwd=root)
    assert again.raw == then.raw != now.raw
