"""`pschool search`: words over all kinds, best first."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from partyschool_cli.catalog.search import Match
from partyschool_cli.terminal.width import display_width
from partyschool_cli.views.found_place import found_place
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool, not_refused


def found(pschool: Pschool, *arguments: str) -> Any:
    return json.loads(pschool("search", *arguments, "--format", "json").out)


@pytest.mark.parametrize("columns", ["80", "140"])
@pytest.mark.parametrize("words", [("dpzz",), ("大棚", "病虫"), ("hekou",)], ids="-".join)
def test_text(
    pschool: Pschool, snapshot: SnapshotAssertion, columns: str, words: tuple[str, ...]
) -> None:
    result = pschool("search", *words, env={"COLUMNS": columns})
    assert result.code == 0
    assert max(map(display_width, result.out.splitlines())) <= int(columns)
    assert (result.out, result.err) == snapshot


def test_initials_pinyin_and_characters_find_the_course(pschool: Pschool) -> None:
    for word in ("dpzz", "DPZZ", "dapeng", "大棚种植", "ｄｐｚｚ"):
        first = found(pschool, word)[0]
        assert (first["entity"], first["id"]) == ("course", "greenhouse-planting"), word


def test_json_says_where_each_word_was_found(pschool: Pschool) -> None:
    first = found(pschool, "dpzz", "河口")[0]
    assert set(first) == {"entity", "id", "title", "found"}
    assert [each["word"] for each in first["found"]] == ["dpzz", "河口"]
    assert {each["how"] for each in first["found"]} == {"initials", "literal"}


def test_formats_agree_and_ids_are_what_show_takes(pschool: Pschool) -> None:
    ids = pschool("search", "党", "--format", "ids", "--limit", "500").out.split()
    data = found(pschool, "党", "--limit", "500")
    assert len({each["entity"] for each in data}) > 4
    assert ids == [f"{each['entity']}:{each['id']}" for each in data]
    shown = json.loads(pschool("show", *ids, "--format", "json").out)
    assert [each["id"] for each in shown] == [each["id"] for each in data]
    text = pschool("search", "党", "--limit", "500").out
    places = [text.index(f"  {each['id']}") for each in data[:5]]
    assert places == sorted(places)


def test_the_limit_says_how_many_there_are(pschool: Pschool) -> None:
    result = pschool("search", "党", "--limit", "3", "--format", "ids")
    assert len(result.out.splitlines()) == 3
    total = len(found(pschool, "党", "--limit", "500"))
    assert result.err == f"共找到 {total} 条，显示前 3 条；用 --limit 看更多，或多写一个词\n"
    assert len(found(pschool, "党")) == 20


def test_what_was_found_is_marked(pschool: Pschool) -> None:
    out = pschool("search", "dpzz", "--limit", "1", env={"FORCE_COLOR": "1", "COLUMNS": "80"}).out
    assert "\x1b[94m大棚种植\x1b[0m\x1b[1m与茬口安排\x1b[0m" in out


def test_nothing_found_suggests_what_is_near(pschool: Pschool) -> None:
    result = pschool("search", "大鹏种植")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("没有找到“大鹏种植”；是不是 大棚种植")
    assert found(pschool, "无此内容") == []
    assert pschool("search", "无此内容").err == "没有找到“无此内容”\n"


def test_retired_ones_only_when_asked_for(pschool: Pschool, tmp_path: Path) -> None:
    retired = {
        path: content + "status: retired\n"
        for path, content in BASE.items()
        if path in ("teachers/wang.yaml", "classes/banci.yaml")
    }
    root = str(write_catalog(tmp_path, retired))
    assert found(pschool, "轮训", "--catalog", root) == []
    listed = found(pschool, "轮训", "--all", "--catalog", root)
    assert [each["id"] for each in listed] == ["banci", "banci/s01"]
    assert "停用" in pschool("search", "王示例", "--all", "--catalog", root).out


SLIPS = {
    (): "还缺：WORDS…",
    ("  ",): "没有写要找的词",
    ("x", "--limit", "-1"): "--limit 的值不对",
    ("x", "--format", "csv"): "可写 text、json、ids",
}


def test_slips(pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "search"), SLIPS) == {}


def test_the_place_of_a_word(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str, str]] = [
        ("种植", "literal", "大棚种植", "种植"),
        ("abc", "literal", "ＡＢＣ课", "ＡＢＣ"),
        ("dpzz", "initials", "春季大棚种植与管理", "大棚种植"),
        ("dapengzz", "pinyin", "大棚种植", "大棚种植"),
        ("pengzhongz", "pinyin", "大棚、种植园", "棚、种植"),
    ]
    for word, how, text, place in cases:
        with subtests.test(word=word):
            start, end = found_place(Match(word, "title", text, how, 0))
            assert text[start:end] == place
