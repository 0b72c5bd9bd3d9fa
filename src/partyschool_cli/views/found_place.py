"""The place of a search match in its text, for highlighting."""

from bisect import bisect_left

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.pinyin import matches_pinyin
from partyschool_cli.catalog.search import Match


def found_place(match: Match) -> tuple[int, int]:
    """Start and end, in characters, of a match in its text.

    A word in pinyin matches the characters of that reading: `dpzz` is 大棚种植.
    """
    text, word = match.text, match.word

    def is_in(start: int, end: int) -> bool:
        part = text[start:end]
        if match.how == "literal":
            return word in search_key(part)
        return matches_pinyin(word, part) is not None

    # Bisection: the shortest prefix that contains the word, then its shortest suffix that does. A
    # part may have another reading than the whole; then the whole is marked.
    end = bisect_left(range(len(text)), True, key=lambda at: is_in(0, at + 1)) + 1
    if not is_in(0, end):
        return 0, len(text)
    start = bisect_left(range(end), True, key=lambda at: not is_in(at, end)) - 1
    return max(start, 0), end
