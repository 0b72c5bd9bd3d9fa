"""Framing: files that are opened as they were sealed, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.cache.framing import netstrings, opened, sealed, strings

MAGIC = b"test 1\n"


@given(st.lists(st.binary(), max_size=6))
def test_what_is_sealed_is_opened_again(parts: list[bytes]) -> None:
    assert opened(MAGIC, sealed(MAGIC, parts)) == parts


@given(st.lists(st.binary(), max_size=3), st.data())
def test_a_changed_or_shortened_file_is_not_opened(parts: list[bytes], data: st.DataObject) -> None:
    whole = bytearray(sealed(MAGIC, parts))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    with pytest.raises(ValueError, match="damaged"):
        opened(MAGIC, bytes(cut))


def test_another_format_is_not_opened() -> None:
    with pytest.raises(ValueError, match="damaged"):
        opened(b"test 2\n", sealed(MAGIC, [b"x"]))


def test_netstrings_are_read_to_the_letter(subtests: pytest.Subtests) -> None:
    cases: list[bytes] = [b"-1:", b"9" * 50 + b":", b"3:ab", b"2", b"1_0:" + b"x" * 10]
    for body in cases:
        with (
            subtests.test(body=body),
            pytest.raises(ValueError, match=r"damaged|not found"),
        ):
            strings(body)


@given(st.lists(st.binary(), max_size=6))
def test_netstrings_are_read_as_they_were_written(parts: list[bytes]) -> None:
    assert strings(netstrings(parts)) == parts
