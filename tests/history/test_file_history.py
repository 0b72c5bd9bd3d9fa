"""When a set of files last changed, in histories that git made."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.file_history import FileHistory, is_shallow
from partyschool_cli.source.git.git import Repository
from partyschool_cli.source.git.git_objects import Revision
from tests.repositories import git

START = 1_700_000_000


class Node(NamedTuple):
    """A commit to make: its time, the numbers of its parents, and the text of each file."""

    time: int
    parents: tuple[int, ...]
    files: Mapping[str, str]


def built(folder: Path, nodes: Sequence[Node]) -> list[str]:
    """Makes a repository with these commits; gives their names."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q")
    lines: list[str] = []
    for number, node in enumerate(nodes, 1):
        lines += [f"commit refs/heads/c{number}", f"mark :{number}"]
        lines += [f"committer a <a@example.cn> {node.time} +0800", "data 0"]
        lines += [f"{'merge' if i else 'from'} :{one + 1}" for i, one in enumerate(node.parents)]
        lines += ["deleteall"]
        for path, text in node.files.items():
            lines += [f"M 100644 inline {path}", f"data {len(text.encode())}", text]
    subprocess.run(
        ("git", "-C", str(folder), "fast-import", "--quiet"),
        input="\n".join([*lines, ""]).encode(),
        check=True,
    )
    refs = (f"c{number}" for number in range(1, len(nodes) + 1))
    return git(folder, "rev-parse", *refs).split()


def changed(folder: Path, name: str, *paths: str) -> int | None:
    """When the files last changed in the history of a commit."""
    return history(folder, name).last_change(frozenset(paths))


def history(folder: Path, name: str) -> FileHistory:
    return FileHistory(Revision(Repository(folder), name, name), {""})


def as_git_says(folder: Path, name: str, *paths: str) -> int | None:
    said = git(folder, "log", "-1", "--format=%ct", name, "--", *paths)
    return int(said) if said else None


def line(*states: Mapping[str, str], times: Sequence[int] | None = None) -> list[Node]:
    """One commit after the other, an hour apart unless told otherwise."""
    moments = times or [START + 3600 * number for number in range(len(states))]
    return [
        Node(moments[number], (number - 1,) if number else (), state)
        for number, state in enumerate(states)
    ]


def test_a_set_changes_with_each_of_its_files_and_no_other(tmp_path: Path) -> None:
    nodes = line(
        {"a": "1", "b": "1", "c": "1"},
        {"a": "2", "b": "1", "c": "1"},
        {"a": "2", "b": "2", "c": "1"},
        {"a": "2", "b": "2", "c": "2"},
        {"a": "2", "b": "2"},
    )
    last = built(tmp_path / "repo", nodes)[-1]
    assert changed(tmp_path / "repo", last, "a") == nodes[1].time
    assert changed(tmp_path / "repo", last, "a", "b") == nodes[2].time
    # Removing a file changes it.
    assert changed(tmp_path / "repo", last, "a", "c") == nodes[4].time
    assert changed(tmp_path / "repo", last, "never") is None


def test_names_that_look_like_something_else(tmp_path: Path) -> None:
    names = ["课程 表.yaml", ":(top)x", "-x", "*.yaml", "a" * 40, 'q"uote', "t\tab"]
    first = dict.fromkeys(names, "1")
    nodes = line(first, *({**first, name: "2"} for name in names))
    commits = built(tmp_path / "repo", [n._replace(files=_quoted(n.files)) for n in nodes])
    for number, name in enumerate(names, 1):
        assert changed(tmp_path / "repo", commits[number], name) == nodes[number].time
        assert changed(tmp_path / "repo", commits[-1], name) is not None


def _quoted(files: Mapping[str, str]) -> Mapping[str, str]:
    """Paths as fast-import reads them."""

    def quote(path: str) -> str:
        escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        return f'"{escaped}"'

    return {quote(path): text for path, text in files.items()}


