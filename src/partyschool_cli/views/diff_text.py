"""A comparison of two catalogs in a clerk's words, for a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from partyschool_cli.catalog.diff import EntityChange
from partyschool_cli.history.comparison import Comparison
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.views.change_lines import Sides, entity_lines, entity_summary, told_fields

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

NO_DIFFERENCE: Final = "没有不同"
# The entity whose id they follow is not among those that were asked for.
ONLY_FOLLOWING: Final = "只有跟着改了的编号，别的没有不同"
_WORDS: Final = {"added": "新增", "removed": "删去", "renamed": "改编号", "changed": "改"}


def diff_lines(
    comparison: Comparison, changes: Sequence[EntityChange], *, is_short: bool
) -> Iterator["Line"]:
    """What is compared, and a line for each change; if short, one for each entity."""
    yield (Styled(diff_title(comparison), "heading"),)
    yield from ((Styled(line),) for line in told_lines(comparison, changes, is_short=is_short))


def diff_title(comparison: Comparison) -> str:
    """`HEAD（1f0c2b3d）→ 现在的文件`."""
    return mask(f"{comparison.old.label} → {comparison.new.label}")


def told_lines(
    comparison: Comparison, changes: Sequence[EntityChange], *, is_short: bool
) -> Iterator[str]:
    """The lines below the title."""
    sides = Sides(comparison.before, comparison.after)
    lines = _short_lines(changes, sides) if is_short else entity_lines(changes, sides)
    first = next(lines, None)
    if first is None:
        first = ONLY_FOLLOWING if changes else NO_DIFFERENCE
    yield from (first, *lines)


def _short_lines(changes: Sequence[EntityChange], sides: Sides) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for change in changes:
        fields = tuple(told_fields(change))
        if fields:
            counts[change.change] += 1
            yield entity_summary(fields, sides)
    if counts:
        told = "，".join(f"{word} {counts[name]}" for name, word in _WORDS.items() if counts[name])
        yield f"共 {counts.total()} 项：{told}"
