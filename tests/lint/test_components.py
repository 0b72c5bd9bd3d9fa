"""Components: connected parts of a catalog, in which rules find what they find in the whole."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.names import same_name_key
from partyschool_cli.lint import components as module
from partyschool_cli.lint.components import (
    Component,
    can_split,
    components,
    components_of,
    is_certain,
    members_by_set,
    partition,
    split,
    visible_sets,
)
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.examples import example_files
from partyschool_cli.lint.registry import NamedRule, all_rules
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.full_run import is_full_run
from tests.lint.counties import FILES, change, restore, write_counties
from tests.linting import TODAY, active, edit, everything, lint_undivided, write_base

RULES = active()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_counties(tmp_path)


@pytest.fixture(params=[1, 7, 50])
def enough(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """From how many files on a component stands alone."""
    size: int = request.param
    monkeypatch.setattr(module, "_ENOUGH_FILES", size)
    return size


@pytest.fixture
def catalog(root: Path, monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """Two counties of two townships each; every component stands alone."""
    monkeypatch.setattr(module, "_ENOUGH_FILES", 1)
    return load(DiskTree(root))


def stems(files: Iterable[LoadedFile]) -> set[str]:
    return {file.key.id for file in files}


def paths(component: Component) -> list[str]:
    return [file.source.path for file in component.catalog.files]


# ---------------------------------------------------------------------------------- the graph


def connected(files: Iterable[LoadedFile]) -> set[frozenset[str]]:
    """The connected components of the reference graph, by paths, the slow and plain way.

    Files are neighbours where one names the other, unless a school does; and where two without a
    school to connect them are called the same.
    """
    by_name: dict[object, set[str]] = defaultdict(set)
    for file in files:
        path, mentions = file.source.path, file.mentions
        by_name[file.key].add(path)
        name = same_name_key(file.entity) if file.entity is not None else None
        if name is not None and (file.key.kind == "school" or not name[0]):
            by_name[file.key.kind, name].add(path)
        for mention in mentions if file.key.kind != "school" else ():
            by_name[mention.target].add(path)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for together in by_name.values():
        for path in together:
            neighbours[path] |= together
    found = set()
    for path in neighbours:
        reached, waiting = {path}, [path]
        while waiting:
            new = neighbours[waiting.pop()] - reached
            reached |= new
            waiting += new
        found.add(frozenset(reached))
    return found


def groups(number_of: Mapping[str, int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for path, number in number_of.items():
        found[number].add(path)
    return found


@pytest.mark.parametrize("seed", range(20 if is_full_run() else 6))
def test_a_partition_is_that_of_the_reference_graph(root: Path, seed: int, enough: int) -> None:
    rng = random.Random(seed)
    for _ in range(rng.randint(0, 3)):
        change(root, rng)
    files = load(DiskTree(root)).files
    found, expected = groups(partition(files, first=3)), connected(files)
    assert set().union(*found.values(), set()) == {file.source.path for file in files}
    for group in found.values():
        parts = [part for part in expected if part <= group]
        assert set().union(*parts, set()) == group
        assert sum(len(part) for part in parts) == len(group)
        # Without the last of them, it was not enough.
        assert len(parts) == 1 or any(len(group) - len(part) < enough for part in parts)
    assert sorted(found) == list(range(3, 3 + len(found)))


def test_a_township_is_a_component_and_classes_at_one_site_join_two(root: Path) -> None:
    edit(root, "classes/2026/jia-a.yaml", "activity: a班开班", "activity: a班开班, site: yi-a")
    files = load(DiskTree(root)).files
    found = {frozenset(Path(path).stem for path in group) for group in connected(files)}
    assert found == {
        *(frozenset({name}) for name in ("jia", "yi", "jia-b", "yi-b")),
        frozenset({"jia-a", "yi-a"}),
    }


# ---------------------------------------------------------------------------- what is visible


def component_of(catalog: Catalog, path: str) -> Component:
    (found,) = (part for part in components_of(catalog, split(catalog)) if path in part.paths)
    return found


def test_what_belongs_to_the_schools_above_is_visible(catalog: Catalog) -> None:
    township = component_of(catalog, "classes/2026/jia-a.yaml")
    assert {path for path in paths(township) if path not in township.paths} == {
        *("schools/jia.yaml", "courses/jia.yaml")
    }


def test_the_sites_below_a_county_and_those_of_nobody_are_visible_to_it(root: Path) -> None:
    nobodys = FILES["sites/jia-a.yaml"].replace("school: jia-a\n", "")
    (root / "sites/nobodys.yaml").write_text(nobodys, "utf-8")
    county = component_of(load(DiskTree(root)), "schools/jia.yaml")
    seen = {path for path in paths(county) if path not in county.paths}
    assert {path for path in seen if path.startswith("sites/")} <= {
        "sites/jia-a.yaml",
        "sites/jia-b.yaml",
        "sites/nobodys.yaml",
    }
    whole = {*paths(county)}
    assert {"sites/jia-a.yaml", "sites/jia-b.yaml", "sites/nobodys.yaml"} <= whole


def test_what_a_visible_file_names_is_no_reference_here(catalog: Catalog) -> None:
    county = component_of(catalog, "schools/jia.yaml")
    by_path = {file.source.path: file for file in county.catalog.files}
    assert by_path["courses/jia.yaml"].mentions
    assert by_path["sites/jia-a.yaml"].mentions == ()
    assert county.catalog.unexpected == ()


def test_components_have_every_file_once_and_in_order(catalog: Catalog) -> None:
    found = components_of(catalog, split(catalog))
    own = [path for part in found for path in part.paths]
    assert sorted(own) == [file.source.path for file in catalog.files]
    for part in found:
        assert paths(part) == sorted(paths(part))
        assert part.paths <= {*paths(part)}


def test_only_the_asked_components_are_made(catalog: Catalog) -> None:
    numbers = partition(catalog.files)
    wanted = numbers["schools/jia.yaml"]
    few = {path: number for path, number in numbers.items() if number == wanted}
    (one,) = components(catalog, few, visible_sets(catalog))
    assert one.number == wanted
    assert one.paths == few.keys()
    (expected,) = (part for part in components_of(catalog, split(catalog)) if part.number == wanted)
    assert paths(one) == paths(expected)


def test_members_are_the_files_of_the_sets_that_somebody_can_see(catalog: Catalog) -> None:
    visible = visible_sets(catalog)
    names = {name for seen in visible.values() for name in seen}
    members = members_by_set(catalog.files, visible)
    assert members.keys() <= names
    for part in components_of(catalog, split(catalog)):
        seen = {name for path in part.paths for name in visible.get(path, ())}
        foreign = {path for name in seen for path in members.get(name, ())} - part.paths
        assert foreign == {*paths(part)} - part.paths


# ---------------------------------------------------------------------- what cannot be split


def break_a_file(root: Path) -> None:
    (root / "teachers/jia-a.yaml").write_text("name: [\n", "utf-8")


def name_nobody(root: Path) -> None:
    edit(root, "courses/jia-a.yaml", "teachers: [jia-a]", "teachers: [nobody]")


def make_a_circle_of_schools(root: Path) -> None:
    (root / "schools/x.yaml").write_text("title: 甲\ntier: village\nparent: y\n", "utf-8")
    (root / "schools/y.yaml").write_text("title: 乙\ntier: village\nparent: x\n", "utf-8")


def take_the_county_away(root: Path) -> None:
    edit(root, "schools/jia-a.yaml", "parent: jia\n", "")


def retire_a_site_in_use(root: Path) -> None:
    edit(root, "sites/jia-a.yaml", "capacity", "status: retired\ncapacity")


def retire_a_school_in_use(root: Path) -> None:
    edit(root, "schools/jia.yaml", "tier", "status: retired\ntier")


def oblige_an_unknown_school(root: Path) -> None:
    edit(root, "catalog.yaml", "per: year}", "per: year, schools: [nowhere]}")


UNCERTAIN = [
    break_a_file,
    name_nobody,
    make_a_circle_of_schools,
    take_the_county_away,
    retire_a_site_in_use,
    retire_a_school_in_use,
]


@pytest.mark.parametrize("make", [*UNCERTAIN, oblige_an_unknown_school])
def test_what_may_concern_any_component_keeps_the_catalog_whole(root: Path, make: object) -> None:
    assert callable(make)
    before = load(DiskTree(root))
    assert can_split(before)
    assert is_certain(before)
    make(root)
    catalog = load(DiskTree(root))
    assert not can_split(catalog)
    assert is_certain(catalog) == (make is oblige_an_unknown_school)
    (whole,) = components_of(catalog, split(catalog))
    assert whole.catalog is catalog
    assert whole.paths == {file.source.path for file in catalog.files}


def test_a_retired_site_that_only_the_retired_use_is_certain(root: Path) -> None:
    retire_a_site_in_use(root)
    with (root / "classes/2026/jia-a.yaml").open("a", encoding="utf-8") as file:
        file.write("status: retired\n")
    assert can_split(load(DiskTree(root)))


# -------------------------------------------------------------------------------- same findings


@pytest.mark.parametrize("seed", range(6 if is_full_run() else 1))
def test_rules_find_in_components_what_they_find_in_the_whole(
    root: Path, seed: int, enough: int
) -> None:
    rng = random.Random(seed)
    splits = 0
    for _ in range(12 if is_full_run() else 4):
        changes = [change(root, rng) for _ in range(rng.choice((1, 2)))]
        catalog = load(DiskTree(root))
        splits += can_split(catalog)
        found = lint(catalog, TODAY, RULES)
        assert everything(found) == everything(lint_undivided(catalog, RULES)), changes
        if not can_split(catalog):
            restore(root)
    assert splits


@pytest.mark.parametrize(
    "named", all_rules() if is_full_run() else all_rules()[3::12], ids=lambda named: named.code
)
def test_in_its_examples_every_rule_finds_the_same(
    named: NamedRule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_ENOUGH_FILES", 1)
    for number, example in enumerate((*named.rule.good, *named.rule.bad)):
        root = write_base(tmp_path / str(number), example_files(example))
        catalog = load(DiskTree(root))
        found = everything(lint(catalog, TODAY, RULES))
        assert found == everything(lint_undivided(catalog, RULES)), number


def test_what_the_manifest_names_need_not_be_visible_to_every_component(root: Path) -> None:
    edit(root, "catalog.yaml", "per: year}", "per: year, schools: [jia, yi-b]}")
    catalog = load(DiskTree(root))
    assert can_split(catalog)
    found = lint(catalog, TODAY, RULES)
    assert not [one for one in found if one.code == "PS201"]
    assert everything(found) == everything(lint_undivided(catalog, RULES))


def test_what_several_components_say_of_the_manifest_is_said_once(root: Path) -> None:
    for path in ("courses/jia-a.yaml", "courses/yi-b.yaml"):
        edit(root, path, "[嫁接]", "[修枝]")
    catalog = load(DiskTree(root))
    found = [one for one in lint(catalog, TODAY, RULES) if one.file == "catalog.yaml"]
    assert len(found) == len({one.identity for one in found})
    assert everything(found) == everything(
        one for one in lint_undivided(catalog, RULES) if one.file == "catalog.yaml"
    )


def test_an_empty_catalog_is_whole(tmp_path: Path) -> None:
    files = dict.fromkeys(
        [
            *("schools/liudu.yaml", "courses/dangzhang.yaml", "teachers/wang.yaml"),
            *("sites/jiaoshi.yaml", "classes/banci.yaml"),
        ]
    )
    catalog = load(DiskTree(write_catalog(tmp_path, files)))
    (whole,) = components_of(catalog, split(catalog))
    assert (whole.catalog, whole.paths) == (catalog, frozenset())
    assert [one.code for one in lint(catalog, TODAY, RULES)] == ["PS301"]
    assert everything(lint(catalog, TODAY, RULES)) == everything(lint_undivided(catalog, RULES))
