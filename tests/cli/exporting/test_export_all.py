"""`pschool export --all`: a file a class, an index, and what happens when one fails."""

import csv
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.cli import workspace
from partyschool_cli.export import batch
from partyschool_cli.export.content import Content
from partyschool_cli.export.document import Scope
from partyschool_cli.export.documents import timetable
from tests.catalogs import QINGSHI, loaded, write_catalog
from tests.cli.conftest import Pschool
from tests.hostile_catalog import hostile_catalog
from tests.timetables import taught, training_class


def test_all_classes_one_file_each_and_an_index(pschool: Pschool, tmp_path: Path) -> None:
    folder = tmp_path / "课程表"
    result = pschool("export", "timetable", "--all", "--out-dir", str(folder), "--format", "csv")
    assert (result.code, result.out) == (0, "")
    in_use = sorted(own.id for own in loaded(QINGSHI).classes.values() if own.status == "active")
    assert sorted(path.stem for path in folder.glob("*.csv")) == in_use
    index = (folder / "index.html").read_text("utf-8")
    for name in in_use:
        assert f'href="{name}.csv"' in index
        rows = csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8-sig")))
        assert list(rows)
    assert f"已写入 {len(in_use)} 个文件" in result.err
    assert "index.html" in result.err


def test_drafts_are_left_out_and_told_unless_asked_for(pschool: Pschool, tmp_path: Path) -> None:
    draft = "qingshi-branch-secretaries-2026"
    arguments = ("timetable", "--all", "--out-dir", str(tmp_path), "--format", "csv")
    result = pschool("export", *arguments)
    assert not (tmp_path / f"{draft}.csv").exists()
    assert "草稿班次有 1 个没有导出，要就加 --drafts" in result.err
    result = pschool("export", *arguments, "--drafts")
    assert (tmp_path / f"{draft}.csv").is_file()
    assert "草稿" not in result.err
    index = (tmp_path / "index.html").read_text("utf-8")
    title = loaded(QINGSHI).classes[draft].title
    assert f"{title}（草稿）" in index
    # It is a class still, so that its file is none to delete.
    assert "没有了" not in pschool("export", *arguments, "--prune").err
    assert (tmp_path / f"{draft}.csv").is_file()


