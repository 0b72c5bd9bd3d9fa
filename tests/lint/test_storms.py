"""One cause is one finding: what is not read, misnamed, or missing week after week."""

import os
import shutil
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.examples import BASE
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.rule_helpers.unread import UnreadPlaces
from partyschool_cli.model.kind import KIND_OF_FOLDER, Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.yaml.source_file import SourceFile
from tests.linting import (
    Files,
    active,
    base,
    coded_places,
    findings,
    fix,
    lint_root,
    manifest,
    related,
    write_base,
)

ON = active(*(named.code for named in all_rules() if named.rule.is_on))
FOLDERS = ("schools", "courses", "teachers", "sites", "classes")
NEED = (
    "obligations:\n"
    "  - {title: 甲, office: 班长, at_least: 1, per: year, schools: [liudu]}\n"
    "needs:\n  - {audience: village-cadres, topics: [党章]}\n"
)
EXPERT = "teachers/expert.yaml"
OFFICE = base(EXPERT) + "office: 班长\n"


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of folders that may not be listed, whoever runs the tests."""
    names: set[str] = set()
    scandir = os.scandir

    def guarded(path: str) -> object:
        if os.path.basename(str(path).rstrip(os.sep)) in names:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    return names


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_that_cannot_be_listed_is_one_error(
    tmp_path: Path, locked: set[str], folder: str
) -> None:
    root = write_base(tmp_path / "catalog", {"catalog.yaml": manifest(NEED), EXPERT: OFFICE})
    locked.add(folder)
    assert coded_places(lint_root(root, ON)) == [f"PS009 {folder}:1:1"]
    assert fix(root).count == 0


def test_so_is_a_folder_below(tmp_path: Path, locked: set[str]) -> None:
    moved = {f"courses/liudu/{name}": base(f"courses/{name}") for name in ("grafting.yaml",)}
    root = write_base(tmp_path / "catalog", {**moved, "courses/grafting.yaml": None})
    locked.add("liudu")
    assert coded_places(lint_root(root, ON)) == ["PS009 courses/liudu:1:1"]


def test_a_catalog_whose_own_folder_cannot_be_listed_is_not_clean(
    tmp_path: Path, locked: set[str]
) -> None:
    root = write_base(tmp_path / "catalog", {"catalog.yaml": manifest(NEED)})
    locked.add("catalog")
    assert coded_places(lint_root(root, ON)) == ["PS009 catalog.yaml:1:1"]
    assert load(DiskTree(root)).manifest_file.is_broken


def references(root: Path, folder: str) -> int:
    """How many places in other folders name an entity of a folder."""
    kind = KIND_OF_FOLDER[folder]
    return sum(
        mention.target.kind is kind and not file.source.path.startswith(folder)
        for file in load(DiskTree(root)).files
        for mention in file.mentions
    )


@pytest.mark.parametrize("folder", FOLDERS[:-1])
@pytest.mark.parametrize("how", ["a link out", "a link to nothing", "another name"])
def test_what_is_in_a_folder_that_is_not_read_is_missed_once(
    tmp_path: Path, folder: str, how: str
) -> None:
    root = write_base(tmp_path / "catalog")
    expected = references(root, folder)
    shutil.move(root / folder, tmp_path / folder)
    lost = folder
    if how == "another name":
        lost = folder.removesuffix("s")
        shutil.move(tmp_path / folder, root / lost)
    else:
        (root / folder).symlink_to(tmp_path / (folder if how == "a link out" else "nothing"))
    found = lint_root(root, ON)
    by_code = {one.code: one for one in found}
    assert len(found) == len(by_code)
    assert by_code.keys() == {"PS005", "PS201"}
    assert by_code["PS201"].severity == "error"
    assert len(by_code["PS201"].related) == expected - 1
    assert by_code["PS201"].hint == f"{lost}/ 没有读（PS005），先改好它"
    assert by_code["PS201"].fix is None


@pytest.mark.parametrize("name", ["liudu.yaml.txt", "liudu.docx", "liudu"])
def test_a_file_of_that_id_that_is_not_read_is_missed_once(tmp_path: Path, name: str) -> None:
    files: Files = {
        "schools/liudu.yaml": None,
        f"schools/{name}": base("schools/liudu.yaml"),
        "schools/liudo.yaml": "title: 柳道乡党校\ntier: township\nparent: county\n",
    }
    found = findings(tmp_path, files, "PS2")
    assert [one.hint for one in found if one.code == "PS201"] == [
        f"schools/{name} 没有读（PS005），先改好它"
    ]
    assert [one.fix for one in found] == [None] * len(found)


def test_a_link_to_a_file_out_of_the_catalog_is_missed_once(tmp_path: Path) -> None:
    files: Files = {"teachers/expert.yaml": Path("../../expert.yaml")}
    (tmp_path / "expert.yaml").write_text(BASE["teachers/expert.yaml"], "utf-8")
    found = findings(tmp_path, files, "PS0", "PS201")
    assert [one.code for one in found] == ["PS201", "PS005"]
    assert len(found[0].related) == 4


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("schools/liudu.yaml", "schools/Liudu.yaml"),
        ("teachers/expert.yaml", "teachers/EXPERT.yaml"),
        ("sites/village-museum.yaml", "sites/village_museum.yaml"),
        ("courses/grafting.yaml", "courses/Grafting .yaml"),
    ],
)
def test_a_bad_name_is_one_finding(tmp_path: Path, path: str, name: str) -> None:
    files: Files = {path: None, name: base(path)}
    found = findings(tmp_path, files, "PS0", "PS1", "PS2")
    assert coded_places(found) == [f"PS006 {name}:1:1"]


def test_which_places_may_hold_an_entity(tmp_path: Path) -> None:
    files: Files = {"schools/east.txt": "…", "teacher/li.yaml": "name: 李\n"}
    catalog = load(DiskTree(write_base(tmp_path / "catalog", files)))
    places = UnreadPlaces(catalog)
    assert catalog.unread_folders == (("teacher", Kind.TEACHER),)
    asked = (Key(Kind.SCHOOL, "east"), Key(Kind.SCHOOL, "west"), Key(Kind.TEACHER, "anybody"))
    found = [places.of(key) for key in asked]
    assert [one and one.path for one in found] == ["schools/east.txt", None, "teacher"]


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\xff", b"x" * 1_100_000], ids=["zip", "large"])
def test_a_class_that_cannot_be_read_may_meet_every_obligation(tmp_path: Path, data: bytes) -> None:
    files: Files = {
        "catalog.yaml": manifest(
            "obligations:\n  - {title: 讲课, office: 班长, at_least: 9, per: year}\n"
        ),
        "teachers/expert.yaml": base("teachers/expert.yaml") + "office: 班长\n",
    }
    assert coded_places(findings(tmp_path, files, "PS501")) == ["PS501 teachers/expert.yaml:4:9"]
    hidden = {**files, "classes/autumn.yaml": data}
    assert findings(tmp_path, hidden, "PS501", "PS204") == ()


def test_numbers_in_findings_of_one_place_are_in_order_of_value(tmp_path: Path) -> None:
    at = At(SourceFile(DiskTree(tmp_path), "a.yaml"))
    found = [Finding(at, f"第{number}周不够") for number in (10, 9, 1, 11, 2)]
    assert [one.message for one in sorted(found, key=lambda one: one.order)] == [
        f"第{number}周不够" for number in (1, 2, 9, 10, 11)
    ]


def test_related_places_of_one_finding_are_those_of_the_rest(tmp_path: Path) -> None:
    files: Files = {"teachers/expert.yaml": None, "teachers/expert.txt": "…"}
    (found,) = findings(tmp_path, files, "PS201")
    assert coded_places([found]) == ["PS201 classes/spring.yaml:20:16"]
    assert [place.partition(":")[0] for place in related(found)] == [
        "classes/spring.yaml",
        "classes/youth.yaml",
        "courses/grafting.yaml",
        "courses/memorial.yaml",
    ]
