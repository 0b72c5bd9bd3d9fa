"""Numbers as people write them: 12, 十二, 两, 2.5."""

import re

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
# Up to 99: days, hours, how many weeks.
_TENS = "([一二三四五六七八九]?)(十?)([零〇一二两三四五六七八九]?)"


def whole_number(text: str) -> int | None:
    """The number that folded text is, in digits or Chinese up to 九十九; None if it is none."""
    if text.isascii() and text.isdecimal():
        return int(text)
    found = re.fullmatch(_TENS, text)
    if not found or not text:
        return None
    before, ten, after = found.groups()
    if not ten:
        return _DIGITS[text] if len(text) == 1 else None
    return 10 * _DIGITS.get(before, 1) + _DIGITS.get(after, 0)


def with_digits(text: str, units: str) -> str:
    """`text` with each Chinese number before one of the characters `units` in digits."""

    def digits(found: re.Match[str]) -> str:
        number = whole_number(found[0])
        return found[0] if number is None else str(number)

    # 周三两点 is Wednesday at two.
    numbers = rf"(?<![周期拜])[零〇一二两三四五六七八九十]+(?=[{units}])"
    return re.sub(numbers, digits, text)


def chinese_number(number: int) -> str:
    """`二十一`; numbers above 99 stay in figures."""
    if number > 99:
        return str(number)
    signs = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else f"{signs[tens] if tens > 1 else ''}十"
    return head + (signs[ones] if ones else "")


def figure(number: float) -> str:
    """`12`, `2.5`, `1234567.5`: unlike the format `g`, never `1.23457e+06`."""
    return f"{number:g}" if abs(number) < 100_000 else f"{number:.1f}".removesuffix(".0")
