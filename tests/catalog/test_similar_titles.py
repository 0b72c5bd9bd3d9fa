"""Titles that are nearly the same, and those that only look so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.similar_titles import (
    _are_near,
    _edit_distance,
    _Key,
    _pieces,
    _pieces_near,
    similar_titles,
)
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog


def pairs(folder: Path, *titles: str) -> list[tuple[str, str]]:
    course = BASE["courses/dangzhang.yaml"].replace("党章导读", "{}")
    files = {f"courses/c{n}.yaml": course.format(f'"{title}"') for n, title in enumerate(titles)}
    catalog = load(DiskTree(write_catalog(folder, {"courses/dangzhang.yaml": None, **files})))
    return [(pair.other.title, pair.course.title) for pair in similar_titles(catalog)]


def test_near(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("党章导读", "党章导读课"),
        ("党章导读", "《党章》导读"),
        ("蔬菜嫁接", "蔬菜嫁接技术"),
        ("Excel 入门", "ｅｘｃｅｌ入门"),
        ("葡萄霜霉病和白粉病防治", "葡萄霜霉病、白粉病的防治"),
        ("发展党员工作流程与材料规范", "发展党员的工作流程和材料要求规范"),
        ("？", "？"),
    ]
    for number, titles in enumerate(cases):
        with subtests.test(titles=titles):
            assert pairs(tmp_path / str(number), *titles) == [titles]


def test_not_near(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("党史（上）", "党史（下）"),
        ("入党课第一讲", "入党课第二讲"),
        ("2025年中央一号文件解读", "2026年中央一号文件解读"),
        ("葡萄冬季修剪技术要点", "葡萄夏季修剪技术要点"),
        ("葡萄病害防治", "葡萄虫害防治"),
        ("种植技术", "葡萄种植技术"),
        ("？", "！"),
        ("书记讲给书记听：建强支部的实招", "书记讲给党员听：党员义务我来尽"),
    ]
    for number, titles in enumerate(cases):
        with subtests.test(titles=titles):
            assert pairs(tmp_path / str(number), *titles) == []


def test_of_many_alike_each_is_told_with_the_first(tmp_path: Path) -> None:
    assert pairs(tmp_path, "党章导读", "党章导读课", "党章导读讲座") == [
        ("党章导读", "党章导读课"),
        ("党章导读", "党章导读讲座"),
    ]


@given(st.text("甲乙丙丁", max_size=60), st.data())
def test_a_near_title_has_a_piece_whole(text: str, data: st.DataObject) -> None:
    letters = list(text)
    for _ in range(data.draw(st.integers(0, 8))):
        place = data.draw(st.integers(0, len(letters)))
        if place < len(letters) and data.draw(st.booleans()):
            del letters[place]
        else:
            letters.insert(place, data.draw(st.sampled_from("甲乙丙丁")))
    other = "".join(letters[:60])
    if _are_near(text, other):
        one, two = _Key(text, ""), _Key(other, "")
        assert not set(_pieces(one)).isdisjoint(_pieces_near(two))
        assert not set(_pieces(two)).isdisjoint(_pieces_near(one))


def by_table(one: str, other: str) -> int:
    """Letters left out or added, as a textbook counts them."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, its in enumerate(other, start=1):
            gap = min(before[column], current[-1]) + 1
            current.append(min(before[column - 1], gap) if letter == its else gap)
        before = current
    return before[-1]


@given(st.text("甲乙丙", max_size=30), st.text("甲乙丙", max_size=30))
def test_letters_left_out_or_added(one: str, other: str) -> None:
    assert _edit_distance(one, other) == by_table(one, other)
