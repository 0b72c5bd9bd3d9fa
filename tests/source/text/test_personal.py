"""Personal numbers: which digits are one, and that nothing shows them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.source.text.personal import hashed, mask, personal_numbers

A_NUMBER_IS_FOUND_MASKED_AND_HASHED = [
    ("证号11010519491231002X。", "resident-id", "11010519491231002X"),
    ("11010519491231002x", "resident-id", "11010519491231002x"),
    ("110105 19491231 002X", "resident-id", "110105 19491231 002X"),
    (
        "１１０１０５１９４９１２３１００２Ｘ",
        "resident-id",
        "１１０１０５１９４９１２３１００２Ｘ",
    ),
    ("手机:13800138000，", "phone-number", "13800138000"),
    ("Tel.13800138000", "phone-number", "13800138000"),
    ("+86 138-0013-8000", "phone-number", "+86 138-0013-8000"),
    ("8613800138000", "phone-number", "8613800138000"),
    ("138 0013 8000", "phone-number", "138 0013 8000"),
    ("138–0013–8000", "phone-number", "138–0013–8000"),
    ("１３８００１３８０００", "phone-number", "１３８００１３８０００"),
    ("138.1234.5678", "phone-number", "138.1234.5678"),
    ("1380.013.8000", "phone-number", "1380.013.8000"),
    ("138·1234·5678", "phone-number", "138·1234·5678"),
    ("138/1234/5678", "phone-number", "138/1234/5678"),
    ("138 - 1234 - 5678", "phone-number", "138 - 1234 - 5678"),
    ("138‑0013‑8000", "phone-number", "138‑0013‑8000"),
    ("电话138\u200b0013\u200b8000。", "phone-number", "138\u200b0013\u200b8000"),
    ("+86\u202d 1380\ufeff0138000", "phone-number", "+86\u202d 1380\ufeff0138000"),
    ("138\x010013\x7f8000", "phone-number", "138\x010013\x7f8000"),
    ("138００１３8000", "phone-number", "138００１３8000"),
    ("\udce4/13800138000", "phone-number", "13800138000"),
    ("110105.19491231.002X", "resident-id", "110105.19491231.002X"),
    ("110105 1949 12 31 002X", "resident-id", "110105 1949 12 31 002X"),
    ("1101051949\u200d1231\xad002X", "resident-id", "1101051949\u200d1231\xad002X"),
    ("6222.0212.3456.7894", "bank-card", "6222.0212.3456.7894"),
    ("6222\u20600212\u200b34567894", "bank-card", "6222\u20600212\u200b34567894"),
    ("6222021234567894", "bank-card", "6222021234567894"),
    ("卡 6222 0212 3456 7894 12月", "bank-card", "6222 0212 3456 7894"),
    ("6222-0212-3456-7894", "bank-card", "6222-0212-3456-7894"),
]


def test_a_number_is_found_masked_and_hashed(subtests: pytest.Subtests) -> None:
    for text, kind, number in A_NUMBER_IS_FOUND_MASKED_AND_HASHED:
        with subtests.test(text=text):
            found = [(one.kind, text[one.start : one.end]) for one in personal_numbers(text)]
            assert found == [(kind, number)]
            masked = mask(text)
            assert len(masked) == len(text)
            assert number not in masked
            assert number[-4:] not in masked
            assert number not in hashed(text)
            assert list(personal_numbers(masked)) == []


def test_other_numbers_are_left(subtests: pytest.Subtests) -> None:
    cases = [
        "110105194912310021",  # the check digit is wrong
        "11010519491331002X",  # no 13th month
        "12800138000",
        "138001380001",
        "13800138000.5",
        "3.13800138000",
        "132.12345678",  # a longitude
        "东经 132.1234 5678",
        "2026.10.12-2026.10.14",
        "2026/10/12-2026/10/14 8.30",
        "192.168.100.100 255.255.255.0",
        "ab13800138000",
        "6222021234567895",  # Luhn
        "2026-10-12 08:30 2026-10-13",
        "2026-10-13 2026-10-14 8:30",
        "20261012083000123",
        "ISBN 978-7-5000-1234-5",
        "https://example.cn/a/13800138000?id=6222021234567894",
        "[15, 30, 45, 60, 75, 90]",
        "0351-7654321",
        "12345678901234567890123",
    ]
    for text in cases:
        with subtests.test(text=text):
            assert list(personal_numbers(text)) == []
            assert mask(text) == hashed(text) == text


@given(st.text(alphabet="13８-－ 　.a", max_size=30))
def test_whatever_stands_before_a_number_it_is_found(before: str) -> None:
    text = f"{before} 号13800138000"
    assert [one.kind for one in personal_numbers(text)][-1:] == ["phone-number"]
    assert mask(text).endswith("号138********")


def test_a_sign_that_nobody_sees_before_a_number_does_not_move_its_place() -> None:
    text = "甲\u200b\u200b乙\u200b13800138000\u200b丙"
    assert [text[one.start : one.end] for one in personal_numbers(text)] == ["13800138000"]
    assert mask(text) == "甲\u200b\u200b乙\u200b138********\u200b丙"


@pytest.mark.parametrize("unit", ["1-", "1\u200b", "12 ", "138\u200b0013800", "1." * 5])
def test_the_search_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        list(personal_numbers(text))
        return time.process_time() - started

    seconds(10_000)
    assert seconds(200_000) < 20 * max(seconds(50_000), 0.01)


def test_the_same_number_has_the_same_hash_however_it_is_grouped() -> None:
    forms = (
        *("13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００"),
        *("138.0013.8000", "138\u200b0013\u200b8000"),
    )
    assert len({hashed(form) for form in forms}) == 1
    assert hashed("13800138000") != hashed("13900139000")
