"""`pschool log`: who changed what, and when."""

import json
import shutil
from pathlib import Path

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool
from tests.repositories import commit, git, repository

CLASS, TEACHER = "classes/banci.yaml", "teachers/wang.yaml"
MOVED = BASE[CLASS].replace("date: 2026-10-12, start: 08:30", "date: 2026-10-13, start: 08:30")
MOVED_LINE = "党员轮训班 s01（党章导读）：10月12日（周一）08:30—10:00 → 10月13日（周二）08:30—10:00"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three commits: the catalog, a session moved, a teacher renamed. For tests that only look."""
    with pytest.MonkeyPatch.context() as patch:
        _date(patch)
        found = repository(tmp_path_factory.mktemp("history") / "repo")
        (found / CLASS).write_text(MOVED, "utf-8")
        commit(found, "改期\n\n学员要收秋")
        (found / TEACHER).rename(found / "teachers/li.yaml")
        commit(found, "改编号")
    return found


@pytest.fixture
def root(history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, to go on with."""
    _date(monkeypatch)
    return Path(shutil.copytree(history.parent, tmp_path / "repo")) / "catalog"


def _date(patch: pytest.MonkeyPatch) -> None:
    """Commits are of one second, and their text is older."""
    patch.setenv("GIT_COMMITTER_DATE", "2026-10-01T20:00:00Z")
    patch.setenv("GIT_AUTHOR_DATE", "2020-01-01T00:00:00Z")


def blocks(pschool: Pschool, root: Path, *words: str) -> list[list[str]]:
    """The lines of each commit, without its id."""
    result = pschool("log", *words, cwd=root)
    assert result.code == 0, result.err
    found = [one.splitlines() for one in result.out.split("\n\n") if one]
    return [[one[0].partition("  ")[2], *(line.strip() for line in one[1:])] for one in found]


def test_newest_first_in_the_words_of_diff(history: Path, pschool: Pschool) -> None:
    when = "2026年10月2日 04:00  a  "  # in the catalog's time zone
    assert blocks(pschool, history) == [
        [f"{when}改编号", "教师 王示例：编号 wang → li"],
        [f"{when}改期", MOVED_LINE],
        [f"{when}一次修改", "第一次保存，共 6 个文件"],
    ]


def test_a_commit_that_only_followed_a_rename_has_no_block(root: Path, pschool: Pschool) -> None:
    (root / "courses/dangzhang.yaml").rename(root / "courses/daodu.yaml")
    (root / CLASS).write_text(MOVED.replace("course: dangzhang", "course: daodu"), "utf-8")
    commit(root, "课程改编号")
    for reference in ("banci", "banci/s01"):
        told = blocks(pschool, root, reference)
        assert [one[0].rpartition("  ")[2] for one in told] == ["改期", "一次修改"]
        data = json.loads(pschool("log", reference, "--format", "json", cwd=root).out)
        assert data["commits"][0]["message"] == "课程改编号"
        assert data["commits"][0]["changes"][0]["fields"][0]["follows"] == "rename"


def test_each_block_has_the_commit_that_diff_takes(history: Path, pschool: Pschool) -> None:
    first = pschool("log", cwd=history).out.split()[0]
    assert git(history, "rev-parse", "HEAD").startswith(first)
    assert pschool("diff", f"{first}~1..{first}", cwd=history).out.splitlines()[1:] == [
        "教师 王示例：编号 wang → li"
    ]


def test_json_as_the_contract_has_it(history: Path, pschool: Pschool) -> None:
    document = json.loads(pschool("log", "--format", "json", cwd=history).out)
    assert document["version"] == 1
    newest, second, first = document["commits"]
    assert newest["commit"] == git(history, "rev-parse", "HEAD").strip()
    assert second["message"] == "改期\n\n学员要收秋"
    assert (second["author"], second["date"]) == ("a", "2026-10-01T20:00:00+00:00")
    asked = ("diff", "HEAD~1..HEAD", "--format", "json")
    assert newest["changes"] == json.loads(pschool(*asked, cwd=history).out)["changes"]
    assert {one["change"] for one in first["changes"]} == {"added"}
    assert {one["id"] for one in first["changes"]} >= {"banci", "wang", "liudu"}


def test_a_limit(history: Path, pschool: Pschool) -> None:
    assert len(blocks(pschool, history, "--limit", "2")) == 2
    assert pschool("log", "--limit", "0", cwd=history).code == 2


def test_an_entity_is_followed_through_its_rename(history: Path, pschool: Pschool) -> None:
    for name in ("li", "王示例", "teacher:li"):
        assert [one[1:] for one in blocks(pschool, history, name)] == [
            ["教师 王示例：编号 wang → li"],
            ["新建 教师 王示例（teachers/wang.yaml）"],
        ]


