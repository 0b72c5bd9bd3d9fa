"""Incremental lint: it finds what a lint of the whole catalog finds, whatever was changed."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from partyschool_cli.cache.stat_snapshot import take
from partyschool_cli.catalog.load import load
from partyschool_cli.lint import components
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.examples import example_files
from partyschool_cli.lint.incremental import run
from partyschool_cli.lint.incremental.rerun import Rerun, rerun
from partyschool_cli.lint.incremental.run import lint_folder
from partyschool_cli.lint.registry import NamedRule, all_rules
from partyschool_cli.lint.run import LintContext, Linted, lint_tree
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, paths_read, snapshot, write_catalog
from tests.full_run import is_full_run
from tests.lint.counties import FILES, change, restore, write_counties
from tests.linting import TODAY, active, context, edit, everything, lint_undivided, write_base

CLASS = "classes/2026/jia-a.yaml"
TEACHER = "teachers/wang.yaml"
RULES = active()
CONTEXT = context(RULES)


def lint_again(root: Path, context: LintContext = CONTEXT) -> Linted:
    """Lint a catalog with the help of its cache, as far as a snapshot of it can be taken."""
    taken = take(str(root))
    if taken is None:
        return lint_tree(DiskTree(root), context)
    return lint_folder(root, context, taken)


def assert_same(root: Path, told: str = "") -> None:
    """Whether an incremental lint finds what a lint of the whole, undivided, finds."""
    linted, catalog = lint_again(root), load(DiskTree(root))
    assert everything(linted.findings) == everything(lint_undivided(catalog, RULES)), told
    assert linted.paths[1:] == tuple(file.source.path for file in catalog.files), told


@pytest.fixture(autouse=True)
def _small_components(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "_ENOUGH_FILES", 1)


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two counties, which each test leaves as it likes."""
    return write_counties(tmp_path_factory.mktemp("counties") / "catalog")


@pytest.fixture
def root(counties: Path) -> Path:
    """The counties as they were at first, and linted."""
    restore(counties)
    lint_again(counties)
    return counties


def test_a_first_lint_finds_what_a_whole_one_does(tmp_path: Path) -> None:
    assert_same(write_counties(tmp_path))


