"""Chinese found by pinyin, initials and mixtures."""

import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from partyschool_cli.catalog.pinyin import (
    begins_with_pinyin,
    matches_pinyin,
    matches_reading,
    may_be_pinyin,
    pinyin_order,
    reading_of,
    spelled,
)

A_WORD_IS_FOUND: dict[tuple[str, str], str | None] = {
    ("dpzz", "大棚种植技术"): "initials",
    ("zzjs", "大棚种植技术"): "initials",
    ("dapeng", "大棚种植技术"): "pinyin",
    ("dapengzz", "大棚种植技术"): "pinyin",
    ("dpzhongzhi", "大棚种植技术"): "pinyin",
    ("dpzhzh", "大棚种植技术"): "pinyin",
    ("dapengzhongzhijishu", "大棚种植技术"): "pinyin",
    ("dpzzjsdd", "大棚种植技术等等"): "initials",
    ("nvxingchuangye", "女性创业"): "pinyin",
    ("nuxingchuangye", "女性创业"): "pinyin",
    ("nüxingchuangye", "女性创业"): "pinyin",
    ("dape", "大棚种植技术"): "pinyin",
    ("DPZZ", "大棚种植技术"): "initials",
    ("ｄｐｚｚ", "大棚种植技术"): "initials",
    ("xi'an", "西安"): "pinyin",
    ("pptzz", "PPT制作"): "initials",
    ("xx20d", "学习20大"): "initials",
    ("dzdd", "《党章》导读"): "initials",
    ("dzdd", "党章、导读"): "initials",
    # polyphones
    ("chongqing", "重庆"): "pinyin",
    ("zhongyao", "重要"): "pinyin",
    ("hangye", "行业"): "pinyin",
    ("yinhang", "银行"): "pinyin",
    ("changzhi", "长治"): "pinyin",
    ("diaoyan", "调研"): "pinyin",
    # surnames
    ("shantianfang", "单田芳"): "pinyin",
    ("qiu", "仇和"): "pinyin",
    ("zengguofan", "曾国藩"): "pinyin",
    ("zls", "示例：曾老师"): "initials",
    ("qinx", "覃小明"): "pinyin",
    ("tanx", "覃小明"): "pinyin",
    ("ouyang", "区阳"): "pinyin",
    ("xie", "解老师"): "pinyin",
    ("zha", "查老师"): "pinyin",
    ("piao", "朴老师"): "pinyin",
    ("yuchi", "尉迟恭"): "pinyin",
    ("moqi", "万俟卨"): "pinyin",
    # ü
    ("lvse", "绿色农业"): "pinyin",
    ("luse", "绿色农业"): "pinyin",
    ("lüse", "绿色农业"): "pinyin",
    ("nv", "妇女"): "pinyin",
    ("nu", "妇女"): "pinyin",
    ("celue", "策略"): "pinyin",
    # the usual readings of a character besides that of its phrase
    ("chaoyang", "朝阳镇党校"): "pinyin",
    ("zhaoyang", "朝阳镇党校"): "pinyin",
    ("shantian", "简单田地"): "pinyin",
    ("chongqing", "重庆路社区"): "pinyin",
    ("zhongqing", "重庆路社区"): "pinyin",
    ("changzhi", "长治市"): "pinyin",
    # not
    ("d", "大棚"): None,
    ("apeng", "大棚"): None,
    ("eng", "大棚"): None,
    ("pd", "大棚"): None,
    ("dz", "党。章"): None,
    ("nv", "努力"): None,
    ("d-z", "党章"): None,
    ("党章", "党章"): None,
    ("2026", "2026年"): None,
    ("abc", "abc"): None,
    ("zhantian", "简单田地"): None,
    ("dapengzhongzi", "大棚种植技术"): None,
    ("dapengzhongzhiw", "大棚种植技术"): None,
    ("dp" * 40, "大棚" * 80): None,
    ("d" * 60 + "x", "大" * 100): None,
}


def test_a_word_is_found() -> None:
    assert {
        (word, text): matches_pinyin(word, text) for word, text in A_WORD_IS_FOUND
    } == A_WORD_IS_FOUND


def test_a_word_begins_a_text(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, bool]] = [
        ("dapeng", "大棚种植", True),
        ("shan", "单田芳", True),
        ("dan", "单田芳", True),
        ("peng", "大棚种植", False),
        ("zz", "大棚种植", False),
        ("dz", "《党章》", True),
    ]
    for word, text, begins in cases:
        with subtests.test(word=word):
            assert matches_pinyin(word, text)
            assert begins_with_pinyin(word, text) is begins


def test_a_reading_is_plain_text_that_can_be_kept() -> None:
    reading = reading_of("《党章》读本，PPT。单老师")
    assert reading == ". dang zhang du/dou ben p p t . shan/dan/chan lao shi "
    assert matches_reading("dzdb", reading) == "initials"
    assert reading_of("no Chinese") == ""


def test_what_cannot_be_pinyin(subtests: pytest.Subtests) -> None:
    cases = ["d", "党章", "20", "a-b", "", "'", "x" * 65]
    for word in cases:
        with subtests.test(word=word):
            assert not may_be_pinyin(word)


def test_text_sorts_by_its_likeliest_pinyin() -> None:
    names = ["朱老师", "曾老师", "重庆", "单田芳", "安全", "Abc"]
    assert sorted(names, key=pinyin_order) == ["安全", "重庆", "单田芳", "曾老师", "朱老师", "Abc"]
    assert spelled("柳杜") == "liudu"


CHINESE = st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2)


@given(CHINESE)
def test_the_initials_of_a_text_find_it(text: str) -> None:
    readings = [unit.split("/") for unit in reading_of(text).split()[1:]]
    assume(len(readings) > 1)  # pypinyin knows no reading of some
    for which in (0, -1):
        initials = "".join(reading[which][0] for reading in readings)[:64]
        assert matches_pinyin(initials, text) in ("initials", "pinyin")
        assert matches_pinyin("".join(reading[which] for reading in readings)[:64], text)


@given(st.text(), st.text(alphabet="abcdefghijklmnopqrstuvwxyzü'19", max_size=12))
def test_any_text_has_a_reading(text: str, word: str) -> None:
    assert matches_pinyin(word, text) in ("pinyin", "initials", None)


def test_pypinyin_is_imported_only_where_chinese_must_be_read() -> None:
    program = (
        "import sys, partyschool_cli.catalog.query.match as match, partyschool_cli.catalog.search\n"
        "import datetime\n"
        "for word in ('大棚', 'charter', 'd'):\n"
        "    query = match.parse_query([word], (), datetime.date(2026, 1, 1))\n"
        "    query.matches({'id': 'charter', 'title': '党章' if word != 'x' else ''})\n"
        "print([name for name in ('pypinyin', 'pydantic', 'typer', 'yaml') if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
