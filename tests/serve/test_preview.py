"""The site is that of the files on disk, whatever happens to them."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.errors import CatalogUnreadableError
from partyschool_cli.export.web.site import build_site
from partyschool_cli.serve.preview import Preview, PreviewOptions
from tests.catalogs import QINGSHI, write_catalog
from tests.repositories import commit, git, repository

TODAY = dt.date(2026, 10, 12)


def _preview(root: Path, *, is_private: bool = False) -> Preview:
    return Preview(root, PreviewOptions(lambda: TODAY, is_private))


def _text(preview: Preview, path: str) -> str:
    page = preview.page(preview.now(), path)
    assert page is not None, path
    return page.body.decode()


def test_every_file_of_the_site_is_there_under_its_path() -> None:
    preview = _preview(QINGSHI)
    moment = preview.now()
    for file in build_site(moment.site):
        if file.path != "sitemap.xml":  # for search engines
            page = preview.page(moment, file.path)
            assert page is not None, file.path
            assert page.key == file.key(), file.path
    assert preview.page(moment, "courses/none.html") is None
    assert preview.page(moment, "") is None


def test_a_saved_change_is_in_the_next_page(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    preview = _preview(root)
    first = preview.now()
    assert preview.now() is first
    course = root / "courses/dangzhang.yaml"
    course.write_text(course.read_text("utf-8").replace("党章导读", "党章精讲"), "utf-8")
    assert "党章精讲" in _text(preview, "courses/dangzhang.html")
    assert "党章精讲" in _text(preview, "index.html")
    assert preview.now().number > first.number
    course.unlink()
    assert preview.page(preview.now(), "courses/dangzhang.html") is None


@pytest.mark.parametrize("tree", ["repository", "linked"])
def test_a_commit_and_a_tag_are_seen(tmp_path: Path, tree: str) -> None:
    repository(tmp_path / "repository")
    git(tmp_path / "repository", "worktree", "add", "-q", str(tmp_path / "linked"))
    preview = _preview(tmp_path / tree / "catalog")
    commit(tmp_path / tree)
    assert preview.now().number == 2
    git(tmp_path / tree, "tag", "-a", "-m", "课程表", "published")
    assert preview.now().number == 3
    assert preview.now().number == 3


def test_pages_whose_data_are_the_same_keep_their_bytes(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    preview = _preview(root)
    before = preview.page(preview.now(), "sites/jiaoshi.html")
    teacher = root / "teachers/li.yaml"
    teacher.write_text("name: 李示例\ncategory: school-teacher\nunit: 党史研究室\n", "utf-8")
    assert "党史研究室" in _text(preview, "teachers/li.html")
    assert preview.page(preview.now(), "sites/jiaoshi.html") is before


def test_a_broken_manifest_leaves_the_last_site(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    preview = _preview(root)
    manifest = root / "catalog.yaml"
    good = manifest.read_text("utf-8")
    manifest.write_text("format: [\n", "utf-8")
    number = preview.now().number
    assert number == 2
    assert "示例目录" in _text(preview, "index.html")
    manifest.write_text(good.replace("示例目录", "新的目录"), "utf-8")
    assert "新的目录" in _text(preview, "index.html")
    with pytest.raises(CatalogUnreadableError):
        _preview(write_catalog(tmp_path / "broken", {"catalog.yaml": "format: [\n"}))


def test_two_files_with_one_id_are_no_accident(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    preview = _preview(root)
    (root / "courses/b").mkdir()
    (root / "courses/b/dangzhang.yaml").write_text("title: 第二份\n", "utf-8")
    text = _text(preview, "courses.html")
    assert "第二份" not in text or "党章导读" not in text


def test_a_linked_file_is_watched_too(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    target = root / "teachers/real.yaml"
    target.write_text("name: 李示例\ncategory: school-teacher\n", "utf-8")
    try:
        (root / "teachers/linked.yaml").symlink_to(target)
    except OSError:
        pytest.skip("no links on this system")
    preview = _preview(root)
    assert preview.now().snapshot is None
    target.write_text("name: 赵示例\ncategory: school-teacher\n", "utf-8")
    assert "赵示例" in _text(preview, "teachers/linked.html")


def test_the_day_changes_while_it_runs(tmp_path: Path) -> None:
    days = [TODAY]
    preview = Preview(write_catalog(tmp_path), PreviewOptions(lambda: days[-1]))
    assert 'data-made="2026-10-12"' in _text(preview, "index.html")
    days.append(TODAY + dt.timedelta(1))
    assert 'data-made="2026-10-13"' in _text(preview, "index.html")
