"""Letters of everyday Chinese, for property tests."""

import unicodedata
from itertools import product
from typing import Final

from hypothesis import strategies as st

_ROWS: Final = range(0xA1, 0xFF)
_LETTERS: Final = (
    *(bytes(pair).decode("gb2312", "ignore") for pair in product(_ROWS, _ROWS)),
    *map(chr, range(0x20, 0x7F)),
)


def everyday_texts(categories: str = "LNPSZ") -> st.SearchStrategy[str]:
    """Texts of a letter or more of GB2312 and ASCII, of categories that begin so.

    `st.characters(codec="gb2312")` looks for each letter in thousands of ranges, for a second.
    """
    letters = [one for one in _LETTERS if one and unicodedata.category(one)[0] in categories]
    return st.lists(st.sampled_from(letters), min_size=1).map("".join)