@pytest.fixture
def built_on(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each lint from now on that tried, whether it built on the one before."""
    seen: list[bool] = []

    def noted(*arguments: object) -> Rerun | None:
        found = rerun(*arguments)  # type: ignore[arg-type]  # as they were given
        seen.append(found is not None)
        return found

    monkeypatch.setattr(run, "rerun", noted)
    return seen


@pytest.mark.parametrize("seed", range(8 if is_full_run() else 1))
def test_an_incremental_lint_finds_what_a_whole_one_does(
    root: Path, seed: int, built_on: list[bool]
) -> None:
    rng = random.Random(seed)
    for _ in range(25 if is_full_run() else 8):
        told = [change(root, rng) for _ in range(rng.choice((1, 1, 1, 2)))]
        assert_same(root, "; ".join(told))
        if not built_on[-1] or rng.random() < 0.1:
            restore(root)
    assert any(built_on)


@pytest.mark.parametrize(
    "named", all_rules()[:: 1 if is_full_run() else 12], ids=lambda named: named.code
)
def test_every_rule_finds_again_what_it_found(named: NamedRule, tmp_path: Path) -> None:
    """A change of any file of a rule's bad example, one that changes nothing."""
    root = write_base(tmp_path, example_files(named.rule.bad[0]))
    found = everything(lint_again(root).findings)
    for path in sorted(root.rglob("*.yaml"))[:: 1 if is_full_run() else 3]:
        if not path.is_symlink() and path.is_file():
            path.write_bytes(path.read_bytes() + b"\n")
            assert everything(lint_again(root).findings) == found, path.name
    assert_same(root)


def messages(root: Path, code: str) -> list[str]:
    return [f"{one.file} {one.message}" for one in lint_again(root).findings if one.code == code]


def test_the_sites_below_a_county_are_visible_to_it(root: Path, built_on: list[bool]) -> None:
    for township in ("jia-a", "jia-b"):
        edit(root, f"sites/{township}.yaml", "rural-development", "red-heritage")
        assert_same(root, township)
    assert any("rural-development" in one and "jia.yaml" in one for one in messages(root, "PS310"))
    assert all(built_on)


def test_a_new_site_below_a_county_is_visible_to_it(root: Path, built_on: list[bool]) -> None:
    assert any("red-heritage" in one and "yi.yaml" in one for one in messages(root, "PS310"))
    site = FILES["sites/yi-a.yaml"].replace("rural-development", "red-heritage")
    (root / "sites/yi-new.yaml").write_text(site, "utf-8")
    assert_same(root)
    assert not any("red-heritage" in one and "yi.yaml" in one for one in messages(root, "PS310"))
    assert all(built_on)


def test_a_site_that_may_not_be_retired_may_fill_any_library(root: Path) -> None:
    edit(root, "sites/yi-a.yaml", "rural-development", "red-heritage")
    assert_same(root)
    edit(root, "sites/yi-a.yaml", "capacity", "status: retired\ncapacity")
    assert_same(root)
    edit(root, "classes/2026/jia-b.yaml", "size: 30", "size: 31")
    assert_same(root)
    assert not any("red-heritage" in one and "jia.yaml" in one for one in messages(root, "PS310"))


def test_classes_that_open_together_are_one_meeting(root: Path, built_on: list[bool]) -> None:
    """Where the opening of one could go instead depends on what the other does."""
    for name in ("jia-a", "yi-a"):
        path = f"classes/2026/{name}.yaml"
        edit(root, path, "activity: a班开班", "activity: a班开班, teachers: [yi-a]")
    edit(root, "classes/2026/jia-a.yaml", "start: 09:00, end: 10:30", "start: 08:00, end: 10:30")
    assert_same(root)
    before = [one.hint for one in lint_again(root).findings if one.code == "PS403"]
    edit(root, "classes/2026/yi-a.yaml", "to: 2026-03-12", "to: 2026-03-11")
    edit(root, "classes/2026/yi-a.yaml", "end: 11:30", "end: 17:30")
    assert_same(root)
    assert before != [one.hint for one in lint_again(root).findings if one.code == "PS403"]
    assert all(built_on)


@pytest.mark.parametrize("kind", ["teachers", "sites", "schools"])
def test_who_is_called_the_same_in_another_component_is_found(
    root: Path, kind: str, built_on: list[bool]
) -> None:
    texts = {
        "teachers": "name: 刘示例\ncategory: local-expert\n",
        "sites": "title: 礼堂\nvenue: classroom\ncapacity: 40\n",
        "schools": "title: 村校\ntier: village\nparent: jia\n",
    }
    for name in ("one", "two"):
        (root / f"{kind}/{name}.yaml").write_text(texts[kind], "utf-8")
        assert_same(root, name)
    assert "PS207" in {one.code for one in lint_again(root).findings}
    other = texts[kind].replace("示例", "某").replace("礼堂", "教室").replace("村校", "新校")
    (root / f"{kind}/two.yaml").write_text(other, "utf-8")
    assert_same(root, "no more")
    (root / f"{kind}/two.yaml").write_text(texts[kind], "utf-8")
    assert_same(root, "again")
    (root / f"{kind}/one.yaml").unlink()
    assert_same(root, "gone")


def test_a_material_that_comes_and_goes_is_noticed(root: Path, built_on: list[bool]) -> None:
    course = root / "courses/jia-a.yaml"
    named = "materials: [{title: 教案, path: jiaoan.docx}]\n"
    course.write_text(course.read_text("utf-8") + named, "utf-8")
    assert_same(root, "named")
    material = root.parent / "jiaoan.docx"
    for is_there in (True, False, True):
        if is_there:
            material.write_bytes(b"")
        else:
            material.unlink()
        assert_same(root, f"is there: {is_there}")
        codes = {one.code for one in lint_again(root).findings}
        assert ("PS606" in codes) is not is_there
    assert all(built_on)


def test_the_courses_above_a_township_are_visible_to_it(root: Path, built_on: list[bool]) -> None:
    edit(root, "courses/jia.yaml", "[党章]", "[党史]")
    assert_same(root)
    assert {one.split()[0] for one in messages(root, "PS312")} == {
        "schools/jia-a.yaml",
        "schools/jia-b.yaml",
    }
    assert all(built_on)


def test_a_retired_school_is_in_use_by_those_below_it(root: Path) -> None:
    edit(root, "schools/yi.yaml", "tier", "status: retired\ntier")
    assert_same(root)
    edit(root, "courses/yi.yaml", "党章课", "党规课")
    assert_same(root)
    assert [one.partition("还有")[2] for one in messages(root, "PS205")] == [" 3 处用到它"]


def test_a_file_that_is_read_and_unexpected_changes(root: Path) -> None:
    path = root / "courses/new.yml"
    path.write_text(FILES["courses/jia-a.yaml"], "utf-8")
    assert_same(root)
    path.write_text(FILES["courses/yi-a.yaml"], "utf-8")
    assert_same(root)
    assert messages(root, "PS005") == ["courses/new.yml 文件后缀是 .yml，应是 .yaml"]


def test_the_last_file_goes_and_comes_back(tmp_path: Path) -> None:
    files = dict.fromkeys(path for path in BASE if path not in ("catalog.yaml", TEACHER))
    root = write_catalog(tmp_path, files)
    text = (root / TEACHER).read_bytes()
    assert_same(root)
    for _ in range(2):
        (root / TEACHER).unlink()
        assert_same(root)
        assert messages(root, "PS301")
        (root / TEACHER).write_bytes(text)
        assert_same(root)


def same_size_edit(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"size: 30", b"size: 90"))


