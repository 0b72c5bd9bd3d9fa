"""A workbook that nobody edited changes nothing, whatever program has read and written it."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from generate import generate
from hypothesis import given, settings

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED, write_catalog
from tests.exchange.workbook.catalogs import catalogs
from tests.exchange.workbook.workbooks import edited, exported, lookup_of, merged
from tests.full_run import FULL_RUN_ONLY, is_full_run

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def assert_unchanged(root: Path, data: bytes) -> None:
    merge = merged(root, data)
    assert (merge.values, merge.new, merge.renamed, merge.gone) == ({}, [], {}, [])
    assert (merge.conflicts, merge.left_out) == ([], [])


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, bytes]:
    """The workbooks of catalogs in the repository, and of one with very many files."""
    many = tmp_path_factory.mktemp("many") / "catalog"
    generate(many, 1000 if is_full_run() else 100)
    shipped = (SHIPPED, PINGCHENG, QINGSHI) if is_full_run() else (PINGCHENG, QINGSHI)
    return {root: exported(root) for root in (*shipped, many)}


def test_as_they_are(workbooks: Mapping[Path, bytes]) -> None:
    for root, data in workbooks.items():
        assert_unchanged(root, data)


def test_by_openpyxl(workbooks: Mapping[Path, bytes]) -> None:
    for root, data in [*workbooks.items()][:: 1 if is_full_run() else 2]:
        assert_unchanged(root, edited(data))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@FULL_RUN_ONLY  # LibreOffice takes seconds to start
def test_by_libreoffice(workbooks: Mapping[Path, bytes], tmp_path: Path) -> None:
    assert SOFFICE is not None
    sources = [tmp_path / f"目录{number}.xlsx" for number in range(len(workbooks))]
    for source, data in zip(sources, workbooks.values(), strict=True):
        source.write_bytes(data)
    command = [SOFFICE, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    out = tmp_path / "out"
    # One process for all: its start takes longer than the workbooks.
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", str(out), *map(str, sources)],
        check=True,
        timeout=300,
    )
    for root, source in zip(workbooks, sources, strict=True):
        assert_unchanged(root, (out / source.name).read_bytes())


@settings(max_examples=settings().max_examples // (4 if is_full_run() else 6))
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
