"""Personal numbers that came into files since."""

from pathlib import Path

from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.terminal.style import render
from partyschool_cli.views.new_numbers import new_numbers, number_lines, numbers_in
from tests.catalogs import BASE, write_catalog

TEACHER = "teachers/wang.yaml"
PHONE, RESIDENT_ID = "13812345678", "11010519491231002X"


def places(folder: Path, old: str, new: str, path: str = TEACHER) -> list[tuple[str, str]]:
    tree = DiskTree(write_catalog(folder))
    before, after = (Overlay(tree, {path: text.encode()}) for text in (old, new))
    found = new_numbers(before, after, [path], "catalog/")
    return [(one.kind, one.place) for one in found]


def test_new_ones_are_found_with_their_places(tmp_path: Path) -> None:
    new = f"{BASE[TEACHER]}# 电话 {PHONE}\r\nnotes: {RESIDENT_ID}\n"
    line = BASE[TEACHER].count("\n") + 1
    assert places(tmp_path, BASE[TEACHER], new) == [
        ("phone-number", f"catalog/{TEACHER}:{line}:6"),
        ("resident-id", f"catalog/{TEACHER}:{line + 1}:8"),
    ]


def test_those_that_were_there_are_not(tmp_path: Path) -> None:
    assert places(tmp_path, f"a: {PHONE}\n", f"b: 1\na: 打 {PHONE}\n") == []
    assert len(places(tmp_path, f"a: {PHONE}\n", f"a: {PHONE}，13912345678\n")) == 1


def test_a_file_in_another_encoding_is_read_too(tmp_path: Path) -> None:
    tree = DiskTree(write_catalog(tmp_path))
    for data in (f"name: 王示例 {PHONE}\n".encode("gb18030"), b"name: \xe7\x8e " + PHONE.encode()):
        found = new_numbers(None, Overlay(tree, {TEACHER: data}), [TEACHER], "")
        assert [one.kind for one in found] == ["phone-number"]


def test_the_name_of_a_new_file_counts(tmp_path: Path) -> None:
    path = f"teachers/{PHONE}.yaml"
    tree = DiskTree(write_catalog(tmp_path, {path: "name: 王\n"}))
    (found,) = new_numbers(None, tree, [path], "")
    assert found.place.endswith("的文件名")
    assert list(new_numbers(tree, tree, [path], "")) == []


def test_no_digit_of_them_is_shown() -> None:
    text = render(number_lines([*numbers_in(f"{PHONE} {RESIDENT_ID}", PHONE)]), colour=False)
    assert PHONE not in text
    assert RESIDENT_ID not in text
    assert "--force" not in text
    assert "--force" in render(number_lines([*numbers_in(PHONE, "x")]), colour=False)
