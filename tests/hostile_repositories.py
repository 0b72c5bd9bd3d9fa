"""Repositories that would run a program, or pass for another one, if git were asked carelessly."""

import shutil
from pathlib import Path

from tests.repositories import commit, git, made_once, repository

# A setting for each program that a repository can name; `{run}` leaves a witness behind.
_PROGRAMS = """\
[core]
    repositoryformatversion = 1
    bare = {bare}
    sshCommand = {run}
    gitProxy = {run}
    fsmonitor = {run}
    hooksPath = {hooks}
    pager = {run}
    editor = {run}
    askPass = {run}
    alternateRefsCommand = {run}
    attributesFile = {attributes}
[extensions]
    partialClone = origin
[remote "origin"]
    url = {url}
    promisor = true
    uploadpack = {run}
{more}
[protocol]
    allow = always
[protocol "ext"]
    allow = always
[protocol "file"]
    allow = always
[credential]
    helper = !{run}
[diff]
    external = {run}
[diff "any"]
    textconv = {run}
    command = {run}
[filter "any"]
    smudge = {run}
    clean = {run}
    process = {run}
    required = true
[gpg]
    program = {run}
[commit]
    gpgSign = true
[gc]
    auto = 1
[log]
    showSignature = true
[pager]
    ls-tree = {run}
    ls-files = {run}
    cat-file = {run}
    rev-parse = {run}
    check-attr = {run}
    log = {run}
    diff-index = {run}
    diff-tree = {run}
    describe = {run}
    rev-list = {run}
    for-each-ref = {run}
[alias]
    ls-tree = !{run}
    ls-files = !{run}
    cat-file = !{run}
    rev-parse = !{run}
    check-attr = !{run}
    log = !{run}
    diff-index = !{run}
    diff-tree = !{run}
    describe = !{run}
    rev-list = !{run}
    for-each-ref = !{run}
"""
REMOTES = {
    "ssh": "ssh://example.invalid/x",
    "git": "git://example.invalid/x",
    "ext": "ext::{run}",
    "file": "file://{here}",
    "path": "{here}",
    "helper": "x",
}


def witness(folder: Path) -> Path:
    """The file that exists once a hostile program ran."""
    return folder / "ran"


def config(folder: Path, remote: str, *, bare: bool = False) -> str:
    """A `config` that names a program wherever git runs one; they are in `folder`."""
    run, hooks, attributes = folder / "run.sh", folder / "hooks", folder / "attributes"
    run.write_text(f"#!/bin/sh\ntouch '{witness(folder)}'\nexit 1\n", "utf-8")
    run.chmod(0o755)
    hooks.mkdir(exist_ok=True)
    for hook in (
        "reference-transaction",
        "post-index-change",
        "post-checkout",
        "fsmonitor-watchman",
        "pre-commit",
        "prepare-commit-msg",
        "commit-msg",
        "post-commit",
        "pre-auto-gc",
    ):
        shutil.copy(run, hooks / hook)
    attributes.write_text("* filter=any diff=any\n", "utf-8")
    return _PROGRAMS.format(
        run=run,
        hooks=hooks,
        attributes=attributes,
        bare=str(bare).lower(),
        url=REMOTES[remote].format(run=run, here=folder),
        more="    vcs = ext" if remote == "helper" else "",
    )


def promisor(folder: Path, remote: str = "ssh") -> Path:
    """A repository whose own config is hostile, and whose manifest of HEAD is to be fetched.

    Gives the root of its catalog.
    """
    repo = folder / "repo"

    def make() -> None:
        repository(repo, {"teachers/li.yaml": "name: 李\n"})
        (repo / ".gitattributes").write_text("* filter=any diff=any\n", "utf-8")
        commit(repo)
        blob = git(repo, "rev-parse", "HEAD:catalog/catalog.yaml").strip()
        (repo / ".git/objects" / blob[:2] / blob[2:]).unlink()

    made_once(repo, "promisor", make)
    (repo / ".git/config").write_text(config(folder, remote), "utf-8")
    return repo / "catalog"


def lookalike(folder: Path) -> tuple[Path, str]:
    """A change whose catalog's folder is a repository too, by files that git tracks.

    Its `main` is the change itself, which has a faulty teacher. Gives the root of the catalog and
    the branch to compare with, which has none.
    """
    root = repository(folder / "repo")
    git(folder / "repo", "checkout", "-q", "-b", "change")
    (root / "teachers/li.yaml").write_text("name: 李\ncategory: nobody\n", "utf-8")
    commit(folder / "repo")
    git(folder, "clone", "-q", "--bare", str(folder / "repo"), "bare")
    git(folder / "bare", "branch", "-q", "-f", "main", "change")
    for name in ("HEAD", "objects", "refs"):
        (folder / "bare" / name).rename(root / name)
    (root / "config").write_text(config(folder, "ssh", bare=True), "utf-8")
    commit(folder / "repo")
    return root, "main"