def merged(
    left: Mapping[str, str], right: Mapping[str, str], both: Mapping[str, str]
) -> list[Node]:
    """A commit, two that change it, and their merge: what each changes."""
    base = {"a": "1", "b": "1"}
    return [
        Node(START, (), base),
        Node(START + 10, (0,), {**base, **left}),
        Node(START + 20, (0,), {**base, **right}),
        Node(START + 30, (1, 2), {**base, **both}),
    ]


def test_a_merge_of_changes_to_two_of_the_files_counts(tmp_path: Path) -> None:
    nodes = merged({"a": "2"}, {"b": "2"}, {"a": "2", "b": "2"})
    last = built(tmp_path / "repo", nodes)[-1]
    assert changed(tmp_path / "repo", last, "a", "b") == nodes[3].time
    # Each alone is as on one side.
    assert changed(tmp_path / "repo", last, "a") == nodes[1].time
    assert changed(tmp_path / "repo", last, "b") == nodes[2].time


def test_a_merge_that_brings_one_side_is_no_change_of_its_own(tmp_path: Path) -> None:
    nodes = merged({"a": "2"}, {}, {"a": "2"})
    last = built(tmp_path / "repo", nodes)[-1]
    assert changed(tmp_path / "repo", last, "a", "b") == nodes[1].time
    assert as_git_says(tmp_path / "repo", last, "a", "b") == nodes[1].time


def test_a_merge_that_drops_the_later_side_counts(tmp_path: Path) -> None:
    """Who has the calendar of the side that was dropped must take the merge's for newer."""
    nodes = merged({"a": "2"}, {"a": "3"}, {"a": "2"})
    commits = built(tmp_path / "repo", nodes)
    assert changed(tmp_path / "repo", commits[2], "a") == nodes[2].time
    assert changed(tmp_path / "repo", commits[3], "a") == nodes[3].time
    assert as_git_says(tmp_path / "repo", commits[3], "a") == nodes[1].time < nodes[2].time


def test_a_clock_that_is_slow_does_not_make_the_time_fall(tmp_path: Path) -> None:
    states = [{"a": str(number)} for number in range(4)]
    nodes = line(*states, times=[START, START + 300, START + 100, START + 400])
    commits = built(tmp_path / "repo", nodes)
    found = [changed(tmp_path / "repo", name, "a") for name in commits]
    assert found == [START, START + 300, START + 301, START + 400]


def test_a_clock_that_is_a_year_fast_on_another_file_changes_nothing(tmp_path: Path) -> None:
    nodes = line(
        {"a": "1", "b": "1"},
        {"a": "1", "b": "2"},
        {"a": "2", "b": "2"},
        times=[START, START + 31_000_000, START + 20],
    )
    last = built(tmp_path / "repo", nodes)[-1]
    assert changed(tmp_path / "repo", last, "a") == START + 20


def test_a_long_history_is_read_on_until_all_is_found(tmp_path: Path) -> None:
    states = [{"a": "1", "b": str(number)} for number in range(400)]
    nodes = line(*states)
    last = built(tmp_path / "repo", nodes)[-1]
    both = history(tmp_path / "repo", last)
    assert both.last_change(frozenset("b")) == nodes[-1].time
    assert both.last_change(frozenset("a")) == nodes[0].time


def test_five_hundred_merges_one_after_the_other(tmp_path: Path) -> None:
    nodes = [Node(START, (), {"a": "1", "b": "0"})]
    for number in range(500):
        at, time = len(nodes) - 1, START + 100 * number
        nodes.append(Node(time + 10, (at,), {"a": "1", "b": f"{number}"}))
        nodes.append(Node(time + 20, (at, at + 1), {"a": "1", "b": f"{number}"}))
    last = built(tmp_path / "repo", nodes)[-1]
    assert changed(tmp_path / "repo", last, "a") == START
    assert changed(tmp_path / "repo", last, "b") == nodes[-2].time


