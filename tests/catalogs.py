"""Catalogs for tests: the shipped ones, a fixed one, and small ones written to disk."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from partyschool_cli.cache.stat_snapshot import StatSnapshot, take
from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile
from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.yaml.source_file import SourceFile

ROOT = Path(__file__).parents[1]
# What users see first, and may edit: no snapshots are taken of it.
SHIPPED = ROOT / "catalog"
PINGCHENG = ROOT / "examples" / "pingcheng"
# Changes with the tests only: snapshots are taken of it.
QINGSHI = ROOT / "tests" / "fixtures" / "qingshi"

# One of each kind, as short as can be: it loads without a problem.
BASE: Mapping[str, str] = {
    "catalog.yaml": "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\n",
    "schools/liudu.yaml": "title: 柳杜乡党校\ntier: county\n",
    "courses/dangzhang.yaml": (
        "title: 党章导读\nkind: theme\ntheme: political-theory\nschool: liudu\nstrand: theory\n"
        "contact_hours: 2\ndelivery: [lecture]\naudience: [members]\nteachers: [wang]\n"
    ),
    "teachers/wang.yaml": "name: 王示例\ncategory: school-teacher\n",
    "sites/jiaoshi.yaml": "title: 教室\nvenue: classroom\ncapacity: 50\n",
    "classes/banci.yaml": (
        "title: 党员轮训班\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-13\naudience: [members]\n"
        "size: 30\nsessions:\n"
        "  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: dangzhang,\n"
        "     teachers: [wang], site: jiaoshi}\n"
    ),
}


@cache
def loaded(folder: Path) -> Catalog:
    """The catalog in `folder`, loaded once a process: a catalog is immutable."""
    return load(DiskTree(folder))


def write_catalog(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Writes BASE with `files` over it (None leaves one out) to `folder`; gives the catalog's root.

    Text is written as UTF-8 with its line ends as they are.
    """
    root = folder / "catalog"
    given = {
        root / path: content
        for path, content in {**BASE, **(files or {})}.items()
        if content is not None
    }
    for parent in {target.parent for target in given}:
        parent.mkdir(parents=True, exist_ok=True)
    for target, content in given.items():
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def snapshot(root: Path) -> StatSnapshot:
    """A snapshot of the catalog at `root`; AssertionError where none can be taken."""
    taken = take(str(root))
    assert taken is not None
    return taken


def paths_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The path of each file that is read from now on, as it is read."""
    read: list[str] = []
    original = SourceFile.read

    def noted(self: SourceFile) -> object:
        read.append(self.path)
        return original(self)

    monkeypatch.setattr(SourceFile, "read", noted)
    return read


def files_of(catalog: Catalog) -> tuple[LoadedFile | ManifestFile, ...]:
    """Every file of a catalog, `catalog.yaml` first."""
    return (catalog.manifest_file, *catalog.files)


def file_of(catalog: Catalog, path: str) -> LoadedFile | ManifestFile:
    """One file of a catalog by its path."""
    return next(file for file in files_of(catalog) if file.source.path == path)


def told(catalog: Catalog, path: str) -> list[tuple[str, int, int, str]]:
    """The problems of one file as (code, line, column, message), in order of place."""
    file = file_of(catalog, path)
    spans = [(problem, file.source.span_of(problem)) for problem in file.problems]
    lines = [(p.code, span.line, span.column, p.message) for p, span in spans]
    return sorted(lines, key=lambda line: line[1:])
