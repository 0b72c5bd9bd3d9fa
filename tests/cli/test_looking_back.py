"""`--at`: the catalog as it was, for every command that takes it, wherever git is asked from."""

import json
import os
import re
import shutil
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import cycle, product
from pathlib import Path

import pytest

from partyschool_cli.cli.app import program
from partyschool_cli.source.yaml import source_file
from partyschool_cli.source.yaml.yaml_parser import Parsed, parse
from tests.catalogs import write_catalog
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run
from tests.hostile_repositories import REMOTES, config, lookalike, promisor, witness
from tests.moved_sessions import CLASS, moved_class
from tests.repositories import checked_out, commit, git, repository

# What each command prints of the teacher 李, who was 李旧 in the commit before.
COMMANDS = {
    "list": ("list", "teachers"),
    "show": ("show", "li"),
    "tree": ("tree",),
    "search": ("search", "李"),
    "stats": ("stats", "--format", "json"),
    "timetable": ("timetable", "banci", "--list"),
    "export": ("export", "teachers", "-o", "-", "--format", "csv"),
    "sql": ("sql", "SELECT name FROM teachers ORDER BY id", "--format", "json"),
}
# `verify` takes it too, and has its own tests of it.
OTHERS = sorted(set(program().folder.names) - {*COMMANDS, "verify"})


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog with two commits: a teacher, a course's title and a session's note differ."""
    return with_history(tmp_path_factory.mktemp("unchanged") / "repo")


@pytest.fixture
def root(unchanged: Path, tmp_path: Path) -> Path:
    """The same to change."""
    return shutil.copytree(unchanged.parent, tmp_path / "repo") / unchanged.name


@pytest.fixture(scope="module")
def earlier(unchanged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same commits with the first one checked out, for tests that change nothing."""
    folder = tmp_path_factory.mktemp("earlier") / "repo"
    shutil.copytree(unchanged.parent, folder)
    git(folder, "checkout", "-q", "HEAD~1")
    return folder / "catalog"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog with moved sessions, for tests that change nothing."""
    return moved_class(tmp_path_factory.mktemp("moved") / "repo")


def with_history(folder: Path) -> Path:
    root = repository(folder)
    change(root, "旧")
    commit(root)
    change(root, "新")
    commit(root)
    return root


def change(root: Path, word: str) -> None:
    (root / "teachers/li.yaml").write_text(f"name: 李{word}\ncategory: local-expert\n", "utf-8")
    for path, title in (("courses/dangzhang.yaml", "title: 党章"), (CLASS, "title: 党员")):
        text = (root / path).read_text("utf-8").split("\n", 1)[1]
        (root / path).write_text(f"{title}{word}\n{text}", "utf-8")
    school = "title: 柳杜乡党校\ntier: county\n"
    extra = "" if word == "新" else f"place: {word}址\n"
    (root / "schools/liudu.yaml").write_text(school + extra, "utf-8")
    if word == "新":
        (root / "teachers/zhao.yaml").write_text("name: 赵\ncategory: local-expert\n", "utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_reading_command_takes_it(
    unchanged: Path, earlier: Path, pschool: Pschool, command: str
) -> None:
    words = COMMANDS[command]
    at = ("--at", "HEAD~1")
    now, then = pschool(*words, cwd=unchanged), pschool(*words, cwd=earlier)
    short = git(earlier, "rev-parse", "HEAD").strip()[:8]
    found = pschool(*words, *at, cwd=unchanged)
    assert (now.code, found.code) == (0, 0)
    assert found.out != now.out
    assert "新" not in found.out
    path = "teachers/li.yaml"
    assert found.out.replace(f"{short}:catalog/{path}", path) == then.out


def test_it_may_stand_before_the_command(unchanged: Path, pschool: Pschool) -> None:
    for words in [*COMMANDS.values()][:: 1 if is_full_run() else 4]:
        before = pschool("--at", "HEAD~1", *words, cwd=unchanged)
        assert before.code == 0
        assert before == pschool(*words, "--at", "HEAD~1", cwd=unchanged)


def test_no_other_command_takes_it(unchanged: Path, pschool: Pschool) -> None:
    files = {path: path.read_bytes() for path in unchanged.rglob("*") if path.is_file()}
    for command in OTHERS:
        for words in (("--at", "HEAD~1", command), (command, "--at", "HEAD~1")):
            result = pschool(*words, cwd=unchanged)
            assert (result.code, result.out) == (2, "")
            assert f"{command} 不能看以前的目录，不用 --at" in result.err
        assert "--at" not in pschool(command, "--help", cwd=unchanged).out, command
    assert files == {path: path.read_bytes() for path in unchanged.rglob("*") if path.is_file()}


def test_a_name_a_tag_a_number_a_day_and_what_was_published(root: Path, pschool: Pschool) -> None:
    git(root, "tag", "v1", "HEAD~1")
    git(root, "tag", "pschool/published/2026-03-01-1", "HEAD~1")
    full = git(root, "rev-parse", "HEAD~1").strip()
    for word in ("v1", full, full[:7], "published", "main~1"):
        assert "李旧" in pschool("list", "teachers", "--at", word, cwd=root).out
    assert "李新" in pschool("list", "teachers", "--at", "2099-01-01", cwd=root).out
    none = pschool("list", "--at", "2001年1月1日", cwd=root)
    assert (none.code, none.out) == (2, "")
    assert "2001年1月1日和以前都没有提交" in none.err


@pytest.mark.parametrize("word", ["no-such", "", "-x", "HEAD~9", "..", "catalog"])
def test_what_is_no_revision(unchanged: Path, pschool: Pschool, word: str) -> None:
    result = pschool("list", f"--at={word}", cwd=unchanged.parent)
    if word:
        assert (result.code, result.out) == (2, "")
        assert "Traceback" not in result.err
    else:  # as an empty `--today`: not given
        assert result.code in (0, 2)


def test_a_folder_is_no_revision(unchanged: Path, pschool: Pschool) -> None:
    result = pschool("list", "--at", str(unchanged), cwd=unchanged)
    assert result.code == 2
    assert f"--catalog {unchanged}" in result.err


def test_without_git_there_is_no_past(tmp_path: Path, pschool: Pschool) -> None:
    result = pschool("list", "--at", "HEAD", cwd=write_catalog(tmp_path))
    assert (result.code, result.out) == (2, "")
    assert "不在 git 仓库里" in result.err


def test_a_catalog_that_lay_elsewhere(root: Path, pschool: Pschool) -> None:
    git(root.parent, "mv", "catalog", "目录")
    commit(root.parent)
    here = root.parent / "目录"
    shown = pschool("show", "li", "--at", "HEAD~2", cwd=here)
    assert "李旧" in shown.out
    assert ":catalog/teachers/li.yaml" in shown.out


def test_what_was_faulty_then_is_told_with_its_place(root: Path, pschool: Pschool) -> None:
    (root / "teachers/li.yaml").write_text("name: [\n", "utf-8")
    commit(root)
    change(root, "好")
    listed = pschool("list", "teachers", "--at", "HEAD", cwd=root)
    assert "HEAD 里有 1 个文件有错，没有算在内\n" in listed.err
    shown = pschool("show", "li", "--at", "HEAD", cwd=root)
    short = git(root, "rev-parse", "HEAD").strip()[:8]
    assert f"{short}:catalog/teachers/li.yaml:" in shown.err
    (root / "catalog.yaml").write_text("format: 1\n", "utf-8")
    broken = commit(root)
    result = pschool("list", "--at", "HEAD", cwd=root)
    assert result.code != 0
    assert f"{broken[:8]}:catalog/catalog.yaml:1:1" in result.err


def test_a_file_is_written_as_always(root: Path, pschool: Pschool, tmp_path: Path) -> None:
    target = tmp_path / "名册.csv"
    words = ("export", "teachers", "--at", "HEAD~1", "-o", str(target))
    assert pschool(*words, cwd=root).code == 0
    assert "李旧" in target.read_text("utf-8-sig")
    assert not git(root, "status", "--porcelain")
    refused = pschool(*words[:-1], str(root / "teachers/li.yaml"), cwd=root)
    assert refused.code == 2


@pytest.mark.parametrize("changed", [True, False])
def test_what_lint_keeps_serves_it(
    root: Path, pschool: Pschool, changed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("list", "teachers", "--format", "json", "--at", "HEAD~1")
    fresh = pschool(*words, cwd=root)
    pschool("lint", cwd=root)
    if changed:
        (root / "teachers/wang.yaml").write_text("name: 王改\ncategory: local-expert\n", "utf-8")
    parsed: list[str] = []

    def noted(text: str) -> Parsed:
        parsed.append(text)
        return parse(text)

    monkeypatch.setattr("partyschool_cli.source.yaml.source_file.parse", noted)
    # Nothing is remembered of the runs before.
    monkeypatch.setattr(source_file, "_derived", lru_cache(4)(source_file._Derived))
    assert pschool(*words, cwd=root).out == fresh.out
    assert sum("王示例" in text for text in parsed) == changed
    assert sum("李旧" in text for text in parsed) == 1
    assert pschool(*words, "--no-cache", cwd=root).out == fresh.out


@pytest.fixture(scope="module")
def repositories(unchanged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`repo`, its worktree `tree`, its clone `shallow`, and `outer` with the submodule `sub`."""
    folder = tmp_path_factory.mktemp("repositories")
    shutil.copytree(unchanged.parent, folder / "repo")
    git(folder / "repo", "worktree", "add", "-q", str(folder / "tree"))
    repository(folder / "outer")
    allowed = ("-c", "protocol.file.allow=always")
    git(folder / "outer", *allowed, "submodule", "add", "-q", str(folder / "repo"), "sub")
    git(folder, "clone", "-q", "--depth=1", f"file://{folder}/repo", "shallow")
    return folder


