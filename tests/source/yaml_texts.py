"""YAML as clerks write it, slips and odd corners included."""

import random
from pathlib import Path

from hypothesis import strategies as st

_ROOT = Path(__file__).parents[2]
SHIPPED = [
    path.read_text("utf-8")
    for folder in ("catalog", "examples/pingcheng")
    for path in sorted((_ROOT / folder).rglob("*.yaml"))
]

# What a slip of the hand puts into a file, and what is written in more ways than one.
PIECES = [
    *(":", ": ", " : ", "a: ", "b:\n", "c :d", "- ", "-", "- - ", "\n- ", "\n  - ", "- a: 1\n"),
    *("\n", "\r\n", "\n\n", "  ", "\n  ", "\t", "\r", " # x", "\n# x\n", "\n    # x", "#", "x#y"),
    *("[", "]", "{", "}", ",", "[]", "{}", "[a, b]", "[a, ]", "[{a: b}, {c: d}]", "[[a], b]"),
    *("{a: {b: c}}", "{a: b, c: [d]}", "[a: b]", "{a, b}", "{'a': b}", "[ a , b ]", "[it's]"),
    *("'", '"', "'it''s'", '"a\\"b"', "'# no'", '"a": b', "|\n  x\n", ">-\n  x\n  - y\n", "\n  x"),
    *("|", ">", "|-\n  ", "|2\n", ">+\n   x\n", "...", "---", "? ", "%", "@", "`", "=", "_"),
    *("~", "null", "true", "no", "on", "1", "-5", "012", "0o7", "0x1", "0b1", "1e3", "+1", ".5"),
    *("1_000", ".inf", ".nan", "08:30", "：", "，", "　", "“", "𠮷"),
    *("&a ", "*a", "!x ", "<<: ", "---\n", "...\n"),
]
_KEYS = ["a", "b", "目录", "s01", "from-to", "x.y", "_"]
_WORDS = [
    *("", "", "x", "甲 乙", "08:30", "a#b", "-5", "~", "[]", "{}"),
    *("'q # r'", "'it''s'", '"s: \\"t"'),
]
_ITEMS = ["a", "甲 乙", "08:30", "'q, r'", "[]", "{}", "[ b , c ]", "{d: e, f : [g]}", "[{h: i}]"]
_ENDS = ["\n"] * 9 + ["\r\n", " \n", "  # 注\n", "\n\n", "\n# 注\n", "\n        # 注\n"]


def _brackets(rng: random.Random) -> str:
    items = rng.choices(_ITEMS, k=rng.randint(1, 3))
    if rng.random() < 0.5:
        return f"[{', '.join(items)}{rng.choice(['', '', ', '])}]"
    return f"{{{', '.join(f'{key}: {item}' for key, item in zip(_KEYS, items, strict=False))}}}"


def _block(rng: random.Random, indent: int, depth: int, *, is_list: bool) -> str:
    """Lines of a list, or a mapping, whose first line is already indented."""
    text = ""
    for count, key in enumerate(rng.sample(_KEYS, rng.randint(1, 3))):
        text += " " * indent * bool(count)
        head = f"-{' ' * rng.choice([1, 1, 3])}" if is_list else f"{key}{rng.choice(['', ' '])}:"
        kind = rng.random()
        if depth and kind < 0.4:
            inner = indent + (len(head) if is_list else rng.choice([0, 1, 2, 2, 4]))
            deeper = (is_list and rng.random() < 0.5) or inner == indent
            gap = "" if is_list else rng.choice(_ENDS) + " " * inner
            text += head + gap + _block(rng, inner, depth - 1, is_list=deeper)
        else:
            word = _brackets(rng) if kind > 0.8 else rng.choice(_WORDS)
            text += f"{head}{' ' * (not is_list)}{word}{rng.choice(_ENDS)}"
    return text


def _slipped(rng: random.Random, text: str) -> str:
    """`text` with something put in, left out, or written twice."""
    at, kind = rng.randrange(len(text) + 1), rng.random()
    if kind < 0.5:
        return text[:at] + rng.choice(PIECES) + text[at:]
    if kind < 0.8:
        return text[:at] + text[at + rng.randint(1, 4) :]
    source = rng.randrange(len(text) + 1)
    return text[:at] + text[source : source + rng.randint(1, 30)] + text[at:]


def _shipped_with_slips(seed: int, slips: int) -> str:
    rng = random.Random(seed)
    text = rng.choice(SHIPPED)
    if rng.random() < 0.2:
        text = text.replace("\n", "\r\n")
    for _ in range(slips):
        text = _slipped(rng, text)
    return text


def _shape(seed: int, slips: int) -> str:
    rng = random.Random(seed)
    text = _block(rng, 0, 3, is_list=False)
    if rng.random() < 0.2:
        text = text.rstrip("\r\n")
    for _ in range(slips):
        text = _slipped(rng, text)
    return text


_SEEDS = st.integers(min_value=0)
SHIPPED_WITH_SLIPS = st.builds(_shipped_with_slips, _SEEDS, st.integers(1, 3))
SHAPES = st.builds(_shape, _SEEDS, st.integers(0, 2))
HEAPS = st.lists(st.sampled_from(PIECES), max_size=12).map(lambda pieces: "a: " + "".join(pieces))