def edit_with_restored_times(path: Path) -> None:
    before = path.stat()
    same_size_edit(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced_by_a_rename(path: Path) -> None:
    before, new = path.stat(), path.with_suffix(".new")
    new.write_bytes(path.read_bytes().replace(b"size: 30", b"size: 90"))
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(path)


def replaced_folder(path: Path) -> None:
    shutil.copytree(path.parent, path.parent.with_name("copy"))
    same_size_edit(path.parent.with_name("copy") / path.name)
    shutil.rmtree(path.parent)
    path.parent.with_name("copy").rename(path.parent)


@pytest.mark.parametrize(
    "edit", [same_size_edit, edit_with_restored_times, replaced_by_a_rename, replaced_folder]
)
def test_no_edit_goes_unnoticed(
    root: Path, edit: Callable[[Path], None], built_on: list[bool]
) -> None:
    edit(root / CLASS)
    assert_same(root)
    assert built_on == [True]
    assert "PS406" in {finding.code for finding in lint_again(root).findings}


def test_other_components_are_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same_size_edit(root / CLASS)
    read = paths_read(monkeypatch)
    lint_again(root)
    assert CLASS in read
    assert not [path for path in read if "-b" in path]


@pytest.mark.parametrize("fault", ["title: [\n", FILES[CLASS].replace("site: jia-a", "site: no")])
def test_after_a_fault_that_keeps_a_catalog_whole_the_last_state_is_built_on(
    root: Path, fault: str, built_on: list[bool]
) -> None:
    (root / CLASS).write_text(fault, "utf-8")
    assert_same(root)
    (root / CLASS).write_text(FILES[CLASS].replace("size: 30", "size: 90"), "utf-8")
    assert_same(root)
    assert built_on == [False, True]


@pytest.mark.parametrize(
    "path",
    ["catalog.yaml", "schools/jia-a.yaml", "courses/x.txt", "courses/x.yml", "course/a.yaml"],
)
def test_a_change_beyond_components_is_linted_whole(
    root: Path, path: str, built_on: list[bool]
) -> None:
    (root / path).parent.mkdir(exist_ok=True)
    with (root / path).open("a", encoding="utf-8") as file:
        file.write("# 改\n")
    assert_same(root)
    assert built_on == [False]


def test_another_day_and_other_rules_make_the_state_useless(
    root: Path, built_on: list[bool]
) -> None:
    later = TODAY.replace(year=TODAY.year + 1)
    lint_again(root, context(RULES, later))
    lint_again(root, context(RULES[:9], later))
    lint_again(root, context(RULES[:9], later))
    assert built_on == [False, True]  # on another day, it is not even tried


def cached(root: Path, pattern: str) -> list[Path]:
    return list((root / state_directory.NAME).glob(pattern))


@pytest.mark.parametrize(
    ("pattern", "damage"),
    [
        (pattern, damage)
        for at, pattern in enumerate(("index", "parsed-*"))
        for number, damage in enumerate(("cut", "other", "gone", "empty"))
        if is_full_run() or number % 2 == at
    ],
)
def test_a_damaged_cache_is_not_believed(root: Path, pattern: str, damage: str) -> None:
    for path in cached(root, pattern):
        data = path.read_bytes()
        path.write_bytes(
            {
                "cut": data[:-9],
                "other": data.replace(b"30", b"90"),
                "gone": b"",
                "empty": b"",
            }[damage]
        )
        if damage == "gone":
            path.unlink()
    (root / "teachers/jia-a.yaml").write_text(FILES["teachers/jia-b.yaml"], "utf-8")
    assert_same(root)
    assert_same(root)


def test_stored_contents_do_not_pile_up(root: Path) -> None:
    rng = random.Random(1)
    for size in range(30 if is_full_run() else 6):
        path = root / rng.choice([path for path in FILES if path.startswith("classes/")])
        path.write_text(path.read_text("utf-8") + f"notes: {size}人次\n" * (size % 2), "utf-8")
        lint_again(root)
        restore(root)
        lint_again(root)
    assert_same(root)
    assert len(cached(root, "parsed-*")) <= 2
    assert sum(path.stat().st_size for path in cached(root, "parsed-*")) < 30_000


def test_without_a_folder_for_the_cache_the_catalog_is_linted_all_the_same(tmp_path: Path) -> None:
    root = write_counties(tmp_path)
    (root / state_directory.NAME).write_text("mine", "utf-8")
    assert_same(root)
    assert (root / state_directory.NAME).read_text("utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_a_catalog_with_links_is_linted_whole(root: Path, built_on: list[bool]) -> None:
    (root / "courses/link.yaml").symlink_to(root / CLASS)
    assert take(str(root)) is None
    assert_same(root)
    assert built_on == []


def test_a_lint_without_a_snapshot_leaves_no_cache(tmp_path: Path) -> None:
    root = write_base(tmp_path)
    linted = lint_tree(DiskTree(root), CONTEXT)
    assert everything(linted.findings) == everything(lint(load(DiskTree(root)), TODAY, RULES))
    assert not linted.depends_on_snapshot
    assert not (root / state_directory.NAME).exists()


def test_what_an_incremental_lint_finds_depends_on_its_snapshot(root: Path) -> None:
    same_size_edit(root / CLASS)
    assert lint_folder(root, CONTEXT, snapshot(root)).depends_on_snapshot


def test_progress_counts_each_file_read_and_judged(root: Path) -> None:
    shutil.rmtree(root / state_directory.NAME)
    told: list[tuple[int, int]] = []
    lint_folder(root, CONTEXT, snapshot(root), lambda done, total: told.append((done, total)))
    done, totals = [one for one, _ in told], {total for _, total in told}
    assert totals == {len(FILES)}
    assert done == sorted(done)
    assert done[-1] == len(FILES)