def test_where_a_shallow_clone_begins_every_file_is_new(tmp_path: Path) -> None:
    nodes = line({"a": "1", "b": "1"}, {"a": "1", "b": "2"}, {"a": "1", "b": "3"})
    built(tmp_path / "repo", nodes)
    git(tmp_path / "repo", "symbolic-ref", "HEAD", "refs/heads/c3")
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{tmp_path / 'repo'}", "shallow")
    name = git(tmp_path / "shallow", "rev-parse", "HEAD").strip()
    found = history(tmp_path / "shallow", name)
    assert found.last_change(frozenset("b")) == nodes[2].time
    assert not found.is_cut_off()
    assert found.last_change(frozenset("a")) == nodes[1].time
    assert found.is_cut_off()
    assert is_shallow(Repository(tmp_path / "shallow"))
    whole = history(tmp_path / "repo", name)
    assert whole.last_change(frozenset("a")) == nodes[0].time
    assert not whole.is_cut_off()


def test_a_history_with_a_hole_is_told(tmp_path: Path) -> None:
    nodes = line({"a": "1"}, {"a": "2"}, {"a": "2", "b": "1"})
    commits = built(tmp_path / "repo", nodes)
    _drop(tmp_path / "repo", commits[0])
    with pytest.raises(CommandLineError, match="历史不全"):
        changed(tmp_path / "repo", commits[2], "a")


def _drop(folder: Path, commit: str) -> None:
    """Removes one object; all are to be files of their own."""
    for pack in (folder / ".git/objects/pack").glob("*.pack"):
        data = pack.read_bytes()
        for file in pack.parent.glob(f"{pack.stem}.*"):
            os.chmod(file, 0o600)
            file.unlink()
        subprocess.run(("git", "-C", str(folder), "unpack-objects", "-q"), input=data, check=True)
    (folder / ".git/objects" / commit[:2] / commit[2:]).unlink()


@st.composite
def histories(draw: st.DrawFn) -> list[Node]:
    """Any history of three files, with merges of any two commits and any clock."""
    nodes: list[Node] = []
    for number in range(draw(st.integers(2, 9))):
        parents: tuple[int, ...] = ()
        if number:
            drawn = draw(
                st.lists(
                    st.integers(max(0, number - 4), number - 1), min_size=1, max_size=2, unique=True
                )
            )
            parents = tuple(drawn)
        texts = {}
        for path in "abc":
            taken = [nodes[one].files.get(path, "") for one in parents]
            texts[path] = draw(st.sampled_from([*taken, *taken, str(draw(st.integers(0, 2)))]))
        late = max((nodes[one].time for one in parents), default=START)
        step = draw(st.sampled_from([1, 5, 60, 60, 60, 0, -30]))
        files = {path: text for path, text in texts.items() if text}
        nodes.append(Node(late + step, parents, files))
    return nodes


# The time of a commit that is older than its parent is past what any clock said.
_AFTER_A_SLOW_CLOCK = [
    Node(START + 1, (), {"a": "1", "b": "0", "c": "0"}),
    Node(START - 29, (0,), {"a": "0", "b": "0", "c": "0"}),
    Node(START + 1, (0, 1), {"a": "1", "b": "1", "c": "0"}),
]


@given(histories())
@example(_AFTER_A_SLOW_CLOCK)
@settings(max_examples=max(5, settings().max_examples // 8), deadline=None)
def test_the_time_never_falls_and_rises_with_each_change(
    tmp_path_factory: pytest.TempPathFactory, nodes: list[Node]
) -> None:
    folder = tmp_path_factory.mktemp("history") / "repo"
    commits = built(folder, nodes)
    wanted = ("a", "ab", "abc")
    times = [
        {paths: each.last_change(frozenset(paths)) for paths in wanted}
        for each in (history(folder, name) for name in commits)
    ]
    for number, node in enumerate(nodes):
        for parent in node.parents:
            for paths in wanted:
                was, now = times[parent][paths] or 0, times[number][paths] or 0
                assert now >= was
                before, after = nodes[parent].files, node.files
                if any(before.get(one) != after.get(one) for one in paths):
                    # Two commits may be made within a second.
                    assert now > was or now == node.time
