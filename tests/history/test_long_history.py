"""Forty commits on a class: what `diff` and `log` tell is what the loaded catalogs say."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.diff import EntityChange
from partyschool_cli.catalog.references import Key
from partyschool_cli.history.comparison import compare
from partyschool_cli.history.log import Log, catalog_log
from partyschool_cli.history.revisions import Side
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.source.git.git_tree import git_tree
from partyschool_cli.views.change_lines import Sides, entity_lines
from tests.full_run import is_full_run
from tests.history.long_history import NEW_ID, OLD_ID, write_history
from tests.repositories import git

OLD, NEW = Key(Kind.CLASS, OLD_ID), Key(Kind.CLASS, NEW_ID)
# By kind and id, then by field, what is not the default.
Fields = Mapping[str, Any]
Flat = Mapping[Key, Fields]
# By entity and field (empty for the entity as a whole), before and after.
Told = Mapping[tuple[Key, str], tuple[Any, Any]]


class History(NamedTuple):
    """A history, the oldest commit first, and what each commit holds."""

    root: Path
    commits: tuple[str, ...]
    parents: Mapping[str, Sequence[str]]
    side: Callable[[str], Side]
    catalogs: Mapping[str, Flat]
    log: Log


# A history takes as long to compare as a hundred other tests.
_SEEDS = (1, 2) if is_full_run() else (1,)


@pytest.fixture(scope="module", params=_SEEDS)
def history(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> History:
    root, catalogs = write_history(tmp_path_factory.mktemp("history"), request.param)
    lines = git(root, "rev-list", "--parents", "HEAD").splitlines()

    @cache
    def side(commit: str) -> Side:
        tree = git_tree(root, commit)
        assert tree is not None
        return Side(commit, tree, commit)

    return History(
        root,
        tuple(catalogs),
        {commit: parents for commit, *parents in map(str.split, lines)},
        side,
        {commit: flat(catalog) for commit, catalog in catalogs.items()},
        catalog_log(root, None, 100),
    )


def flat(catalog: Catalog) -> Flat:
    """Every entity's fields, those of sessions by the session's id, from the loaded models."""
    by_kind = {
        Kind.SCHOOL: catalog.schools,
        Kind.COURSE: catalog.courses,
        Kind.TEACHER: catalog.teachers,
        Kind.SITE: catalog.sites,
        Kind.CLASS: catalog.classes,
    }
    assert set(by_kind) == set(FILE_KINDS)
    assert not catalog.left_out
    return {
        Key(kind, name): _fields(
            entity.model_dump(exclude_defaults=True, by_alias=True, warnings=False)
        )
        for kind, entities in by_kind.items()
        for name, entity in entities.items()
    }


def _fields(dumped: dict[str, Any]) -> Fields:
    found = {
        name: _plain(value) for name, value in dumped.items() if name not in ("id", "sessions")
    }
    for session in dumped.get("sessions", ()):
        for name, value in session.items():
            found[f"sessions[{session['id']}].{name}"] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    """A value as a file writes it."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, dt.date) else value


def expected(old: Flat, new: Flat) -> Told:
    """What differs, by a comparison that knows which class was renamed."""
    found: dict[tuple[Key, str], tuple[Any, Any]] = {}
    pairs = {key: key for key in {**old, **new}}
    for one, other in ((OLD, NEW), (NEW, OLD)):
        if one in old and other in new and one not in new and is_alike(old[one], new[other]):
            del pairs[one]
            pairs[other] = one
            found[other, "renamed from"] = (one.id, other.id)
    for key, old_key in pairs.items():
        before, after = old.get(old_key), new.get(key)
        if before is None or after is None:
            found[key, ""] = (before is not None, after is not None)
            continue
        for name, value in _differing(before, after).items():
            found[key, name] = value
    return found


def _differing(before: Fields, after: Fields) -> dict[str, tuple[Any, Any]]:
    sessions = [
        {name.partition(".")[0] for name in side if "[" in name} for side in (before, after)
    ]
    one_sided = sessions[0] ^ sessions[1]
    found: dict[str, tuple[Any, Any]] = {
        name: (name in sessions[0], name in sessions[1]) for name in one_sided
    }
    for name in before.keys() | after.keys():
        if before.get(name) != after.get(name) and name.partition(".")[0] not in one_sided:
            found[name] = (before.get(name), after.get(name))
    return found