def test_what_is_gone_is_named_by_its_id(root: Path, pschool: Pschool) -> None:
    (root / "teachers/li.yaml").unlink()
    commit(root)
    told = [one[1] for one in blocks(pschool, root, "li")]
    assert told == [
        "删去 教师 王示例（teachers/li.yaml）",
        "教师 王示例：编号 wang → li",
        "新建 教师 王示例（teachers/wang.yaml）",
    ]
    assert [one[1] for one in blocks(pschool, root, "教师:wang")] == told[1:]


def test_a_chinese_id_that_is_gone(root: Path, pschool: Pschool) -> None:
    git(root, "mv", "teachers/li.yaml", "teachers/李老师.yaml")
    commit(root)
    (root / "teachers/李老师.yaml").unlink()
    commit(root)
    assert len(blocks(pschool, root, "李老师")) == 4


def test_an_id_that_is_used_again_is_another_entity(root: Path, pschool: Pschool) -> None:
    (root / TEACHER).write_text("name: 汪四\ncategory: local-expert\n", "utf-8")
    commit(root, "新来的")
    assert [one[1] for one in blocks(pschool, root, "li")] == [
        "教师 王示例：编号 wang → li",
        "新建 教师 王示例（teachers/wang.yaml）",
    ]


def test_a_session_by_itself(history: Path, pschool: Pschool) -> None:
    assert [one[1:] for one in blocks(pschool, history, "banci/s01")] == [
        [MOVED_LINE],
        ["增加 党员轮训班 s01（党章导读）：10月12日（周一）08:30—10:00"],
    ]


def test_commits_that_change_nothing_are_not_told(root: Path, pschool: Pschool) -> None:
    (root / CLASS).write_text(f"# 暂定\n{MOVED}", "utf-8")
    commit(root, "加注")
    (root.parent / "README.md").write_text("x", "utf-8")
    commit(root, "别的文件")
    assert len(blocks(pschool, root)) == 3


def test_a_catalog_that_was_moved_is_followed(root: Path, pschool: Pschool) -> None:
    git(root.parent, "mv", "catalog", "2026")
    moved = root.parent / "2026"
    (moved / "teachers/li.yaml").write_text("name: 李示例\n", "utf-8")
    commit(moved, "搬家")
    told = [one[1] for one in blocks(pschool, moved)]
    assert told[0].startswith("教师 李示例：姓名 王示例 → 李示例")
    assert told[1:] == ["教师 王示例：编号 wang → li", MOVED_LINE, "第一次保存，共 6 个文件"]


def test_a_merge_tells_its_own_changes_only(root: Path, pschool: Pschool) -> None:
    git(root, "checkout", "-q", "-b", "side", "HEAD~1")
    (root / "sites/jiaoshi.yaml").write_text(BASE["sites/jiaoshi.yaml"].replace("教室", "礼堂"))
    commit(root, "支线")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "合并", "side")
    subjects = [one[0].rpartition("  ")[2] for one in blocks(pschool, root)]
    assert sorted(subjects) == sorted(["支线", "改编号", "改期", "一次修改"])


def test_a_version_that_cannot_be_read_is_told(root: Path, pschool: Pschool) -> None:
    (root / CLASS).write_text("title: [\n", "utf-8")
    commit(root, "写坏")
    assert blocks(pschool, root)[0][1:] == [f"文件 {CLASS} 读不了，没有比较"]


def test_no_history(tmp_path: Path, pschool: Pschool) -> None:
    root = write_catalog(tmp_path / "a")
    result = pschool("log", cwd=root)
    assert result.code == 2
    assert "不在 git 仓库里" in result.err
    git(tmp_path, "init", "-q")
    result = pschool("log", cwd=root)
    assert result.code == 2
    assert "pschool save" in result.err


def test_what_never_was(history: Path, pschool: Pschool) -> None:
    result = pschool("log", "nobody", cwd=history)
    assert result.code == 2
    assert "没有“nobody”这个条目" in result.err


def test_what_is_not_committed_yet(root: Path, pschool: Pschool) -> None:
    (root / "teachers/xin.yaml").write_text("name: 新来的\n", "utf-8")
    result = pschool("log", "xin", cwd=root)
    assert (result.code, result.out) == (0, "")
    assert "还没有提交过" in result.err


def test_a_shallow_clone_says_where_it_ends(
    history: Path, tmp_path: Path, pschool: Pschool
) -> None:
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{history.parent}", "shallow")
    result = pschool("log", cwd=tmp_path / "shallow/catalog")
    assert result.code == 0
    assert "编号 wang → li" in result.out
    assert "第一次保存" not in result.out
    assert "git fetch --unshallow" in result.err
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{history.parent}", "one")
    result = pschool("log", cwd=tmp_path / "one/catalog")
    assert "git fetch --unshallow" in result.err
    assert "还没有提交过" not in result.err


def test_escapes_and_numbers_in_messages_are_not_shown(root: Path, pschool: Pschool) -> None:
    (root / CLASS).write_text(BASE[CLASS], "utf-8")
    commit(root, "\x1b[2J 11010519491231002X")
    for name in ("text", "json"):
        out = pschool("log", "--format", name, cwd=root).out
        assert "\x1b" not in out
        assert "19491231002X" not in out
