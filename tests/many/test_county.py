"""Who a catalog is of: by its code, else by its region and title in pinyin."""

from pathlib import Path

import pytest

from partyschool_cli.many.county import County, county_of, slug
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog

MANIFEST = "format: 1\ntitle: 清徐县课程目录\nregion: 山西省\nthemes: {a: 甲}\n"


def county(folder: Path, manifest: str | bytes) -> County:
    return county_of(DiskTree(write_catalog(folder, {"catalog.yaml": manifest})), "县/清徐")


def test_the_code_comes_first(tmp_path: Path) -> None:
    found = county(tmp_path, f'{MANIFEST}code: "140121"\n')
    assert found == County("140121", "140121", "清徐县课程目录")


@pytest.mark.parametrize("code", ["140121", '"14012"', '"abcdef"', '"１４０１２１"', "[]"])
def test_what_is_no_code_does_not_count(tmp_path: Path, code: str) -> None:
    """A number is none: lint says that it needs quotation marks."""
    found = county(tmp_path, f"{MANIFEST}code: {code}\n")
    assert (found.key, found.code) == ("shanxisheng-qingxuxiankechengmulu", None)


@pytest.mark.parametrize("manifest", ["", "[]", "title: [", "format: 1\n", "title: 3\n", b"\xff\0"])
def test_a_broken_manifest_is_known_by_its_folder(tmp_path: Path, manifest: str | bytes) -> None:
    assert county(tmp_path, manifest) == County("xian-qingxu", None, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山西省 清徐县", "shanxisheng-qingxuxian"),
        ('  A/B\\C:*?<>|"  ..', "a-b-c"),
        ("太原市，沁源县（２０２６）", "taiyuanshi-qinyuanxian-2026"),
    ],
)
def test_a_slug_is_a_name_on_every_system(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_or_empty_slug_ends_in_a_digest() -> None:
    texts = ["？！", "《》", "nul", "com1", "县" * 50, "县" * 51]
    found = [slug(text) for text in texts]
    assert len(set(found)) == len(texts)
    assert all(0 < len(one) <= 80 and not one.startswith("-") for one in found)


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("140121", "140121"),
        ("1401210", "140121"),
        ("140121000", "140121"),
        ("140121000000", "140121"),
        ("140000000000", "140000"),
        ("140121100", "140121100"),
        ("140121100000", "140121100"),
        ("140121100001", "140121100001"),
    ],
)
def test_a_code_with_zeros_behind_is_the_same_county(tmp_path: Path, code: str, key: str) -> None:
    found = county(tmp_path, f'{MANIFEST}code: "{code}"\n')
    assert (found.key, found.code) == (key, code)
