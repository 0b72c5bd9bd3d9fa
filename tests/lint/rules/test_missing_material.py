"""PS606: materials of courses that are not there."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.source.git.git_tree import git_tree
from tests.linting import TODAY, Files, active, base, findings, lint_root, places, write_base
from tests.repositories import commit, git

GRAFTING = "courses/grafting.yaml"


def with_material(text: str, more: str = "") -> Files:
    return {GRAFTING: base(GRAFTING) + f"materials: [{{title: 教案, {text}}}]\n{more}"}


@pytest.mark.parametrize(
    ("material", "told"),
    [
        ("path: 资料/教案.docx", ""),
        ("path: 资料", ""),
        ("path: 资料/别的.docx", "的文件“资料/别的.docx”不见了"),
        ("path: '资料\\教案.docx'", "不在仓库里"),
        ("path: ../资料/教案.docx", "不在仓库里"),
        ("path: /etc/hostname", "不在仓库里"),
        ("path: 'C:/教案.docx'", "不在仓库里"),
        ("url: 'https://example.org/教案.docx'", ""),
        ("url: 'ftp://example.org/a'", ""),
        ("url: example.org/a.docx", "的网址写成了“example.org/a.docx”，打不开"),
        ("url: 教案.docx", "打不开"),
        ("url: 'https:// example.org'", "打不开"),
    ],
)
def test_materials(material: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "资料").mkdir()
    (tmp_path / "资料/教案.docx").write_bytes(b"")
    found = findings(tmp_path, with_material(material), "PS606")
    assert len(found) == bool(told)
    assert told in "".join(one.message for one in found)


def test_a_retired_course_is_not_looked_at_and_a_draft_is(tmp_path: Path) -> None:
    for status, count in (("retired", 0), ("draft", 1)):
        files = with_material("path: a.docx", f"status: {status}\n")
        assert len(findings(tmp_path, files, "PS606")) == count


def test_paths_are_from_the_git_root_whatever_the_catalog_is_in(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    root = write_base(tmp_path / "docs/catalog", with_material("path: 资料/教案.docx"))
    assert places(lint_root(root, active("PS606"))) == ["courses/grafting.yaml:11:31"]
    (tmp_path / "资料").mkdir()
    (tmp_path / "资料/教案.docx").write_bytes(b"")
    assert lint_root(root, active("PS606")) == ()


def test_a_revision_has_its_own_files(tmp_path: Path) -> None:
    root = write_base(tmp_path / "catalog", with_material("path: 资料/教案.docx"))
    (tmp_path / "资料").mkdir()
    (tmp_path / "资料/教案.docx").write_bytes(b"x")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    (tmp_path / "资料/教案.docx").unlink()
    before = git_tree(root, "HEAD")
    assert before is not None
    assert lint(load(before), TODAY, active("PS606")) == ()
    assert len(lint_root(root, active("PS606"))) == 1
