"""The codes that a command line asks for: of which documents, with which day."""

import json
import re
from pathlib import Path

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool
from tests.repositories import commit, repository

CLASS = "classes/banci.yaml"
OTHER = BASE[CLASS].replace("党员轮训班", "农民夜校")
TODAY = ("--today", "2026-10-11")
LINE = re.compile(r"版本 (\S+) · 校验码 (\S+)")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A class of 28 September, and one of 5 October."""
    # Already the next day where the catalog is.
    for name in ("GIT_COMMITTER_DATE", "GIT_AUTHOR_DATE"):
        monkeypatch.setenv(name, "2026-09-28T17:00:00Z")
    root = repository(tmp_path)
    for name in ("GIT_COMMITTER_DATE", "GIT_AUTHOR_DATE"):
        monkeypatch.setenv(name, "2026-10-05T17:00:00Z")
    (root / "classes/yexiao.yaml").write_text(OTHER, "utf-8")
    commit(root)
    return root


def lines(pschool: Pschool, root: Path, *words: str) -> list[tuple[str, str]]:
    """Version and code of each foot in a document."""
    result = pschool("export", *words, "--format", "md", "-o", "-", *TODAY, cwd=root)
    assert result.code == 0, result.err
    return LINE.findall(result.out)


def versions(pschool: Pschool, root: Path, *words: str) -> list[str]:
    return [version for version, _ in lines(pschool, root, *words)]


def test_the_version_is_the_day_where_the_catalog_is(root: Path, pschool: Pschool) -> None:
    assert versions(pschool, root, "timetable", "--class", "banci") == ["2026-09-29"]
    assert versions(pschool, root, "timetable", "--class", "yexiao") == ["2026-10-06"]


def test_a_timetable_of_several_classes_is_as_new_as_the_newest(
    root: Path, pschool: Pschool
) -> None:
    assert versions(pschool, root, "timetable", "--teacher", "wang") == ["2026-10-06"]
    assert versions(pschool, root, "timetable", "--school", "liudu") == ["2026-10-06"]


def test_each_part_has_its_own_day(root: Path, pschool: Pschool) -> None:
    words = ("timetable", "--class", "banci", "--class", "yexiao")
    assert versions(pschool, root, *words) == ["2026-09-29", "2026-10-06"]


def test_the_catalog_does_not_change_with_a_class(root: Path, pschool: Pschool) -> None:
    assert versions(pschool, root, "catalog") == ["2026-09-29"]


def test_what_is_not_saved_is_of_today(root: Path, pschool: Pschool) -> None:
    (root / CLASS).write_text(BASE[CLASS] + "# 注\n", "utf-8")
    assert versions(pschool, root, "timetable", "--class", "banci") == ["2026-10-11"]
    assert versions(pschool, root, "timetable", "--class", "yexiao") == ["2026-10-06"]


def test_a_catalog_without_git_is_of_today(tmp_path: Path, pschool: Pschool) -> None:
    root = write_catalog(tmp_path)
    assert versions(pschool, root, "timetable", "--class", "banci") == ["2026-10-11"]


def test_a_file_for_each_class_has_the_same_code_as_alone(root: Path, pschool: Pschool) -> None:
    folder = root.parent / "各班"
    words = ("timetable", "--all", "--out-dir", str(folder), "--format", "md", *TODAY)
    assert pschool("export", *words, cwd=root).code == 0
    for name in ("banci", "yexiao"):
        text = (folder / f"{name}.md").read_text("utf-8")
        assert LINE.findall(text) == lines(pschool, root, "timetable", "--class", name)


def test_an_earlier_catalog_has_its_own_day(root: Path, pschool: Pschool) -> None:
    (root / CLASS).write_text(OTHER, "utf-8")
    commit(root)
    words = ("timetable", "--class", "banci", "--at", "HEAD~1")
    assert versions(pschool, root, *words) == ["2026-09-29"]


def test_a_code_can_be_left_out_of_each(root: Path, pschool: Pschool) -> None:
    folder = root.parent / "各班"
    for words in (
        ("timetable", "--class", "banci", "-o", "-"),
        ("catalog", "-o", "-"),
        ("timetable", "--all", "--out-dir", str(folder)),
    ):
        result = pschool("export", *words, "--format", "md", "--no-code", cwd=root)
        assert result.code == 0, result.err
        assert "校验码" not in result.out
    assert not any("校验码" in file.read_text("utf-8") for file in folder.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ("timetable", "--class", "banci", "--format", "csv"),
        ("timetable", "--class", "banci", "--format", "md", "--no-code"),
        ("teachers", "--format", "md"),
        ("catalog", "--format", "jsonld"),
    ],
)
def test_git_is_asked_only_where_a_code_is_printed(
    root: Path, pschool: Pschool, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("git was asked")

    monkeypatch.setattr("partyschool_cli.cli.exporting.codes.document_times", asked)
    assert pschool("export", *words, "-o", "-", cwd=root).code == 0


def test_a_draft_is_not_pointed_to_on_a_site(root: Path, pschool: Pschool) -> None:
    manifest = BASE["catalog.yaml"] + "web_url: https://example.org/dx\n"
    (root / "catalog.yaml").write_text(manifest, "utf-8")
    draft = OTHER.replace("title:", "status: draft\ntitle:")
    (root / "classes/yexiao.yaml").write_text(draft, "utf-8")
    for name, has_page in (("banci", True), ("yexiao", False)):
        words = ("timetable", "--class", name, "--format", "html", "-o", "-")
        page = pschool("export", *words, *TODAY, cwd=root).out
        address = f'alt="二维码：https://example.org/dx/classes/{name}.html?code='
        assert (address in page) == has_page


def test_json_of_several_has_a_code_for_each(root: Path, pschool: Pschool) -> None:
    words = ("timetable", "--class", "banci", "--class", "yexiao", "--format", "json", "-o", "-")
    found = json.loads(pschool("export", *words, cwd=root).out)
    assert found["document"] == "timetables"
    codes = [one["code"] for one in found["timetables"]]
    assert len({*codes}) == 2
