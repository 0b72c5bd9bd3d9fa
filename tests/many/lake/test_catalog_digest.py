"""The digest by which unchanged counties are known."""

import os
from pathlib import Path

import pytest

from partyschool_cli.many.carrying import carried
from partyschool_cli.many.lake.catalog_digest import catalog_digest
from tests.catalogs import BASE
from tests.many.lake.counties import TEACHER, county, given

COURSE = "courses/dangzhang.yaml"
WITH_MATERIAL = f"{BASE[COURSE]}materials: [{{title: 教案, path: jiaoan.docx}}]\n"


def digest(root: Path) -> str:
    return catalog_digest(given(root)[0].tree)


def test_it_follows_from_the_files_and_not_from_where_or_when(tmp_path: Path) -> None:
    one, other = (county(tmp_path / name, "140121") for name in ("one", "other"))
    os.utime(other / TEACHER, (1, 1))
    assert digest(one) == digest(other)
    assert catalog_digest(carried(given(one)[0]).tree) == digest(one)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (TEACHER, f"{BASE[TEACHER]}# 注释\n"),
        ("teachers/li.yaml", BASE[TEACHER]),
        ("teachers/li.txt", "不是课程目录的文件"),
        ("teachers/.li.yaml", None),
        ("courzes/a.yaml", "title: 甲\n"),
    ],
)
def test_it_changes_with_what_lint_looks_at(tmp_path: Path, path: str, text: str | None) -> None:
    one, other = county(tmp_path / "one", "140121"), county(tmp_path / "other", "140121")
    (other / path).parent.mkdir(exist_ok=True)
    (other / path).write_text(text or "", "utf-8")
    assert (digest(one) == digest(other)) is (text is None)


def test_it_changes_with_a_file_beside_the_catalog_that_a_course_names(tmp_path: Path) -> None:
    root = county(tmp_path, "140121", {COURSE: WITH_MATERIAL})
    before = digest(root)
    (root / "jiaoan.docx").write_bytes(b"")
    assert digest(root) != before
