"""Where in a text a word was found, for marking it."""

from bisect import bisect_left

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.pinyin import matches_pinyin
from partyschool_cli.catalog.search import Finding


def found_place(finding: Finding) -> tuple[int, int]:
    """Start and end, in characters, of what the finding's word is in its text.

    A word of pinyin is the characters that are read so: `dpzz` is 大棚种植.
    """
    text, word = finding.text, finding.word

    def is_in(start: int, end: int) -> bool:
        part = text[start:end]
        if finding.how == "literal":
            return word in fold(part)
        return matches_pinyin(word, part) is not None

    # The longer the part, the sooner it holds the word: the first end that does, then the last
    # start. A part may be read otherwise than the whole; then the whole is what is marked.
    end = bisect_left(range(len(text)), True, key=lambda at: is_in(0, at + 1)) + 1
    if not is_in(0, end):
        return 0, len(text)
    start = bisect_left(range(end), True, key=lambda at: not is_in(at, end)) - 1
    return max(start, 0), end
