"""git is asked about the work tree that was found, and runs nothing that it configures."""

import os
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.git import repository_of, run_git
from partyschool_cli.source.git_tree import git_tree
from tests.repositories import commit, git, repository


def test_a_worktree_has_a_file_for_its_git_folder(tmp_path: Path) -> None:
    repository(tmp_path / "repo")
    git(tmp_path / "repo", "worktree", "add", "-q", str(tmp_path / "tree"))
    assert git_tree(tmp_path / "tree" / "catalog", "HEAD") is not None


def test_none_is_what_git_says_no_to(tmp_path: Path) -> None:
    found = repository_of(repository(tmp_path))
    assert run_git(found, "rev-parse", "--verify", "no-such") is None
    assert run_git(found, "rev-parse", "HEAD") is not None


def test_a_git_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(CommandLineError, match="不是可用的 git 仓库"):
        repository_of(tmp_path)


def test_a_repository_of_another_user(tmp_path: Path) -> None:
    root = repository(tmp_path)
    if os.geteuid() != 0:  # only the super-user can give it away
        pytest.skip("只有超级用户能把文件送给别人")
    for path in (tmp_path, *tmp_path.rglob("*")):
        os.lchown(path, 12345, 12345)
    with pytest.raises(CommandLineError, match="不信任") as error:
        git_tree(root, "HEAD")
    assert "safe.directory" in error.value.hint


HOSTILE = """\
[core]
    repositoryformatversion = 1
    bare = true
    sshCommand = touch {witness}
    fsmonitor = touch {witness}
    hooksPath = {hooks}
    pager = touch {witness}
[extensions]
    partialClone = origin
[remote "origin"]
    url = ssh://example.invalid/x
    promisor = true
[protocol "ssh"]
    allow = always
[protocol "ext"]
    allow = always
"""


def test_a_catalog_folder_that_looks_like_a_repository_is_not_asked(tmp_path: Path) -> None:
    """Tracked files `HEAD`, `config`, `objects/` and `refs/` must not be taken for git's own."""
    root = repository(tmp_path / "repo")
    old = git(tmp_path / "repo", "rev-parse", "HEAD").strip()
    witness, hooks = tmp_path / "witness", tmp_path / "hooks"
    (root / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    (root / "config").write_text(HOSTILE.format(witness=witness, hooks=hooks), "utf-8")
    for name in ("objects/pack", "refs/heads"):
        (root / name).mkdir(parents=True)
        (root / name / "keep").write_text("", "utf-8")
    (root / "teachers/new.yaml").write_text("name: 甲\n", "utf-8")
    commit(tmp_path / "repo")
    tree = git_tree(root, old)
    assert tree is not None
    assert "teachers/new.yaml" not in {file.path for file in tree.listing().files}
    assert not witness.exists()


@pytest.mark.parametrize("url", ["ssh://example.invalid/x", "ext::touch {witness}"])
def test_a_promisor_remote_is_not_contacted(tmp_path: Path, url: str) -> None:
    root = repository(tmp_path / "repo")
    witness = tmp_path / "witness"
    config = HOSTILE.format(witness=witness, hooks=tmp_path).replace("bare = true", "bare = false")
    config = config.replace("ssh://example.invalid/x", url.format(witness=witness))
    (tmp_path / "repo/.git/config").write_text(config, "utf-8")
    blob = git(tmp_path / "repo", "rev-parse", "HEAD:catalog/catalog.yaml").strip()
    (tmp_path / "repo/.git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(CommandLineError, match="文件不全"):
        git_tree(root, "HEAD")
    assert not witness.exists()
