"""`pschool web`: the site in a folder, what is told, and what is refused."""

import os
from functools import partial
from pathlib import Path

import pytest

from partyschool_cli.source.writing import forked
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool, not_refused
from tests.repositories import git, repository

TEACHER = "teachers/wang.yaml"
TODAY = ("--today", "2026-10-10")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small catalog, whose pages are made in this process: templates are compiled once."""
    monkeypatch.setattr(forked, "_FEW", 10_000)
    return write_catalog(tmp_path)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_site_is_written_and_told(root: Path, pschool: Pschool) -> None:
    result = pschool(*TODAY, "web", "-o", "../site", cwd=root)
    assert (result.code, result.out) == (0, "")
    assert "已写入网站 ../site：" in result.err
    assert "打开 ../site/index.html" in result.err
    site = root.parent / "site"
    for path in ("index.html", "404.html", "schools/liudu.html", "assets/site.css"):
        assert (site / path).is_file()


def test_the_same_catalog_gives_the_same_bytes(root: Path, pschool: Pschool) -> None:
    for name in ("one", "other"):
        assert pschool(*TODAY, "web", "-o", f"../{name}", cwd=root).code == 0
    one, other = (contents(root.parent / name) for name in ("one", "other"))
    assert one == other


def test_without_a_change_nothing_is_touched(root: Path, pschool: Pschool) -> None:
    pschool(*TODAY, "web", "-o", "../site", cwd=root)
    site = root.parent / "site"
    before = {path: path.stat().st_mtime_ns for path in (site, *site.rglob("*"))}
    result = pschool(*TODAY, "web", "-o", "../site", cwd=root)
    assert "已经是最新的" in result.err
    assert {path: path.stat().st_mtime_ns for path in (site, *site.rglob("*"))} == before


def test_what_has_no_page_any_more_goes(root: Path, pschool: Pschool) -> None:
    more = root / "schools/xugou.yaml"
    more.write_text("title: 徐沟镇党校\ntier: township\nparent: liudu\n", "utf-8")
    pschool(*TODAY, "web", "-o", "../site", cwd=root)
    page = root.parent / "site/schools/xugou.html"
    assert page.exists()
    more.unlink()
    result = pschool(*TODAY, "web", "-o", "../site", cwd=root)
    assert not page.exists()
    assert "删去 2 个" in result.err  # its page and its calendar


def test_other_files_in_the_folder_are_named_and_refused(root: Path, pschool: Pschool) -> None:
    site = root.parent / "site"
    pschool(*TODAY, "web", "-o", "../site", cwd=root)
    (site / "报告.docx").write_bytes(b"mine")
    (root / TEACHER).write_text(BASE[TEACHER].replace("王", "李"), "utf-8")
    before = contents(site)
    result = pschool(*TODAY, "web", "-o", "../site", cwd=root)
    assert result.code == 2
    assert "报告.docx" in result.err
    assert contents(site) == before


def test_a_folder_in_or_around_the_catalog_is_refused(root: Path, pschool: Pschool) -> None:
    before = contents(root.parent)
    folders = ("site", ".", "courses", "a/b/c", "../catalog/x", "..")
    wrong = {("-o", folder): "课程目录" for folder in folders}
    assert not_refused(partial(pschool, *TODAY, "web", cwd=root), wrong) == {}
    assert contents(root.parent) == before


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_link_into_the_catalog_is_refused(root: Path, pschool: Pschool) -> None:
    (root.parent / "link").symlink_to(root)
    assert pschool(*TODAY, "web", "-o", "../link/site", cwd=root).code == 2
    assert not (root / "site").exists()


WRONG = {
    (): "没有写到哪个文件夹",
    ("-o", ""): "是空的",
    ("-o", "../site", "--with-below"): "--school",
    ("-o", "../site", "--school", "nobody"): "nobody",
    ("-o", "../site", "--title", " "): "--title",
    ("-o", "../site", "--base-url", "example.org"): "example.org",
    ("-o", "../site", "--base-url", "javascript:alert(1)"): "javascript",
    ("-o", "../site", "--base-url", "https://example.org/?a=1"): "网址",
    ("-o", "../site", "--base-url", "https://u:p@example.org/"): "网址",
    ("-o", "../site", "--base-url", "https://example.org:99999/"): "网址",
    ("-o", "catalog.yaml"): "课程目录",
}


def test_wrong_use_is_refused(root: Path, pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "web", cwd=root), WRONG) == {}
    assert not (root.parent / "site").exists()


def test_a_title_and_an_address_are_taken(root: Path, pschool: Pschool) -> None:
    address = "https://example.org/dangxiao"
    pschool("web", "-o", "../site", "--title", "柳杜课程", "--base-url", address, cwd=root)
    text = (root.parent / "site/schools/liudu.html").read_text("utf-8")
    assert "<title>柳杜乡党校 · 柳杜课程</title>" in text
    assert f'href="{address}/schools/liudu.html"' in text


def test_one_school_has_its_own_site(root: Path, pschool: Pschool) -> None:
    below = "title: 成子村农民夜校\ntier: township\nparent: liudu\n"
    (root / "schools/chengzi.yaml").write_text(below, "utf-8")
    (root / "schools/xugou.yaml").write_text("title: 徐沟镇党校\ntier: township\n", "utf-8")
    page = root.parent / "site/index.html"

    def shown(*options: str) -> str:
        assert pschool(*TODAY, "web", "-o", "../site", *options, cwd=root).code == 0
        return page.read_text("utf-8")

    assert "柳杜乡党校" in shown("--school", "柳杜乡党校")
    assert "成子村农民夜校" not in page.read_text("utf-8")
    both = shown("--school", "liudu", "--with-below")
    assert "成子村农民夜校" in both
    assert "徐沟镇党校" not in both


def test_drafts_are_in_a_private_site_only(root: Path, pschool: Pschool) -> None:
    draft = "title: 秘密学校\ntier: township\nparent: liudu\nstatus: draft\n"
    (root / "schools/secret.yaml").write_text(draft, "utf-8")

    def written(name: str, *options: str) -> bytes:
        pschool(*TODAY, "web", "-o", f"../{name}", *options, cwd=root)
        return b"".join(contents(root.parent / name).values())

    public, private = written("public"), written("private", "--private")
    assert "秘密学校".encode() not in public
    assert b"secret" not in public
    assert "秘密学校".encode() in private
    assert "内部使用".encode() in private


def test_a_file_with_errors_is_told_and_left_out(root: Path, pschool: Pschool) -> None:
    (root / TEACHER).write_text("name: [\n", "utf-8")
    result = pschool(*TODAY, "web", "-o", "../site", cwd=root)
    assert result.code == 0
    assert "有 1 个文件有错，没有算在内" in result.err


def test_a_history_that_cannot_tell_when_classes_changed_is_told(
    tmp_path: Path, pschool: Pschool
) -> None:
    """Calendars say when sessions changed: in a shallow clone, that may be too late."""
    folder = tmp_path / "whole"
    root = repository(folder)
    own = root / TEACHER
    own.write_text(own.read_text("utf-8").replace("王示例", "李示例"), "utf-8")
    git(folder, "commit", "-qam", "change")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{folder}", "shallow")
    shallow = tmp_path / "shallow/catalog"
    result = pschool(*TODAY, "web", "-o", str(tmp_path / "site"), cwd=shallow)
    assert result.code == 0
    assert "克隆得太浅" in result.err
    result = pschool(*TODAY, "web", "-o", str(tmp_path / "site"), cwd=root)
    assert "克隆得太浅" not in result.err