PLACES = ("tree", "repo", "outer/sub")


@pytest.mark.parametrize(
    ("command", "place"),
    # Each command and each place, and one with another only in CI.
    [*(product(COMMANDS, PLACES) if is_full_run() else zip(COMMANDS, cycle(PLACES), strict=False))],
)
def test_from_a_hook_a_worktree_and_a_submodule(
    repositories: Path, pschool: Pschool, command: str, place: str
) -> None:
    words = (*COMMANDS[command], "--at", "HEAD~1")
    expected = pschool(*words, cwd=repositories / "repo/catalog")
    assert expected.code == 0
    other = str(repositories / "outer/.git")
    work_tree = str(repositories)
    hook = {"GIT_DIR": other, "GIT_INDEX_FILE": f"{other}/index", "GIT_WORK_TREE": work_tree}
    variables = hook if place == "repo" else {}
    assert pschool(*words, cwd=repositories / place / "catalog", env=variables).out == expected.out


def test_a_shallow_clone_lacks_what_was_before(repositories: Path, pschool: Pschool) -> None:
    for words in COMMANDS.values():
        shallow = pschool(*words, "--at", "HEAD~1", cwd=repositories / "shallow/catalog")
        assert (shallow.code, shallow.out) == (2, ""), words
        assert "git fetch --unshallow" in shallow.err, words


