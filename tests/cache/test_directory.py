"""The cache's folder: files that are whole, or not believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

MAGIC = b"test 1\n"


@given(st.lists(st.binary(), max_size=6))
def test_what_is_sealed_is_opened_again(parts: list[bytes]) -> None:
    assert folder.opened(MAGIC, folder.sealed(MAGIC, parts)) == parts


def test_another_format_is_not_opened() -> None:
    with pytest.raises(ValueError, match="damaged"):
        folder.opened(b"test 2\n", folder.sealed(MAGIC, [b"x"]))


@pytest.mark.parametrize("body", [b"-1:", b"9" * 50 + b":", b"3:ab", b"2", b"1_0:" + b"x" * 10])
def test_netstrings_are_taken_by_the_letter(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"damaged|not found"):
        folder.strings(body)
