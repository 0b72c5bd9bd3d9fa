"""Codes as people type them, and as sheets and their QR codes say them."""

import datetime as dt

from partyschool_cli.export.checking.claim import Claim
from partyschool_cli.export.checking.reading.code_words import (
    printed_claims,
    qr_claim,
    typed_code,
)


def test_a_code_in_any_width_and_case() -> None:
    typed = (
        "GAYF-BVUD",
        "gayf-bvud",
        "GAYFBVUD",
        " gayf bvud ",
        "ＧＡＹＦ－ＢＶＵＤ",
        "GAYF—BVUD",
        "校验码 GAYF-BVUD",
        "校验码：GAYF-BVUD",
    )
    assert {text: typed_code(text) for text in typed} == dict.fromkeys(typed, "GAYF-BVUD")


def test_digits_that_no_code_has_are_the_letters_that_look_so() -> None:
    assert typed_code("0A1F-8VUD") == "OAIF-BVUD"


def test_what_is_no_code() -> None:
    typed = ("", "GAYF", "GAYF-BVUDX", "表.pdf", "GAYF-BV9D", "党员轮训班")
    assert {text: typed_code(text) for text in typed} == dict.fromkeys(typed)


def test_printed_codes_with_the_version_before_each() -> None:
    again = "版本 2026-11-27 · 校验码 ABCD-EFGH 校验码 GAYF-BVUD"
    text = f"版本 2026-11-26 · 校验码 GAYF-BVUD\n……\n{again}"
    assert [*printed_claims(text)] == [
        Claim("GAYF-BVUD", date=dt.date(2026, 11, 26)),
        Claim("ABCD-EFGH", date=dt.date(2026, 11, 27)),
    ]


def test_a_qr_code_of_ours() -> None:
    text = "党员轮训班课程表\n2026-10-12 至 2026-10-14\n版本 2026-11-26\n校验码 GAYF-BVUD"
    days = (dt.date(2026, 10, 12), dt.date(2026, 10, 14))
    found = Claim("GAYF-BVUD", None, None, "党员轮训班课程表", *days, dt.date(2026, 11, 26))
    assert qr_claim(text) == found
    open_end = qr_claim(text.replace(" 2026-10-14", ""))
    assert open_end is not None
    assert (open_end.first, open_end.last) == (days[0], None)


def test_the_address_of_a_page() -> None:
    address = "https://example.org/a/classes/banci.html?code=GAYF-BVUD&x=1"
    assert qr_claim(address) == Claim("GAYF-BVUD")


def test_another_qr_code() -> None:
    texts = (
        "",
        "https://example.org/",
        "https://example.org/?code=1",
        "https://[/?code=GAYF-BVUD",
        f"https://example.org/?{'a=1&' * 50}",
        "wifi:密码",
        "版本 2026-11-26",
    )
    assert {text: qr_claim(text) for text in texts} == dict.fromkeys(texts)


def test_a_day_that_no_calendar_has_is_none() -> None:
    claim = qr_claim("课程表\n2026-99-99 至 2026-10-14\n版本 2026-02-30\n校验码 GAYF-BVUD")
    assert claim is not None
    assert (claim.first, claim.date) == (None, None)
