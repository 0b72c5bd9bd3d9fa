"""`export --all` again, after classes were deleted: whose files are left over."""

from pathlib import Path

import pytest

from tests.catalogs import write_catalog
from tests.cli.conftest import Pschool, Result
from tests.timetables import taught, training_class

CLASS = training_class(taught("s01", "2026-10-12 08:30-10:00"), title="旧班")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a catalog of two classes."""
    write_catalog(tmp_path, {"classes/jiuban.yaml": CLASS})
    return tmp_path


def export(pschool: Pschool, home: Path, *options: str, format: str = "md") -> Result:
    arguments = ("--all", "--out-dir", "out", "--format", format, *options)
    return pschool("export", "timetable", *arguments, cwd=home)


def names(home: Path) -> set[str]:
    return {path.name for path in (home / "out").iterdir()}


@pytest.mark.parametrize("format", ["md", "csv", "png"])
def test_files_of_a_deleted_class_are_told_then_deleted(
    pschool: Pschool, home: Path, format: str
) -> None:
    first = export(pschool, home, format=format)
    assert "没有了" not in first.err
    (home / "catalog/classes/jiuban.yaml").unlink()
    old = {name for name in names(home) if name.startswith("jiuban")}
    assert old
    for _ in range(2):  # told as long as they are there
        told = export(pschool, home, format=format)
        assert f"注意：jiuban.{format}是以前导出的，班次已经没有了；加 --prune 删去" in told.err
        assert old <= names(home)
    pruned = export(pschool, home, "--prune", format=format)
    assert (pruned.code, pruned.out) == (0, "")
    assert f"已删去以前导出的 jiuban.{format}，班次已经没有了" in pruned.err
    assert not old & names(home)
    assert "banci" in str(names(home))
    assert "没有了" not in export(pschool, home, "--prune", format=format).err


def test_a_retired_class_has_no_file_either(pschool: Pschool, home: Path) -> None:
    export(pschool, home)
    path = home / "catalog/classes/jiuban.yaml"
    path.write_text(f"{CLASS}status: retired\n", "utf-8")
    export(pschool, home, "--prune")
    assert "jiuban.md" not in names(home)


def test_a_class_with_errors_is_still_there(pschool: Pschool, home: Path) -> None:
    export(pschool, home)
    (home / "catalog/classes/jiuban.yaml").write_text("title: [\n", "utf-8")
    result = export(pschool, home, "--prune")
    assert "没有了" not in result.err
    assert "jiuban.md" in names(home)


def test_a_class_that_is_not_exported_this_time_keeps_its_file(
    pschool: Pschool, home: Path
) -> None:
    export(pschool, home)
    lesson = taught("s01", "2026-11-02 08:30-10:00")
    later = training_class(lesson, **{"from": "2026-11-02", "to": "2026-11-02"})
    (home / "catalog/classes/later.yaml").write_text(later, "utf-8")
    result = export(pschool, home, "--prune", "--from", "2026-11-01")
    assert "已写入 1 个文件" in result.err
    assert "没有了" not in result.err
    assert "jiuban.md" in names(home)


def test_files_of_others_are_never_deleted(pschool: Pschool, home: Path) -> None:
    export(pschool, home)
    out = home / "out"
    outside = home / "catalog.md"
    outside.write_text("别动", "utf-8")
    for name in ("说明.md", "gone.md", "notes.txt"):
        (out / name).write_text("别动", "utf-8")
    (out / "linked.md").symlink_to(outside)
    (out / "jiuban.txt").write_text("别动", "utf-8")
    # A page that somebody wrote, or a record that was tampered with.
    index = (out / "index.md").read_text("utf-8")
    hostile = "../catalog.md %2Fetc%2Fpasswd ..%2Fcatalog.md linked.md notes.txt . .. "
    (out / "index.md").write_text(index.replace("pschool-files: ", f"pschool-files: {hostile}"))
    (home / "catalog/classes/jiuban.yaml").unlink()
    export(pschool, home, "--prune")
    assert {"说明.md", "gone.md", "notes.txt", "linked.md", "jiuban.txt"} <= names(home)
    assert "jiuban.md" not in names(home)
    assert outside.read_text("utf-8") == "别动"


def test_without_an_index_nothing_is_ours(pschool: Pschool, home: Path) -> None:
    export(pschool, home)
    (home / "out/index.md").unlink()
    (home / "catalog/classes/jiuban.yaml").unlink()
    assert "没有了" not in export(pschool, home, "--prune").err
    assert "jiuban.md" in names(home)


def test_both_formats_of_a_folder_are_known(pschool: Pschool, home: Path) -> None:
    export(pschool, home, format="md")
    export(pschool, home, format="csv")
    (home / "catalog/classes/jiuban.yaml").unlink()
    export(pschool, home, "--prune", format="csv")
    assert not {"jiuban.md", "jiuban.csv"} & names(home)


def test_prune_needs_all(pschool: Pschool, home: Path) -> None:
    result = pschool("export", "teachers", "-o", "x.md", "--prune", cwd=home)
    assert (result.code, (home / "x.md").exists()) == (2, False)
    assert "--prune 要和 --all 一起用" in result.err
