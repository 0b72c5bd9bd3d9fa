"""Which entry of a file each comment and blank line speaks of.

A comment at the end of a line belongs to the entry on it, one on a line of its own to the entry
below, and one after the last entry of a mapping or list, indented like it, to its end.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from partyschool_cli.source.yaml.places import END, HOLDER, KEY, VALUE, Entry, Event

# A comment that says which findings of the next line, or of its own, are suppressed.
_SUPPRESSION: Final = re.compile(r"#\s*pschool\s*[:：]\s*ignore(?!-file)")
_BLOCK_HEAD: Final = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n]*)")
_SPACES: Final = " \t"
# The dash of an item, not of `---`.
_DASH: Final = re.compile("(?<!-)-(?!-)")


def is_suppression(comment: str) -> bool:
    """Whether a comment speaks of the lines of a file rather than of its entries."""
    return _SUPPRESSION.search(comment) is not None


class Comments(NamedTuple):
    """The comments of a file by the position of an entry among the file's entries.

    In lists, an empty text is a blank line. `below` are comments indented below an entry that has
    no entries itself. `rest` are those after content that is no block, or where there is none.
    """

    above: dict[int, list[str]]
    trailing: dict[int, str]
    below: dict[int, list[str]]
    end: dict[int, list[str]]
    rest: list[str]


class _Gap(NamedTuple):
    """The text between two tokens, and what the comments in it can belong to.

    `owner` is the entry of the token before. `target` is the entry below; `column` is where the
    entries of its block start, None if it is in brackets. `closed` are the blocks that end here
    with their columns, the innermost first. `bracket` is the group that the next token closes.
    `is_inside` is true between a key and its value, `is_leaf` after a value. `new` are the entries
    that start here: `target` and those in it.
    """

    text: str
    is_start: bool
    owner: int | None
    target: int | None
    column: int | None
    closed: Sequence[tuple[int, int]]
    bracket: int | None = None
    is_inside: bool = False
    is_leaf: bool = True
    new: Sequence[int] = ()


def comments_in(text: str, entries: Sequence[Entry]) -> Comments:
    """The comments of a text with LF line ends that was parsed to `entries` without a problem."""
    walk = _Walk(text, {id(entry): at for at, entry in enumerate(entries)})
    for at, entry in enumerate(entries):
        walk.enter(at, entry)
    walk.finish()
    return walk.comments


class _Walk:
    """A walk over the tokens of a file, in order."""

    def __init__(self, text: str, positions: dict[int, int]) -> None:
        self.text = text
        self.positions = positions
        self.comments = Comments(defaultdict(list), {}, defaultdict(list), defaultdict(list), [])
        self.open: list[tuple[int, Entry]] = []
        self.closed: list[tuple[int, int]] = []
        self.new: list[int] = []  # the entries since the last token, the outermost first
        self.owner: int | None = None
        self.is_leaf = False  # whether the last token was a value rather than a key
        self.end = 0

    def enter(self, at: int, entry: Entry) -> None:
        """Take the tokens of an entry, after those that close the groups before it."""
        self._close(entry[HOLDER])
        if entry[HOLDER] is not None:
            self.new.append(at)
        if (key := entry[KEY]) is not None:
            self._token(at, entry, key.start_mark.index, key.end_mark.index)
            self.is_leaf = False
        event = entry[VALUE]
        if _is_group(event):
            self.open.append((at, entry))
            if event.flow_style:
                start = event.start_mark.index
                self._token(at, entry, start, start + (self.text[start : start + 1] in "[{"))
            return
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            end = self._block_text(at, start, end, event.value)
        self._token(at, entry, start, end)

    def finish(self) -> None:
        """Close all groups, and take the comments after them."""
        self._close(None)
        gap = _Gap(
            self.text[self.end :],
            self.end == 0,
            self.owner,
            None,
            None,
            self.closed,
            is_leaf=self.is_leaf,
        )
        _Taking(gap, self.comments).run()

    def _close(self, holder: Entry | None) -> None:
        while self.open and self.open[-1][1] is not holder:
            at, entry = self.open.pop()
            if not entry[VALUE].flow_style:
                self.closed.append((at, entry[VALUE].start_mark.column))
                continue
            end = entry[END].end_mark.index
            start = max(self.end, end - 1)
            gap = _Gap(self.text[self.end : start], False, self.owner, None, None, (), bracket=at)
            _Taking(gap, self.comments).run()
            self._advance(at, end)

    def _token(self, at: int, entry: Entry, start: int, end: int) -> None:
        gap = self.text[self.end : start]
        if "#" in gap or gap.count("\n") > 1:
            is_new = bool(self.new)
            target = self.new[0] if is_new else at
            column = self._column(target, entry) if is_new else None
            taken = _Gap(
                gap,
                self.end == 0,
                self.owner,
                target,
                column,
                self.closed,
                is_inside=not is_new,
                is_leaf=self.is_leaf,
                new=self.new,
            )
            _Taking(taken, self.comments).run()
        self._advance(at, end)

    def _column(self, target: int, entry: Entry) -> int | None:
        """Where the entries of the block start that holds `target`, an ancestor of `entry`."""
        while self.positions[id(entry)] != target:
            entry = entry[HOLDER]
        event = entry[HOLDER][VALUE]
        return None if event.flow_style else int(event.start_mark.column)

    def _advance(self, at: int, end: int) -> None:
        self.end, self.owner, self.new = max(self.end, end), at, []
        self.is_leaf = True
        self.closed = []

    def _block_text(self, at: int, start: int, end: int, value: str) -> int:
        """Take the comment in the head of a block text; return where its last line ends."""
        whole = self.text[start:end]
        if found := _BLOCK_HEAD.match(whole):
            _set_trailing(self.comments, at, found[1].rstrip(_SPACES))
        head = whole.partition("\n")[0]
        if "+" in head.partition("#")[0]:
            return end - whole.endswith("\n")
        # Lines of spaces at the end are blank lines, unless the text has them.
        last = value.rstrip("\n").rpartition("\n")[2]
        is_blank = not last.strip(_SPACES)
        return start + max(len(head), len(whole.rstrip("\n" if is_blank else "\n" + _SPACES)))


class _Taking:
    """Gives the comments and blank lines of one gap to entries."""

    def __init__(self, gap: _Gap, comments: Comments) -> None:
        self.gap = gap
        self.comments = comments
        self.is_blank = False
        self.dashes = 0  # of list items so far
        self.passed = -1  # the closed block that the last comment belonged to
        self.is_past = False  # whether one belonged to the entry below

    def run(self) -> None:
        gap = self.gap
        lines = gap.text.split("\n")
        for number, line in enumerate(lines):
            before, mark, comment = line.partition("#")
            before_words, is_own = before.strip(_SPACES), number > 0 or gap.is_start
            self.dashes += len(_DASH.findall(before_words))
            if not mark:
                # The last line is the start of the next token's.
                self.is_blank |= 0 < number < len(lines) - 1 and not before_words
            elif is_own and not before_words:
                self._own_line(mark + comment.rstrip(_SPACES), len(before))
            else:
                self._trailing(mark + comment.rstrip(_SPACES), before_words)
        if self.is_blank and gap.target is not None and not gap.is_inside:
            self.comments.above[gap.target].append("")

    def _trailing(self, comment: str, before: str) -> None:
        gap = self.gap
        is_item = _DASH.search(before) is not None and self.dashes <= len(gap.new)
        owner = gap.new[self.dashes - 1] if is_item else gap.owner
        if owner is None:
            self._own_line(comment, 0)
        else:
            _set_trailing(self.comments, owner, comment)

    def _own_line(self, comment: str, column: int) -> None:
        found = self._list_for(comment, column)
        if self.is_blank:
            found.append("")
        found.append(comment)
        self.is_blank = False

    def _list_for(self, comment: str, column: int) -> list[str]:
        gap, comments = self.gap, self.comments
        if gap.bracket is not None:
            return comments.end[gap.bracket]
        if gap.target is not None:
            is_deeper = gap.column is not None and column > gap.column
            # A suppression speaks of the next line.
            self.is_past |= not is_deeper or self.dashes > 0 or is_suppression(comment)
        if not self.is_past:
            if self.passed < 0 and gap.owner is not None and self._is_below_owner(column):
                return comments.below[gap.owner]
            for number in range(max(0, self.passed), len(gap.closed)):
                at, start = gap.closed[number]
                is_last = gap.target is None and number == len(gap.closed) - 1
                if start <= column or is_last:
                    self.passed = number
                    return comments.end[at]
        self.is_past = True
        return comments.rest if gap.target is None else comments.above[gap.target]

    def _is_below_owner(self, column: int) -> bool:
        """Whether a comment is indented more than the last entry, which has none of its own."""
        gap = self.gap
        own = gap.closed[0][1] if gap.closed else gap.column
        return gap.is_leaf and own is not None and column > own


def _set_trailing(comments: Comments, at: int, comment: str) -> None:
    """A line has one comment: those before it go above."""
    if at in comments.trailing:
        comments.above[at].append(comments.trailing[at])
    comments.trailing[at] = comment


def _is_group(event: Event) -> bool:
    return hasattr(event, "flow_style")