def test_a_shallow_clone_has_what_it_was_made_of(repositories: Path, pschool: Pschool) -> None:
    listed = pschool("list", "teachers", "--at", "HEAD", cwd=repositories / "shallow/catalog")
    assert listed.code == 0
    assert "李新" in listed.out


@pytest.fixture(scope="module")
def foreign(unchanged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalog of another user's repository."""
    if os.name == "nt" or os.geteuid() != 0:  # only the super-user can give it away
        pytest.skip("只有超级用户能把文件送给别人")
    folder = shutil.copytree(unchanged.parent, tmp_path_factory.mktemp("foreign") / "repo")
    root = folder / unchanged.name
    for path in (root.parent, *root.parent.rglob("*")):
        os.lchown(path, 12345, 12345)
    return root


def test_a_repository_of_another_user(foreign: Path, pschool: Pschool) -> None:
    at = ((*words, "--at", "HEAD~1") for words in COMMANDS.values())
    for words in (*at, ("timetable", "banci", "--show-was")):
        result = pschool(*words, cwd=foreign)
        assert (result.code, result.out) == (2, ""), words
        assert "另一个用户" in result.err, words
        assert "safe.directory" in result.err, words


# What comes before the path of a file that was read from a commit.
IN_COMMIT = re.compile(r"\b[0-9a-f]{8}:catalog/")
HOSTILE = {
    **{name: (*words, "--at", "HEAD") for name, words in COMMANDS.items()},
    "was": ("list", "sessions", "status:moved"),
    "show-was": ("timetable", "banci", "--list", "--show-was"),
}


@pytest.fixture(scope="module")
def configured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two repositories that differ by their configuration: `plain` and `hostile`."""
    folder = tmp_path_factory.mktemp("configured")
    root = moved_class(folder / "plain")
    change(root, "新")
    (root / ".gitattributes").write_text("* filter=any diff=any ident\n", "utf-8")
    commit(root)
    shutil.copytree(folder / "plain", folder / "hostile")
    (folder / "hostile/.git/config").write_text(config(folder, "ssh"), "utf-8")
    return folder


@pytest.mark.parametrize("command", HOSTILE)
def test_nothing_runs_that_a_repository_configures(
    configured: Path, pschool: Pschool, command: str
) -> None:
    # The files are those of HEAD, so that commands which look back say the same without it.
    words = COMMANDS.get(command, HOSTILE[command])
    expected = pschool(*words, cwd=configured / "plain/catalog")
    result = pschool(*HOSTILE[command], cwd=configured / "hostile/catalog")
    assert (result.code, expected.code) == (0, 0)
    assert IN_COMMIT.sub("", result.out) == expected.out
    assert not witness(configured).exists()


@pytest.fixture(scope="module")
def promisors(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives a folder with a repository whose files are to be fetched from a remote, by its name."""

    @cache
    def made(remote: str) -> Path:
        folder = tmp_path_factory.mktemp(remote)
        promisor(folder, remote)
        return folder

    return made


@pytest.mark.parametrize(
    ("command", "remote"),
    [*product(HOSTILE, REMOTES)][:: 1 if is_full_run() else 5],
)
def test_nothing_is_fetched(
    promisors: Callable[[str], Path], pschool: Pschool, command: str, remote: str
) -> None:
    folder = promisors(remote)
    root = folder / "repo/catalog"
    result = pschool(*HOSTILE[command], cwd=root)
    if "--at" in HOSTILE[command]:
        assert (result.code, result.out) == (2, "")
        assert "文件不全" in result.err
    assert not witness(folder).exists()


def test_a_catalog_that_brings_its_own_repository(tmp_path: Path, pschool: Pschool) -> None:
    root, base = lookalike(tmp_path)
    for command in HOSTILE.values():
        pschool(*(base if word == "HEAD" else word for word in command), cwd=root)
        assert not witness(tmp_path).exists(), command


def test_moved_sessions_show_what_they_were(moved: Path, pschool: Pschool) -> None:
    listed = pschool("list", "课次", "status:moved", cwd=moved, env={"COLUMNS": "80"})
    heading, _, row, *_ = listed.out.splitlines()
    assert "原时间" in heading
    assert "10月13日14:30—16:00" in row
    assert max(map(len, listed.out.splitlines())) <= 80
    rows = json.loads(pschool("list", "课次", "状态:调课", "--format", "json", cwd=moved).out)
    assert [(row["id"], row["was"]) for row in rows] == [("banci/s01", "2026-10-13T14:30/16:00")]
    for query in ("was:2026-10-13", "原时间:10月13日", "was:2026-10", "was:*", "was>10月12日"):
        assert pschool("list", "课次", query, "--count", cwd=moved).out == "1\n", query
    for query in ("was:2026-10-12", "was<10月13日"):
        assert pschool("list", "课次", query, "--count", cwd=moved).out == "0\n", query
    before = pschool("list", "课次", "was:*", "--columns", "原时间", "--at", "HEAD~1", cwd=moved)
    assert "10月12日08:30—10:00" in before.out


@pytest.mark.parametrize("words", [(), ("status:planned",), ("-status:cancelled", "s02")])
def test_no_other_list_asks_git(
    moved: Path, pschool: Pschool, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = pschool("list", "课次", *words, cwd=moved)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("subprocess.Popen", None)
    result = pschool("list", "课次", *words, cwd=moved)
    assert (result.code, result.out) == (0, expected.out)
    assert "原时间" not in result.out


def test_without_git_nothing_is_known_of_it(tmp_path: Path, pschool: Pschool) -> None:
    root = moved_class(tmp_path / "repo")
    (tmp_path / "repo/.git").rename(tmp_path / "other")
    rows = json.loads(pschool("list", "课次", "status:moved", "--format", "json", cwd=root).out)
    assert [row["was"] for row in rows] == [None]
    assert pschool("list", "课次", "was:*", "--count", cwd=root).out == "0\n"
    asked = pschool("timetable", "banci", "--show-was", cwd=root)
    assert (asked.code, asked.out) == (2, "")
    assert "git" in asked.err


def _text(written: str) -> str:
    """What a file says: without folded lines and without tags."""
    return re.sub(r"<[^>]*>", "", written.replace("\r\n ", ""))


def test_a_timetable_marks_what_it_was_in_every_format(
    moved: Path, tmp_path: Path, pschool: Pschool
) -> None:
    mark = "调课（原10月13日下午）"
    printed = pschool("timetable", "banci", "--list", "--show-was", cwd=moved)
    assert mark in printed.out
    assert "原10月13日" not in pschool("timetable", "banci", "--list", cwd=moved).out
    words = ("export", "timetable", "--class", "banci", "-o", "-", "--format")
    for name in ("md", "csv", "ics", "html"):
        plain = pschool(*words, name, cwd=moved).out
        found = pschool(*words, name, "--show-was", cwd=moved).out
        assert mark in _text(found), name
        assert "（原" not in plain, name
    entries = json.loads(pschool(*words, "json", "--show-was", cwd=moved).out)
    assert "2026-10-13T14:30/16:00" in json.dumps(entries)
    assert "was" not in pschool(*words, "json", cwd=moved).out
    target = tmp_path / "all"
    every = ("export", "timetable", "--all", "--out-dir", str(target), "--format", "md")
    assert pschool(*every, "--show-was", cwd=moved).code == 0
    assert mark in (target / "banci.md").read_text("utf-8")
    refused = pschool("export", "teachers", "--show-was", "-o", "x.csv", cwd=moved)
    assert (refused.code, refused.out) == (2, "")
    assert "--show-was 只用于课程表" in refused.err


def test_line_ends_that_git_converts_are_no_difference(root: Path, pschool: Pschool) -> None:
    git(root, "config", "core.autocrlf", "true")
    checked_out(root.parent)
    assert b"\r\n" in (root / "teachers/li.yaml").read_bytes()
    assert "李新" in pschool("list", "teachers", "--at", "HEAD", cwd=root).out
