"""A workbook that nobody edited changes nothing, whatever program has read and written it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from benchmarks.generate import generate
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED, write_catalog
from tests.exchange.workbook.catalogs import catalogs
from tests.exchange.workbook.workbooks import edited, exported, lookup_of, merged
from tests.full_run import is_full_run

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def assert_unchanged(root: Path, data: bytes) -> None:
    merge = merged(root, data)
    assert (merge.values, merge.new, merge.renamed, merge.gone) == ({}, [], {}, [])
    assert (merge.conflicts, merge.left_out) == ([], [])


def as_it_is(data: bytes, _: Path) -> bytes:
    return data


def by_openpyxl(data: bytes, _: Path) -> bytes:
    return edited(data)


def by_libreoffice(data: bytes, folder: Path) -> bytes:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    source = folder / "目录.xlsx"
    source.write_bytes(data)
    command = [SOFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    out = folder / "out"
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", str(out), str(source)],
        check=True,
        timeout=180,
    )
    return (out / source.name).read_bytes()


PROGRAMS = (as_it_is, by_openpyxl, by_libreoffice)


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("root", [SHIPPED, PINGCHENG, QINGSHI], ids=lambda root: root.name)
def test_a_catalog(root: Path, program: Callable[[bytes, Path], bytes], tmp_path: Path) -> None:
    assert_unchanged(root, program(exported(root), tmp_path))


@pytest.mark.parametrize("program", PROGRAMS)
def test_very_many_files(program: Callable[[bytes, Path], bytes], tmp_path: Path) -> None:
    root = tmp_path / "catalog"
    generate(root, 1000 if is_full_run() else 200)
    assert_unchanged(root, program(exported(root), tmp_path))


@settings(max_examples=settings().max_examples // 2)
@given(catalogs())
def test_any_catalog(tmp_path_factory: pytest.TempPathFactory, files: dict[str, str]) -> None:
    root = write_catalog(tmp_path_factory.mktemp("any"), files)
    assert not lookup_of(root).catalog.left_out
    data = exported(root)
    assert_unchanged(root, data)
    assert_unchanged(root, edited(data))


@pytest.mark.parametrize(
    ("kinds", "subject"),
    [
        ((Kind.COURSE,), None),
        ((Kind.SESSION, Kind.TEACHER), None),
        (tuple(Kind), Key(Kind.SCHOOL, "nanping")),
        (tuple(Kind), Key(Kind.CLASS, "nanping-members-2026")),
    ],
)
def test_a_part(kinds: tuple[Kind, ...], subject: Key | None) -> None:
    assert_unchanged(QINGSHI, exported(QINGSHI, kinds, subject))