def is_alike(one: Fields, other: Fields) -> bool:
    """Whether 60 % of the leaf values are the same, the title counting double."""
    counts = [_leaves(one), _leaves(other)]
    return (counts[0] & counts[1]).total() >= 0.6 * max(count.total() for count in counts)


def _leaves(fields: Fields) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for name, value in fields.items():
        for leaf in value if isinstance(value, list) else [value]:
            found[name.rpartition(".")[2], str(leaf)] += 2 if name == "title" else 1
    return found


def told(changes: Iterable[EntityChange]) -> Told:
    """What `diff` tells, in the form of `expected`."""
    found: dict[tuple[Key, str], tuple[Any, Any]] = {}
    for change in changes:
        assert change.key is not None
        if change.change in ("added", "removed"):
            found[change.key, ""] = (change.change == "removed", change.change == "added")
            continue
        if change.old_key is not None:
            found[change.key, "renamed from"] = (change.old_key.id, change.key.id)
        for field in change.fields:
            values = field.old, field.new
            is_whole = field.session and not field.name
            found[change.key, field.field] = (
                (values[0] is not None, values[1] is not None) if is_whole else values
            )
    return found


def test_the_history_has_what_it_is_to_have(history: History) -> None:
    assert len(history.commits) == 41
    assert [len(history.parents[one]) for one in history.commits].count(2) == 1
    subjects = set(git(history.root, "log", "--format=%s").split())
    assert {"move", "cancel", "restore", "rename", "relay", "add", "drop"} <= subjects


def test_any_two_versions_differ_as_the_loaded_catalogs_do(history: History) -> None:
    catalogs = history.catalogs
    renamed = 0
    for one, other in permutations(history.commits[:: 1 if is_full_run() else 4], 2):
        found = told(compare(history.side(one), history.side(other)).diff.changes)
        assert found == expected(catalogs[one], catalogs[other])
        renamed += any(field == "renamed from" for _, field in found)
    assert renamed > 10


def test_the_log_tells_each_change_once(history: History) -> None:
    at = history.catalogs
    listed = {}
    for commit in history.commits[1:]:
        by_parent = [expected(at[parent], at[commit]) for parent in history.parents[commit]]
        own = {
            place: value
            for place, value in by_parent[0].items()
            if all(place in others for others in by_parent)
        }
        if own:
            listed[commit] = own
    assert not history.log.is_cut
    *entries, first = history.log.entries
    assert first.commit == history.commits[0]
    assert (first.first_files, first.changes) == (7, ())
    assert {one.commit: told(one.changes) for one in entries} == listed
    assert len(entries) == len(listed) < 40  # a re-laid file changes nothing


def test_the_merge_tells_what_it_decided_itself(history: History) -> None:
    merge = next(one for one in history.commits if len(history.parents[one]) == 2)
    (entry,) = (one for one in history.log.entries if one.commit == merge)
    assert set(told(entry.changes)) == {(Key(Kind.COURSE, "dangzhang"), "title")}


def test_the_log_has_the_words_of_a_comparison(history: History) -> None:
    for entry in history.log.entries[: -1 : 1 if is_full_run() else 6]:
        parents = history.parents[entry.commit]
        if len(parents) == 1:
            found = compare(history.side(parents[0]), history.side(entry.commit))
            lines = entity_lines(found.diff.changes, Sides(found.before, found.after))
            own = entity_lines(entry.changes, Sides(entry.before, entry.after))
            assert list(own) == list(lines)


@pytest.mark.parametrize("key", [OLD, NEW])
def test_the_log_of_a_class_follows_its_rename(history: History, key: Key) -> None:
    whole = catalog_log(history.root, None, 100, tells_first=True).entries
    own = catalog_log(history.root, key, 100).entries
    since = next(place for place, one in enumerate(whole) if one.message == "rename")
    names = (OLD, NEW) if key == NEW else (OLD,)
    asked = whole if key == NEW else whole[since:]
    of_class = {
        one.commit: kept
        for one in asked
        if (kept := [each for each in one.changes if {each.key, each.old_key} & {*names}])
    }
    assert {one.commit: list(one.changes) for one in own} == of_class


def test_a_limit_leaves_the_newest(history: History) -> None:
    few = catalog_log(history.root, None, 3).entries
    assert [one.commit for one in few] == [one.commit for one in history.log.entries[:3]]
