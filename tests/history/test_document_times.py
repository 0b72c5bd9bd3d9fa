"""When what a document says was last changed: the commit that is in it."""

import datetime as dt
import os
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.history.document_times import catalog_files, document_times, timetable_files
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.git.git_tree import git_tree
from tests.catalogs import BASE, write_catalog
from tests.repositories import commit, repository

CLASS = "classes/banci.yaml"
OWN = Key(Kind.CLASS, "banci")


def loaded(root: Path) -> Catalog:
    return load(DiskTree(root))


def day_of(catalog: Catalog) -> dt.datetime | None:
    return document_times(catalog, {OWN: timetable_files(catalog, OWN, ())}).get(OWN)


def committed(root: Path, day: int, **files: str) -> None:
    for path, text in files.items():
        (root / path.replace("__", "/")).with_suffix(".yaml").write_text(text, "utf-8")
    for name in ("GIT_COMMITTER_DATE", "GIT_AUTHOR_DATE"):
        os.environ[name] = f"2026-10-{day:02}T08:00:00Z"
    commit(root)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_COMMITTER_DATE", "GIT_AUTHOR_DATE"):
        monkeypatch.setenv(name, "2026-10-01T08:00:00Z")
    return repository(tmp_path)


CHANGES = {
    "classes__banci": BASE[CLASS] + "# 注\n",
    "teachers__wang": "name: 王大力\ncategory: school-teacher\n",
    "courses__dangzhang": BASE["courses/dangzhang.yaml"].replace("导读", "新读"),
    "sites__jiaoshi": "title: 礼堂\nvenue: classroom\ncapacity: 50\n",
    "schools__liudu": "title: 柳杜党校\ntier: county\n",
}


def test_each_file_that_a_timetable_is_made_of_counts(root: Path) -> None:
    for day, (path, text) in enumerate(CHANGES.items(), 2):
        committed(root, day, **{path: text})
        assert day_of(loaded(root)) == dt.datetime(2026, 10, day, 8, tzinfo=dt.UTC), path
    committed(root, 20, teachers__li="name: 李示例\ncategory: school-teacher\n")
    assert day_of(loaded(root)) == dt.datetime(2026, 10, day, 8, tzinfo=dt.UTC)


def test_what_is_not_committed_has_no_day_yet(root: Path) -> None:
    assert day_of(loaded(root)) is not None
    (root / CLASS).write_text(BASE[CLASS] + "# 注\n", "utf-8")
    assert day_of(loaded(root)) is None
    (root / CLASS).write_bytes(BASE[CLASS].replace("\n", "\r\n").encode())  # of Windows
    assert day_of(loaded(root)) is not None


def test_of_a_revision_by_its_own_history(root: Path) -> None:
    committed(root, 3, classes__banci=BASE[CLASS] + "# 注\n")
    old = git_tree(root, "HEAD~1")
    assert old is not None
    assert day_of(load(old)) == dt.datetime(2026, 10, 1, 8, tzinfo=dt.UTC)


def test_without_git_there_is_none(tmp_path: Path) -> None:
    assert day_of(loaded(write_catalog(tmp_path))) is None


def test_a_course_catalog_is_made_of_all_but_the_classes(root: Path) -> None:
    committed(root, 3, courses__dangzhang=BASE["courses/dangzhang.yaml"] + "topics: [党章]\n")
    committed(root, 5, classes__banci=BASE[CLASS] + "# 注\n")
    catalog = loaded(root)
    (time,) = document_times(catalog, {None: catalog_files(catalog)}).values()
    assert time == dt.datetime(2026, 10, 3, 8, tzinfo=dt.UTC)
