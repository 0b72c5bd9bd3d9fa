"""The quick way to places and the careful one: the same answers, or the quick one gives none."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.source.fast_places import FastPlaces, find_fast
from partyschool_cli.source.fast_yaml import parse_fast
from partyschool_cli.source.span import FieldPath, On, span_between, word_at
from partyschool_cli.source.yaml_file import parse

SHIPPED = [
    path.read_text(encoding="utf-8")
    for folder in ("catalog", "examples/pingcheng")
    for path in sorted(Path(folder).rglob("*.yaml"))
]

# What a slip of the hand puts into a file, and what is written in more ways than one.
PIECES = [
    *(":", ": ", " : ", "a: ", "b:\n", "c :d", "- ", "-", "- - ", "\n- ", "\n  - ", "- a: 1\n"),
    *("\n", "\r\n", "\n\n", "  ", "\n  ", "\t", "\r", " # x", "\n# x\n", "\n    # x", "#", "x#y"),
    *("[", "]", "{", "}", ",", "[]", "{}", "[a, b]", "[a, ]", "[{a: b}, {c: d}]", "[[a], b]"),
    *("{a: {b: c}}", "{a: b, c: [d]}", "[a: b]", "{a, b}", "{'a': b}", "[ a , b ]", "[it's]"),
    *("'", '"', "'it''s'", '"a\\"b"', "'# no'", '"a": b', "|\n  x\n", ">-\n  x\n  - y\n", "\n  x"),
    *("~", "null", "1", "-5", "08:30", "：", "，", "　", "\ufeff", "\u2028", "𠮷"),
    *("&a ", "*a", "!x ", "<<: ", "? ", "---\n", "...\n", "%"),
]
KEYS = ["a", "b", "目录", "s01", "from-to", "x.y", "_"]
WORDS = [
    "",
    "",
    "x",
    "甲 乙",
    "08:30",
    "a#b",
    "-5",
    "'q # r'",
    "'it''s'",
    '"s: \\"t"',
    "~",
    "[]",
    "{}",
]
ITEMS = ["a", "甲 乙", "08:30", "'q, r'", "[]", "{}", "[ b , c ]", "{d: e, f : [g]}", "[{h: i}]"]
ENDS = ["\n"] * 9 + ["\r\n", " \n", "  # 注\n", "\n\n", "\n# 注\n", "\n        # 注\n"]


def brackets(rng: random.Random) -> str:
    opening = rng.choice("[{")  # `parse_fast` takes none inside others of their kind
    items = rng.choices([item for item in ITEMS if opening not in item], k=rng.randint(1, 3))
    if opening == "[":
        return f"[{', '.join(items)}{rng.choice(['', '', ', '])}]"
    return f"{{{', '.join(f'{key}: {item}' for key, item in zip(KEYS, items, strict=False))}}}"


def block(rng: random.Random, indent: int, depth: int, *, is_list: bool) -> str:
    """Lines of a list, or a mapping, whose first line is already indented."""
    text = ""
    keys = rng.sample(KEYS, rng.randint(1, 3))
    for count, key in enumerate(keys):
        text += " " * indent * bool(count)
        head = (
            f"-{' ' * rng.choice([1, 1, 3])}" if is_list else f"{key}{rng.choice(['', '', ' '])}:"
        )
        kind = rng.random()
        if depth and kind < 0.4:
            deeper = is_list and rng.random() < 0.5
            inner = indent + (len(head) if is_list else rng.choice([0, 1, 2, 2, 4]))
            deeper = deeper or inner == indent
            gap = "" if is_list else rng.choice(ENDS) + " " * inner
            text += head + gap + block(rng, inner, depth - 1, is_list=deeper)
        else:
            word = brackets(rng) if kind > 0.8 else rng.choice(WORDS)
            text += f"{head}{' ' * (not is_list)}{word}{rng.choice(ENDS)}"
    return text


def places(text: str) -> FastPlaces | None:
    """The quick answer, for a text that it may be asked about."""
    return None if parse_fast(text.encode()) is None else find_fast(text)


def disagreements(text: str, fast: FastPlaces) -> list[str]:
    """Where the quick answers differ from the careful ones: at every field, and at every offset."""
    careful = parse(text).places
    known = {*careful.values, *careful.keys}
    unknown = {(*path, step) for path in known for step in ("?", 99)}
    found = []
    for path in known | unknown:
        for quick, span in (
            (fast.value(path), careful.value(path)),
            (fast.key(path), careful.key(path)),
        ):
            if quick is not None and span_between(text, *quick) != span:
                found.append(f"{path}: {quick}, not {span}")
    words = careful.words()
    for offset in range(len(text) + 1):
        word, wanted = fast.word_at(offset), word_at(words, offset)
        if word is not None and word != wanted:
            found.append(f"{offset}: {word}, not {wanted}")
    return found


def agrees(text: str) -> bool:
    fast = places(text)
    return fast is None or disagreements(text, fast) == []


def test_it_is_sure_of_every_shipped_file() -> None:
    for text in SHIPPED:
        fast = places(text)
        assert fast is not None, text
        assert disagreements(text, fast) == []
        assert all(fast.value(path) and fast.key(path) for path in parse(text).places.values)
        assert all(fast.word_at(offset) for offset in range(len(text)))


def slipped(rng: random.Random, text: str) -> str:
    """`text` with something put in, left out, or written twice."""
    at, kind = rng.randrange(len(text) + 1), rng.random()
    if kind < 0.5:
        return text[:at] + rng.choice(PIECES) + text[at:]
    if kind < 0.8:
        return text[:at] + text[at + rng.randint(1, 4) :]
    source = rng.randrange(len(text) + 1)
    return text[:at] + text[source : source + rng.randint(1, 30)] + text[at:]


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0), st.integers(1, 3))
def test_it_agrees_on_shipped_files_with_slips(seed: int, slips: int) -> None:
    rng = random.Random(seed)
    text = rng.choice(SHIPPED)
    if rng.random() < 0.2:
        text = text.replace("\n", "\r\n")
    for _ in range(slips):
        text = slipped(rng, text)
    assert agrees(text), text


@settings(max_examples=500, deadline=None)
@given(st.integers(min_value=0), st.integers(0, 2))
def test_it_agrees_on_any_shape_of_lines(seed: int, slips: int) -> None:
    rng = random.Random(seed)
    text = block(rng, 0, 3, is_list=False)
    if rng.random() < 0.2:
        text = text.rstrip("\r\n")
    for _ in range(slips):
        text = slipped(rng, text)
    assert agrees(text), text


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_it_agrees_on_any_heap_of_pieces(rest: str) -> None:
    assert agrees(f"a: {rest}"), rest


@pytest.mark.parametrize(
    ("text", "path", "on", "shown"),
    [
        ("title: 党章 导读  # 注\n", ("title",), "value", "党章 导读"),
        ("title: 党章\n", ("title",), "key", "title"),
        ("a: 甲#乙:丙\n", ("a",), "value", "甲#乙:丙"),
        ("a: '甲: #'\n", ("a",), "value", "'甲: #'"),
        ("a:\nb: 1\n", ("a",), "value", "a"),
        ("a:\n  - 甲\n  - 乙\nb: 1\n", ("a", 1), "value", "乙"),
        ("a:\n- 甲\n- 乙\nb: 1\n", ("a",), "value", "- 甲\n- 乙\n"),
        ("a:\n  - id: s1\n    at: 08:30\n", ("a", 0), "value", "id"),
        ("a:\n  - id: s1\n    at: 08:30\n", ("a", 0, "at"), "value", "08:30"),
        ("a: [甲, {b: 乙}]\n", ("a",), "value", "[甲, {b: 乙}]"),
        ("a: [甲, {b: 乙}]\n", ("a", 1, "b"), "value", "乙"),
        ("a: [甲, {b: 乙}]\n", ("a", 1, "b"), "key", "b"),
        ("a: [甲]\n", ("a", 0), "key", "甲"),
        ("a: 1\n", ("a", "b", 2), "value", "1"),
        ("\n# 注\n  a: 1\n", (), "value", "a"),
    ],
)
def test_where_a_field_stands(text: str, path: FieldPath, on: On, shown: str) -> None:
    fast = places(text)
    assert fast is not None
    place = fast.key(path) if on == "key" else fast.value(path)
    assert place is not None
    assert text[slice(*place)] == shown


def test_which_word_an_offset_is_in() -> None:
    text = "a: {b: [甲, 乙]}  # 注\n"
    fast = places(text)
    assert fast is not None
    words = [fast.word_at(text.index(sign)) for sign in ("a", "b", "乙", ",", "注")]
    found = [word and (word.path, word.on) for word in words]
    none = ((), "value")
    assert found == [(("a",), "key"), (("a", "b"), "key"), (("a", "b", 1), "value"), none, none]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  甲\n",
        "a: 甲\n  乙\n",
        "a: 甲\n  - 乙\n",
        "a: '甲\n  乙'\n",
        "a:\n  甲\n",
        "- 甲\n - 乙\n",
        "a:\n    b:\n  c: 甲\n",
        "'a': 1\n",
        "甲 乙: 1\n",
        "a:\n  - 甲",
        "甲\n",
        "# 注\n",
        "",
    ],
)
def test_what_it_leaves_to_the_careful_parser(text: str) -> None:
    assert find_fast(text) is None


@pytest.mark.parametrize("text", ["a: ['甲': 乙]\n", "a: {甲, 乙}\n", "a: [甲: 乙]\n"])
def test_brackets_that_it_does_not_look_into(text: str) -> None:
    fast = find_fast(text)
    assert fast is not None
    assert fast.value(("a", 0)) is None
    assert fast.key(("a",)) is None
    assert fast.word_at(text.index("甲")) is None
