"""What a commit changed, of merges against all parents."""

from collections.abc import Mapping

import pytest

from partyschool_cli.history.commit_reader import CommitReader
from partyschool_cli.source.git.git_log import BlobChange
from partyschool_cli.source.git.git_tree import GitTree, git_tree
from tests.catalogs import BASE
from tests.repositories import git, repository

CLASS = "classes/banci.yaml"
SESSION = (
    "  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, course: dangzhang,\n"
    "     teachers: [wang], site: jiaoshi}\n"
)
TEXTS = {
    "base": BASE[CLASS],
    "retitled": BASE[CLASS].replace("党员轮训班", "轮训班"),
    "again": BASE[CLASS].replace("党员轮训班", "冬季班"),
    "more": BASE[CLASS] + SESSION,
    "later": BASE[CLASS] + SESSION.replace("2026-10-13", "2026-10-12"),
    "broken": "title: [\n",
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> GitTree:
    found = git_tree(repository(tmp_path_factory.mktemp("repo")), "HEAD", is_whole=False)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def known(tree: GitTree) -> Mapping[str, bytes | None]:
    """The blob of each text, in the repository."""
    for name, text in TEXTS.items():
        (tree.folder / name).write_text(text, "utf-8")
    made = git(tree.folder, "hash-object", "-w", "--no-filters", *TEXTS).encode().split()
    return {"none": None, **dict(zip(TEXTS, made, strict=True))}


@pytest.mark.parametrize(
    ("parents", "new", "told"),
    [
        (["base"], "more", ["changed sessions[s02]"]),
        (["none"], "base", ["added"]),
        (["base"], "none", ["removed"]),
        (["base", "retitled"], "retitled", []),
        (["base", "retitled"], "again", ["changed title"]),
        (["base", "more"], "later", ["changed sessions[s02].date"]),
        (["more", "base"], "later", ["changed sessions[s02].date"]),
        (["retitled", "more"], "base", []),
        (["none", "base"], "retitled", ["changed title"]),
        (["none", "none"], "base", ["added"]),
        (["base", "more"], "none", ["removed"]),
        (["base", "base", "retitled"], "again", ["changed title"]),
        (["broken"], "base", ["left out"]),
        (["base"], "broken", ["left out"]),
    ],
)
def test_a_change_against_all_parents(
    tree: GitTree,
    known: Mapping[str, bytes | None],
    parents: list[str],
    new: str,
    told: list[str],
) -> None:
    change = BlobChange(CLASS, tuple(known[one] for one in parents), known[new])
    reader = CommitReader(tree)
    reader.fetch([change])
    diff = reader.diff([change])
    found = ["left out" for path in diff.left_out if path == CLASS]
    for one in diff.changes:
        fields = [f"{one.change} {field.field}" for field in one.fields]
        found += fields if one.change == "changed" else [one.change]
    assert found == told


def test_the_old_value_is_that_of_the_first_parent(
    tree: GitTree, known: Mapping[str, bytes | None]
) -> None:
    change = BlobChange(CLASS, (known["retitled"], known["base"]), known["again"])
    reader = CommitReader(tree)
    reader.fetch([change])
    (one,) = reader.diff([change]).changes
    assert [(field.old, field.new) for field in one.fields] == [("轮训班", "冬季班")]
