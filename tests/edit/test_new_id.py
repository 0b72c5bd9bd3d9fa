"""Tests of the ids of new entities."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.new_id import checked_id, free_id, spelled_id, suggested_id
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import is_valid_id
from partyschool_cli.source.files.disk_tree import DiskTree


def _lookup(root: Path) -> Lookup:
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def test_a_title_in_pinyin_cut_after_a_syllable() -> None:
    spelled = {
        "党章导读": "dangzhangdaodu",
        "2026年冬季轮训班": "2026-niandongjilunxunban",
        "AI 与办公": "ai-yubangong",
        "学习“二十大”报告": "xuexiershidabaogao",
        "绿色农业": "lvsenongye",
        "王　明": "wangming",
        "单田芳": "shantianfang",  # as a surname
        "党建，振兴": "dangjian-zhenxing",
        "深入学习贯彻党的二十届四中全会精神": "shenruxuexiguanchedangde",
        "！？": "",
        "COM1": "",  # no file on Windows can be called so
    }
    assert {title: spelled_id(title) for title in spelled} == spelled


@given(st.text(max_size=40))
def test_what_is_spelled_is_an_id_or_nothing(title: str) -> None:
    found = spelled_id(title)
    assert found == "" or (is_valid_id(found) and len(found) <= 24)


def test_a_taken_id_gets_the_next_number() -> None:
    assert free_id("a", {"b"}) == "a"
    assert free_id("a", {"a", "a-2"}) == "a-3"


def test_the_ids_of_another_kind_are_free(root: Path) -> None:
    lookup = _lookup(root)
    assert suggested_id(lookup, Kind.TEACHER, "王") == "wang-2"
    assert suggested_id(lookup, Kind.SITE, "王") == "wang"


def test_a_given_id_may_be_chinese(root: Path) -> None:
    assert checked_id(_lookup(root), Kind.COURSE, "党章") == "党章"


def test_a_taken_id_is_told_with_a_free_one(root: Path) -> None:
    with pytest.raises(CommandLineError) as raised:
        checked_id(_lookup(root), Kind.TEACHER, "wang")
    assert raised.value.message == "编号 wang 已经有了：教师 王示例"
    assert raised.value.hint == "换一个，如 wang-2"


def test_a_bad_id_is_told_with_one_that_is_free(root: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("Wang", "可以用 wang-2"),  # wang is taken
        ("wang_ming", "可以用 wang-ming"),
        ("-li", "可以用 li"),
        ("王 明", "可以用 王-明"),
        ("con", "可以用 con-1"),
        ("a" * 65, "可以用 aaa"),
        ("", "换一个"),
    ]
    for said, hint in cases:
        with subtests.test(said=said, hint=hint):
            with pytest.raises(CommandLineError, match="不能作编号") as raised:
                checked_id(_lookup(root), Kind.TEACHER, said)
            assert raised.value.hint.startswith(hint)
