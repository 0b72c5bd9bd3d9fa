"""A baseline follows a renaming: what was known stays known, under the new id."""

import json
from collections import Counter
from pathlib import Path

import pytest

from partyschool_cli.cli.run import main
from partyschool_cli.lint.baseline import read_baseline, write_baseline
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import TODAY, Pschool
from tests.source.changed_catalogs import needs_posix

# A clash of the teacher `wang`; there is a course of that name too, which is required in a circle.
SECOND = BASE["classes/banci.yaml"].replace("course: dangzhang", "course: wang")
FILES = {
    "classes/other.yaml": SECOND,
    "courses/wang.yaml": BASE["courses/dangzhang.yaml"].replace("党章导读", "村史")
    + "requires: [wang]\n",
}


def known_of(path: Path) -> list[str]:
    (found,) = json.loads(path.read_bytes())["catalogs"].values()
    return list(found)


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A baseline of the catalog."""
    root = write_catalog(tmp_path_factory.mktemp("baseline"), FILES)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(("lint", "--write-baseline", "lint-baseline.json", "--today", TODAY)) == 0
    assert known_of(root / "lint-baseline.json")
    return (root / "lint-baseline.json").read_bytes()


@pytest.fixture
def root(tmp_path: Path, baseline: bytes) -> Path:
    """A catalog with findings that its baseline has."""
    root = write_catalog(tmp_path, FILES)
    (root / "lint-baseline.json").write_bytes(baseline)
    return root


def new_findings(root: Path, pschool: Pschool, name: str = "lint-baseline.json") -> str:
    result = pschool("lint", "--baseline", name, "--format", "concise", cwd=root)
    return result.out + result.err


@pytest.mark.parametrize(
    ("reference", "new"),
    [
        ("teacher:wang", "aa"),
        ("course:wang", "zz"),
        ("banci", "zz"),
        ("other/s01", "s07"),
        ("jiaoshi", "room"),
        ("school:liudu", "ld"),
        ("audience:farmers", "peasants"),
    ],
)
def test_what_was_known_stays_known(root: Path, pschool: Pschool, reference: str, new: str) -> None:
    before = known_of(root / "lint-baseline.json")
    result = pschool("rename", reference, new, cwd=root)
    assert result.code == 0, result.err
    assert "PS" not in new_findings(root, pschool)
    after = known_of(root / "lint-baseline.json")
    assert len(after) == len(before)
    written = read_baseline((root / "lint-baseline.json").read_bytes(), "x")
    assert (root / "lint-baseline.json").read_bytes() == write_baseline(written)
    assert pschool("undo", cwd=root).code == 0
    assert known_of(root / "lint-baseline.json") == before


def test_a_course_of_the_same_id_keeps_its_findings(root: Path, pschool: Pschool) -> None:
    result = pschool("rename", "teacher:wang", "li", cwd=root)
    assert "基线 lint-baseline.json 里的" in result.out
    after = known_of(root / "lint-baseline.json")
    assert "PS203|course:wang|requires[wang]|wang" in after
    assert any(one.startswith("PS401|") and one.endswith(",li") for one in after)


def test_findings_that_no_longer_occur_are_renamed_too(root: Path, pschool: Pschool) -> None:
    path = root / "lint-baseline.json"
    stale = ["PS101|site:jiaoshi|capacity|", "PS1|site:x||", "PS1|site:x||"]
    path.write_bytes(write_baseline({"": Counter(stale)}))
    assert pschool("rename", "jiaoshi", "room", cwd=root).code == 0
    assert known_of(path) == ["PS101|site:room|capacity|", "PS1|site:x||", "PS1|site:x||"]


def test_the_one_that_the_manifest_names_below_it(root: Path, pschool: Pschool) -> None:
    with (root / "catalog.yaml").open("a") as manifest:
        manifest.write("lint: {baseline: ci/known.json}\n")
    (root / "ci").mkdir()
    (root / "ci/known.json").write_bytes(write_baseline({"": Counter(["PS1|site:jiaoshi||"])}))
    assert pschool("rename", "jiaoshi", "room", cwd=root).code == 0
    assert known_of(root / "ci/known.json") == ["PS1|site:room||"]


def test_the_findings_of_other_catalogs_stay(root: Path, pschool: Pschool) -> None:
    path = root / "lint-baseline.json"
    (prefix,) = json.loads(path.read_bytes())["catalogs"]
    known = Counter(["PS1|site:jiaoshi||"])
    path.write_bytes(write_baseline({prefix: known, "other/": known}))
    assert pschool("rename", "jiaoshi", "room", cwd=root).code == 0
    catalogs = json.loads(path.read_bytes())["catalogs"]
    assert catalogs == {prefix: ["PS1|site:room||"], "other/": ["PS1|site:jiaoshi||"]}


@needs_posix
@pytest.mark.parametrize(
    ("named", "code"), [("../outside.json", 3), ("/tmp/outside.json", 3), ("ci/link.json", 0)]
)
def test_one_outside_of_the_catalog_is_left_alone(
    root: Path, pschool: Pschool, named: str, code: int
) -> None:
    outside = root.parent / "outside.json"
    outside.write_bytes(write_baseline({"": Counter(["PS1|site:jiaoshi||"])}))
    (root / "ci").mkdir()
    (root / "ci/link.json").symlink_to(outside)
    with (root / "catalog.yaml").open("a") as manifest:
        manifest.write(f"lint: {{baseline: {named}}}\n")
    assert pschool("rename", "jiaoshi", "room", cwd=root).code == code
    assert b"jiaoshi" in outside.read_bytes()


def test_one_that_has_no_such_id_stays_byte_for_byte(root: Path, pschool: Pschool) -> None:
    path = root / "lint-baseline.json"
    data = b'{"version":1, "catalogs": {"": ["PS1|site:x||"]}}'
    path.write_bytes(data)
    assert pschool("rename", "jiaoshi", "room", cwd=root).code == 0
    assert path.read_bytes() == data


def test_one_that_is_no_baseline_and_has_the_id_is_refused(root: Path, pschool: Pschool) -> None:
    (root / "lint-baseline.json").write_text('{"jiaoshi": 1}')
    result = pschool("rename", "jiaoshi", "room", cwd=root)
    assert result.code == 2
    assert "lint-baseline.json 不是基线文件" in result.err
    assert (root / "sites/jiaoshi.yaml").exists()
    assert pschool("rename", "dangzhang", "zz", cwd=root).code == 0
