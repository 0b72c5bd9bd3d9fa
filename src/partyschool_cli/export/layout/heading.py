"""Heads and feet of pages: titles in the largest size that fits, remarks on lines."""

from collections.abc import Sequence
from typing import Final

from partyschool_cli.export.layout.page_layout import Foot, FootItem, Head
from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.texts import broken
from partyschool_cli.export.typesetting.units import MM, lines_height

BELOW_TITLE: Final = 3 * MM
BELOW_HEAD: Final = 2 * MM
ABOVE_FOOT: Final = 2.2 * MM
BELOW_ITEM: Final = 1.3 * MM
BESIDE_QR: Final = 6 * MM
CODE_SIZE: Final = 9.0
"""The size of the line with 版本 and 校验码."""

# A title is made this much smaller for one line; a longer one stands on two.
_ONE_LINE: Final = 0.75
_SMALLEST_TITLE: Final = 9.0
# The line below a title is made this small for one line; else it becomes two.
_SMALLEST_LINE: Final = 10.5
# Between what stands at the left and what stands at the right of a line.
_BETWEEN: Final = 2.0
# A head or foot beyond this share of the page is no head or foot any more.
_TOO_HIGH: Final = 0.3


def head(
    title: str,
    left: str,
    right: str,
    breaker: Breaker,
    room: tuple[float, float],
    *,
    title_size: float,
    size: float,
) -> Head:
    """A head for a text area of width and height `room`, its title at most `title_size`."""
    wide, high = room
    title_lines, title_size = _title(title, breaker, wide, title_size)
    one_line = _line(left, right)
    is_one_line = one_line * _SMALLEST_LINE <= wide
    if is_one_line:
        size = min(size, int(wide / max(one_line, 1.0) * 2) / 2)
    lefts, rights = (_lines(text, breaker, wide / size) for text in (left, right))
    count = 1 if is_one_line else len(lefts) + len(rights)
    title_height = lines_height(len(title_lines)) * title_size
    height = title_height + BELOW_TITLE + lines_height(count) * size + BELOW_HEAD
    is_long = height > high * _TOO_HIGH
    return Head(
        title_lines=title_lines,
        title_size=title_size,
        left=lefts,
        right=rights,
        size=size,
        is_one_line=is_one_line,
        height=0.0 if is_long else height,
        is_long=is_long,
    )


def running_head(title: str, breaker: Breaker, wide: float, size: float) -> Head:
    """The head of a page that goes on: the title alone; nothing of a title that fills a page."""
    lines, size = _title(title, breaker, wide, size)
    if len(lines) > 2:
        return Head((), size, (), (), size, is_one_line=True, height=0.0)
    height = lines_height(len(lines)) * size + BELOW_HEAD
    return Head(lines, size, (), (), size, is_one_line=True, height=height)


def _title(
    title: str, breaker: Breaker, wide: float, largest: float
) -> tuple[tuple[str, ...], float]:
    """The lines and the size of a title: one line if that is not much smaller, else two."""
    whole = width(title)
    if "\n" not in title and whole * largest * _ONE_LINE <= wide:
        return (title,), min(largest, int(wide / max(whole, 1.0) * 2) / 2)
    text = broken(title, breaker)
    size = largest
    while len(lines := text.lines(wide / size)) > 2 and size > _SMALLEST_TITLE:
        size -= 1.0
    return lines, size


def _line(left: str, right: str) -> float:
    """The width in em of one line with both."""
    if "\n" in left + right:
        return float("inf")
    return width(left) + (_BETWEEN if left and right else 0.0) + width(right)


def _lines(text: str, breaker: Breaker, room: float) -> tuple[str, ...]:
    return broken(text, breaker).lines(room)


def foot(
    items: Sequence[tuple[str, str]],
    signed: Sequence[tuple[str, str]],
    breaker: Breaker,
    room: tuple[float, float],
    *,
    size: float,
    qr: float,
) -> Foot:
    """A foot for a text area of width and height `room`: names and texts, and who signs.

    `qr` is the side of a QR code, 0 for a foot without code.
    """
    wide, high = room
    wide -= qr + BESIDE_QR if qr else 0.0
    shown = tuple(_item(name, text, breaker, wide / size) for name, text in items)
    signs = tuple(_item(name, text, breaker, wide / size) for name, text in signed)
    counts = [len(item.lines) for item in shown]
    is_one_line = fits_one_line(signs, wide / size)
    if signs:
        counts += [1] if is_one_line else [len(one.lines) for one in signs]
    text_height = sum(lines_height(count) * size + BELOW_ITEM for count in counts)
    text_height += CODE_SIZE if qr else 0.0
    height = ABOVE_FOOT + max(qr, text_height) if counts or qr else 0.0
    is_long = height > high * _TOO_HIGH
    return Foot(
        items=shown,
        signed=signs,
        size=size,
        qr=qr,
        height=0.0 if is_long else height,
        signs_on_one_line=is_one_line,
        is_long=is_long,
    )


def fits_one_line(signed: Sequence[FootItem], room: float) -> bool:
    """Whether all who sign stand on one line of `room` em, two em apart."""
    wide = sum(width(one.name) + width("".join(one.lines)) for one in signed)
    return wide + 3.0 * (len(signed) - 1) <= room and all(len(one.lines) == 1 for one in signed)


def _item(name: str, text: str, breaker: Breaker, room: float) -> FootItem:
    """The lines of a text beside its name."""
    return FootItem(name, broken(text, breaker).lines(max(4.0, room - width(name))))
