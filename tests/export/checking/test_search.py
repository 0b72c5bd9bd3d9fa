"""A code of any whole document of any revision is found, against a search of all by hand."""

from collections.abc import Sequence
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.export.checking.claim import Claim
from partyschool_cli.export.checking.verdict import verify
from partyschool_cli.export.checking.whole_documents import Paper, facts_in, whole_documents
from partyschool_cli.history.past_catalogs import History
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.git.git_tree import git_tree
from tests.catalogs import BASE
from tests.full_run import is_full_run
from tests.repositories import commit, git, repository

CLASS = BASE["classes/banci.yaml"]
SECOND = CLASS.replace("党员轮训班", "农民夜校")
BY_ANOTHER = SECOND.replace("[wang]", "[li]").replace("from: 2026-10-12", "from: 2026-10-11")
# One after the other, each with what a clerk may do between two saves.
CHANGES: Sequence[dict[str, str | None]] = (
    {"classes/yexiao.yaml": SECOND},
    {"classes/banci.yaml": CLASS.replace("end: 10:00", "end: 10:30")},
    {"teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n"},
    {"classes/yexiao.yaml": BY_ANOTHER},
    {"courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"].replace("导读", "新读")},
    {"schools/liudu.yaml": "title: 柳杜党校\ntier: county\n", "sites/jiaoshi.yaml": None},
    {"sites/litang.yaml": "title: 礼堂\nvenue: classroom\ncapacity: 50\n"},
    {"catalog.yaml": BASE["catalog.yaml"].replace("示例目录", "试用目录")},
    {"classes/banci.yaml": None},
)


def made(folder: Path) -> tuple[Path, list[str]]:
    """The repository, and its commits, the oldest first."""
    root = repository(folder)
    commits = [git(root, "rev-parse", "HEAD").strip()]
    for files in CHANGES:
        for path, text in files.items():
            if text is None:
                (root / path).unlink()
            else:
                (root / path).write_text(text, "utf-8")
        commits.append(commit(root))
    return root, commits


def loaded(root: Path, revision: str) -> Catalog:
    tree = git_tree(root, revision)
    assert tree is not None
    return load(tree)


def code(catalog: Catalog, paper: Paper) -> str | None:
    facts = facts_in(catalog, paper)
    return None if facts is None else facts.code


def test_every_document_of_every_revision_is_found_since_the_right_commit(tmp_path: Path) -> None:
    root, commits = made(tmp_path)
    now = load(DiskTree(root))
    catalogs = [loaded(root, one) for one in commits]
    history = History(now)
    current = {code(now, paper) for paper in whole_documents(now)}
    checked: set[str] = set()
    for place, catalog in enumerate(catalogs):
        for paper in whole_documents(catalog):
            own = code(catalog, paper)
            assert own is not None
            if own in checked:
                continue
            checked.add(own)
            if not is_full_run() and len(checked) % 7 and own not in current:
                continue
            found = verify(now, Claim(own), history)
            if own in current:
                assert found.result == "current"
                continue
            assert (found.result, found.is_unsaved) == ("changed", False)
            assert found.since is not None
            # The newest revision in which it is true; the one after it made it old.
            last = max(n for n, one in enumerate(catalogs) if code(one, paper) == own)
            assert last >= place
            assert found.since.commit == commits[last + 1], (paper, own)
    assert len(checked) > 25