def test_only_drafts_to_export_is_said(pschool: Pschool, tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-10:00")
    draft = training_class(lesson) + "status: draft\n"
    root = write_catalog(tmp_path, {"classes/banci.yaml": draft})
    arguments = ("--all", "--out-dir", str(tmp_path / "out"), "--catalog", str(root))
    result = pschool("export", "timetable", *arguments)
    assert (result.code, result.out) == (2, "")
    assert "只有 1 个草稿" in result.err
    assert "--drafts" in result.err
    assert not (tmp_path / "out").exists()


def test_all_of_a_school_and_of_those_below_it(pschool: Pschool, tmp_path: Path) -> None:
    def names(*arguments: str) -> set[str]:
        folder = tmp_path / "-".join(arguments)
        options = ("--all", "--format", "csv", "--out-dir", str(folder), *arguments)
        assert pschool("export", "timetable", *options).code == 0
        return {path.stem for path in folder.glob("*.csv")}

    assert names("--school", "hekou") == {"hekou-members-2026"}
    assert names("--school", "hekou", "--with-below") == {
        "hekou-members-2026",
        "hekou-evening-2026",
    }
    options = (
        "--all",
        "--out-dir",
        str(tmp_path / "none"),
        "--school",
        "qingshi",
        "--from",
        "2026",
    )
    result = pschool("export", "timetable", *options, "--to", "2026-02")
    assert result.code == 2


def test_markdown_has_a_markdown_index(pschool: Pschool, tmp_path: Path) -> None:
    arguments = ("--all", "--out-dir", str(tmp_path), "--format", "md", "--school", "hekou")
    assert pschool("export", "timetable", *arguments).code == 0
    index = (tmp_path / "index.md").read_text("utf-8")
    assert "(hekou-members-2026.md)" in index
    assert "nanping" not in index


def test_one_failure_does_not_stop_the_others(
    pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    (folder / "nanping-members-2026.md").mkdir(parents=True)
    real = timetable.document

    def build(catalog: Catalog, scope: Scope) -> Content:
        if scope.subject and scope.subject.id == "hekou-evening-2026":
            raise ZeroDivisionError("坏了")
        return real.build(catalog, scope)

    monkeypatch.setattr(timetable, "document", replace(real, build=build))
    arguments = ("--all", "--out-dir", str(folder), "--format", "md")
    result = pschool("export", "timetable", *arguments)
    assert result.code == 2
    assert "有 2 个班没有导出" in result.err
    assert "nanping-members-2026：" in result.err
    assert "hekou-evening-2026：程序内部出错：ZeroDivisionError" in result.err
    assert (folder / "hekou-members-2026.md").is_file()
    index = (folder / "index.md").read_text("utf-8")
    assert "hekou-members-2026.md" in index
    assert "nanping-members-2026" not in index


def test_only_classes_with_sessions_in_the_days(pschool: Pschool, tmp_path: Path) -> None:
    arguments = ("--all", "--out-dir", str(tmp_path), "--format", "csv", "--from", "2026-03-05")
    assert pschool("export", "timetable", *arguments, "--to", "2026-03-05").code == 0
    (written,) = tmp_path.glob("*.csv")
    rows = list(csv.DictReader(io.StringIO(written.read_text("utf-8-sig"))))
    assert {row["日期"] for row in rows} == {"2026-03-05"}


def test_pictures_of_one_class_are_not_the_file_of_another(
    pschool: Pschool, tmp_path: Path
) -> None:
    lesson = taught("s01", "2026-10-12 08:30-10:00")
    many = (
        taught(f"s{n:02}", f"2026-{n % 12 + 1:02}-{n % 28 + 1:02} 08:30-10:00")
        for n in range(1, 30)
    )
    long = training_class(*many, **{"from": "2026-01-01", "to": "2026-12-31"})
    files = {"classes/banci.yaml": long, "classes/banci-2.yaml": training_class(lesson)}
    root = write_catalog(tmp_path, files)
    arguments = ("--all", "--format", "png", "--layout", "list", "--catalog", str(root))
    folder = tmp_path / "out"
    assert pschool("export", "timetable", *arguments, "--out-dir", str(folder)).code == 0
    assert sorted(path.name for path in folder.glob("*.png")) == [
        "banci-2.png",
        "banci.png",
        "banci_2.png",
    ]


def test_a_class_called_index_keeps_its_file(pschool: Pschool, tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-10:00")
    files = {"classes/banci.yaml": None, "classes/index.yaml": training_class(lesson)}
    root = write_catalog(tmp_path, files)
    folder = tmp_path / "out"
    arguments = ("--all", "--out-dir", str(folder), "--format", "md", "--catalog", str(root))
    assert pschool("export", "timetable", *arguments).code == 0
    assert "课程表" in (folder / "index.md").read_text("utf-8").splitlines()[0]
    assert "(index.md)" in (folder / "_index.md").read_text("utf-8")


def test_a_large_batch_in_several_processes_is_the_same(
    pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files(folder: str) -> dict[str, bytes]:
        target = tmp_path / folder
        arguments = ("--all", "--out-dir", str(target))
        assert pschool("export", "timetable", *arguments).code == 0
        return {path.name: path.read_bytes() for path in target.iterdir()}

    alone = files("alone")
    monkeypatch.setattr(batch, "_MIN_FILES", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert files("together") == alone
    assert len(alone) > 2


def test_the_index_shows_hostile_titles_as_text(pschool: Pschool, tmp_path: Path) -> None:
    root = hostile_catalog(tmp_path)
    for name in ("md", "json"):
        arguments = ("--all", "--out-dir", str(tmp_path / name), "--format", name)
        assert pschool("export", "timetable", *arguments, "--catalog", str(root)).code == 0
    assert "<script>" not in (tmp_path / "json" / "index.html").read_text("utf-8")
    assert "\\<script\\>" in (tmp_path / "md" / "index.md").read_text("utf-8")


def test_progress_counts_the_classes(
    pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int, int]] = []

    @contextmanager
    def progress(task: str, *, colour: bool | None) -> Iterator[Callable[[int, int], None]]:
        yield lambda done, total: told.append((task, done, total))

    monkeypatch.setattr(workspace, "progress", progress)
    arguments = ("--all", "--format", "md", "--out-dir", str(tmp_path))
    assert pschool("export", "timetable", *arguments).code == 0
    exported = [one for one in told if one[0] != "正在读"]
    assert exported == [("正在导出课程表", done, 3) for done in range(1, 4)]
