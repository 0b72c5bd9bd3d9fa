"""`_manifest.json`: what it says, and what is refused."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.lake.lake_manifest import (
    CountyEntry,
    LakeManifest,
    manifest_bytes,
    program_version,
    read_manifest,
    require_manifest,
)

ENTRY = CountyEntry(
    title="清徐县",
    digest="d1",
    version=program_version(),
    today="2026-03-02",
    private=False,
    commit="abc",
    uncommitted=0,
    rows={"schools": 2, "courses": 3},
    parquet="p1",
)
MANIFEST = LakeManifest({"140122": ENTRY, "000001": replace(ENTRY, title="阳曲县")})


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "_manifest.json").write_bytes(manifest_bytes(MANIFEST))
    assert read_manifest(tmp_path) == MANIFEST
    assert MANIFEST.row_count == 10


def test_it_has_counties_in_order_with_digest_commit_and_rows() -> None:
    data = json.loads(manifest_bytes(MANIFEST))
    assert (data["format"], data["version"]) == (1, program_version())
    assert list(data["counties"]) == ["000001", "140122"]
    found = data["counties"]["140122"]
    assert (found["digest"], found["commit"], found["rows"]["courses"]) == ("d1", "abc", 3)


@pytest.mark.parametrize(
    ("digest", "today", "private", "expected"),
    [
        ("d1", "2026-03-02", False, True),
        ("d2", "2026-03-02", False, False),
        ("d1", "2026-03-03", False, False),
        ("d1", "2026-03-02", True, False),
    ],
)
def test_a_county_is_unchanged_by_its_files_the_day_and_what_is_private(
    digest: str, today: str, private: bool, expected: bool
) -> None:
    assert ENTRY.is_of(digest, today, private=private) is expected


def test_another_version_of_the_program_makes_counties_again() -> None:
    assert not replace(ENTRY, version="0.0.1").is_of("d1", "2026-03-02", private=False)
    assert not ENTRY.unknown().is_of("d1", "2026-03-02", private=False)


def test_the_digest_of_all_files_changes_with_one_county() -> None:
    other = LakeManifest({**MANIFEST.counties, "140122": replace(ENTRY, parquet="p2")})
    assert other.parquet != MANIFEST.parquet
    assert LakeManifest(dict(sorted(MANIFEST.counties.items()))).parquet == MANIFEST.parquet


_OF_OTHER_PROGRAMS = (
    b"",
    b"[]",
    b"null",
    b"{}",
    b'{"format": "1", "counties": {}}',
    b'{"format": 1, "counties": []}',
    b'{"format": 1, "counties": {"a": {}}}',
    b'{"format": 1, "counties": {"a": null}}',
    b"\xff",
)


def test_another_programs_file_of_that_name_is_no_manifest(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    for data in _OF_OTHER_PROGRAMS:
        with subtests.test(data=data):
            (tmp_path / "_manifest.json").write_bytes(data)
            with pytest.raises(CommandLineError, match="不是 pschool lake 写的"):
                read_manifest(tmp_path)


def test_a_newer_lake_is_refused(tmp_path: Path) -> None:
    (tmp_path / "_manifest.json").write_text('{"format": 2, "version": "9.0", "counties": {}}')
    with pytest.raises(CommandLineError, match=r"较新的 pschool（9\.0）写的"):
        read_manifest(tmp_path)


def test_a_folder_without_one_is_no_lake(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    with pytest.raises(CommandLineError, match="不是 pschool lake 写的"):
        require_manifest(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_path_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="不是文字的字节"):
        read_manifest(tmp_path / os.fsdecode(b"\xff"))


@pytest.mark.parametrize("rows", [None, {"courses": None}, {"courses": "many"}])
def test_rows_that_are_no_numbers_are_of_no_lake(tmp_path: Path, rows: object) -> None:
    entry = {**json.loads(manifest_bytes(MANIFEST))["counties"]["140122"], "rows": rows}
    document = {"format": 1, "version": "0.1.0", "counties": {"140121": entry}}
    (tmp_path / "_manifest.json").write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(CommandLineError, match="不是 pschool lake 写的"):
        read_manifest(tmp_path)


def test_a_manifest_that_is_nested_without_end_is_none(tmp_path: Path) -> None:
    (tmp_path / "_manifest.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(CommandLineError, match="不是 pschool lake 写的"):
        read_manifest(tmp_path)
