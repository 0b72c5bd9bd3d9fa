"""Comments of three versions of a file: each that one side wrote is kept, each that one side took
out goes.

Comments are compared by their text, so that one that only stands elsewhere is no change.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from partyschool_cli.catalog.merging.copies import lead_lines
from partyschool_cli.catalog.merging.version import EntryPath, Version
from partyschool_cli.source.style.comment_places import comments_in
from partyschool_cli.source.text.line_ends import line_end, line_start
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Splice, apply_splices
from partyschool_cli.source.text_edits.block_edits import end_with_comments
from partyschool_cli.source.text_edits.text_edits import EditFailedError
from partyschool_cli.source.yaml.places import path_of
from partyschool_cli.source.yaml.same_content import same_content


class Comment(NamedTuple):
    """A comment of the entry at `path`.

    `is_trailing` where it ends a line, `is_at_end` where it stands behind the entries of a group.
    `following` are the comments below it that speak of the same entry.
    """

    text: str
    path: EntryPath
    is_trailing: bool = False
    is_at_end: bool = False
    following: tuple[str, ...] = ()


def comments_of(version: Version) -> list[Comment]:
    """The comments of a version."""
    entries = version.parsed.places.entries
    if not entries:
        found = comments_in(version.text, entries).rest
        return [Comment(text, (), is_at_end=True) for text in found if text]
    comments = comments_in(version.text, entries)
    listed: list[Comment] = []
    for at, entry in enumerate(entries):
        path = version.entry_path(path_of(entry))
        listed += _group(comments.above.get(at, ()), path)
        if at in comments.trailing:
            listed.append(Comment(comments.trailing[at], path, is_trailing=True))
        ends = (*comments.below.get(at, ()), *comments.end.get(at, ()))
        listed += _group(ends, path, is_at_end=True)
    return [*listed, *_group(comments.rest, (), is_at_end=True)]


def _group(lines: Sequence[str], path: EntryPath, *, is_at_end: bool = False) -> Iterator[Comment]:
    texts = [line for line in lines if line]
    for at, text in enumerate(texts):
        yield Comment(text, path, is_at_end=is_at_end, following=tuple(texts[at + 1 :]))


def merged_counts(base: Version, ours: Version, theirs: Version) -> Counter[str]:
    """How often each comment has to be in the merged text."""
    old, one, other = (_counts(version) for version in (base, ours, theirs))
    found: Counter[str] = Counter()
    for text in old | one | other:
        if other[text] == old[text]:
            found[text] = one[text]
        elif one[text] == old[text]:
            found[text] = other[text]
        else:
            found[text] = max(one[text], other[text])
    return found


def lacks_comments(version: Version, counts: Counter[str]) -> bool:
    """Whether a comment is missing."""
    return bool(counts - _counts(version))


def _counts(version: Version) -> Counter[str]:
    return Counter(comment.text for comment in comments_of(version))


def with_comments(
    merged: Version, counts: Counter[str], theirs: Version, ours: Version, beside: str
) -> Version:
    """The merged version with each comment as often as `counts` says.

    `beside` is the text of theirs that is written beside ours, where they are in conflict: the
    comments there are not missing. Raises EditFailedError where one finds no place.
    """
    source = comments_of(theirs)
    shown = Counter[str]()
    for line in beside.split("\n"):
        shown.update({one.text for one in source if line.rstrip(" \t").endswith(one.text)})
    for comment in _surplus(merged, counts, source):
        merged = _without(merged, comment)
    for comment in _missing(merged, counts - shown, [*source, *comments_of(ours)]):
        merged = _with(merged, comment)
    return merged


def _surplus(merged: Version, counts: Counter[str], theirs: Sequence[Comment]) -> list[Comment]:
    """Comments to take out: those first of entries where theirs has none of that text."""
    here = comments_of(merged)
    kept = {(one.text, one.path) for one in theirs}
    left = Counter(one.text for one in here) - counts
    return _chosen(left, sorted(here, key=lambda one: (one.text, one.path) in kept))


def _missing(merged: Version, counts: Counter[str], sources: Sequence[Comment]) -> list[Comment]:
    here = comments_of(merged)
    present = {(one.text, one.path) for one in here}
    left = counts - Counter(one.text for one in here)
    first = [one for one in sources if (one.text, one.path) not in present]
    return _chosen(left, [*first, *(one for one in sources if (one.text, one.path) in present)])


def _chosen(left: Counter[str], comments: Iterable[Comment]) -> list[Comment]:
    chosen = []
    for one in comments:
        if left[one.text] > 0:
            left[one.text] -= 1
            chosen.append(one)
    return chosen


# ------------------------------------------------------------------------------------- places


def _with(version: Version, comment: Comment) -> Version:
    return _first(version, _places(version, comment), comment.text, 1)


def _without(version: Version, comment: Comment) -> Version:
    return _first(version, _stretches(version, comment), comment.text, -1)


def _first(version: Version, tried: Iterable[Splice], text: str, change: int) -> Version:
    """The first version that has the comment once more or less, and else is the same."""
    counts = _counts(version)
    counts[text] += change
    for splice in tried:
        try:
            new = Version(apply_splices(version.text, [splice]), version.model)
        except ValueError:
            continue
        if same_content(new.content, version.content) and +_counts(new) == +counts:
            return new
    raise EditFailedError(f"{text}: finds no place")


def _places(version: Version, comment: Comment) -> Iterator[Splice]:
    """Where a comment can be added, best first."""
    path = comment.path
    while (here := version.find(path)) is None or (here and _is_in_brackets(version, here)):
        path = path[:-1]
    if here and comment.is_trailing and path == comment.path:
        yield from _at_line_end(version, here, comment.text)
    if here and comment.is_at_end:
        entry = version.parsed.entry(here)
        end = end_with_comments(version.text, entry.end, entry.indent)
        yield Splice(end, end, f"\n{' ' * (entry.indent + 2)}{comment.text}")
    if here:
        yield _above(version, here, comment)
    if not comment.is_at_end:
        yield Splice(0, 0, f"{comment.text}\n")
    start = "" if version.text.endswith("\n") or not version.text else "\n"
    yield Splice(len(version.text), len(version.text), f"{start}{comment.text}\n")


def _is_in_brackets(version: Version, path: FieldPath) -> bool:
    return version.parsed.is_in_brackets(path)


def _at_line_end(version: Version, path: FieldPath, text: str) -> Iterator[Splice]:
    entry = version.parsed.entry(path)
    for at in (version.parsed.head_end(path), entry.end):
        end = line_end(version.text, at)
        yield Splice(end, end, f"  {text}")


def _above(version: Version, path: FieldPath, comment: Comment) -> Splice:
    """Above an entry, and above the comment there that follows this one."""
    text, entry = version.text, version.parsed.entry(path)
    at = line_start(text, entry.start)
    indent = len(text[at:]) - len(text[at:].lstrip(" "))
    start = at
    for line in reversed(lead_lines(version.parsed, path)):
        start = line_start(text, start - 1)
        if line in comment.following:
            at = start
    return Splice(at, at, f"{' ' * indent}{comment.text}\n")


def _stretches(version: Version, comment: Comment) -> Iterator[Splice]:
    """Where a comment is, those of its entry first: whole lines, or the ends of lines."""
    found = []
    start = 0
    for line in version.text.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        if body.strip(" \t") == comment.text:
            found.append(Splice(start, start + len(line), ""))
        elif body.rstrip(" \t").endswith(comment.text):
            cut = body.rstrip(" \t").removesuffix(comment.text).rstrip(" \t")
            found.append(Splice(start + len(cut), start + len(body), ""))
        start += len(line)
    here = version.find(comment.path)
    middle = version.parsed.entry(here).start if here else 0
    yield from sorted(found, key=lambda splice: abs(splice.start - middle))
