"""The characters that no reader sees.

Sources: Unicode 15, categories Cc, Cf, Zl, Zp, the Hangul fillers and the joiners of letters.
"""

from typing import Final

# For a character class of a regular expression, in what Python, Rust and ECMAScript all read.
# Tab and line breaks are seen as space. U+200D joins the parts of an emoji: see `source.invisible`.
UNSEEN: Final = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f"
    r"\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
)
