"""The quick parser and the careful one: the same values, or the quick one does not answer."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.source import fast_yaml
from partyschool_cli.source.decode import decode
from partyschool_cli.source.fast_yaml import parse_fast
from partyschool_cli.source.yaml_file import parse

SHIPPED = [
    path.read_bytes()
    for folder in ("catalog", "examples/pingcheng")
    for path in sorted(Path(folder).rglob("*.yaml"))
]

# What a slip of the hand puts into a file, and YAML's odd corners.
PIECES = [
    *(b":", b": ", b" : ", b"- ", b"-", b"[", b"]", b"{", b"}", b",", b"'", b'"', b"#", b" #"),
    *(
        b"\n",
        b"\n\n",
        b"  ",
        b"\n  ",
        b"\r\n",
        b"\r",
        b"\t",
        b"\n- ",
        b"\n-\n",
        b":\n",
        b"...",
        b"---",
    ),
    *(b"|", b">", b"|-\n  ", b"|2\n", b">+\n   x\n", b"~", b"null", b"true", b"no", b"on", b"="),
    *(b"1", b"012", b"0o7", b"0x1", b"0b1", b"1e3", b"+1", b".5", b"1_000", b"_", b".inf", b".nan"),
    *(
        b"08:30",
        b"00:",
        b"[]",
        b"{}",
        b"''",
        b"? ",
        b"&a ",
        b"*a",
        b"!x ",
        b"<<: ",
        b"%",
        b"@",
        b"`",
    ),
    *(text.encode() for text in ("：", "，", "　", "“", "\ufeff", "\u2028", "\x85", "𠮷")),
]


def same(one: Any, other: Any) -> bool:
    """Equal in value and in type all the way down; `.nan` equals itself."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other) or (one != one and other != other)


def agrees(data: bytes) -> bool:
    """Whether the quick parser says nothing, or what the careful one says."""
    quick = parse_fast(data)
    if quick is None:
        return True
    decoded = decode(data)
    careful = parse(decoded.text)
    return decoded.problem is None and not careful.problems and same(quick, careful.data)


def test_it_serves_every_shipped_file() -> None:
    assert [data for data in SHIPPED if parse_fast(data) is None] == []
    assert all(agrees(data) for data in SHIPPED)


@settings(max_examples=400, deadline=None)
@given(st.integers(min_value=0))
def test_it_agrees_on_files_with_slips(seed: int) -> None:
    rng = random.Random(seed)
    data = rng.choice(SHIPPED)
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(data) + 1)
        kind = rng.random()
        if kind < 0.5:
            data = data[:at] + rng.choice(PIECES) + data[at:]
        elif kind < 0.8:
            data = data[:at] + data[at + rng.randint(1, 4) :]
        else:
            source = rng.randrange(len(data) + 1)
            data = data[:at] + data[source : source + rng.randint(1, 30)] + data[at:]
    assert agrees(data), data.decode(errors="replace")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, b"a", b"b: ", b"c", "党".encode()]), max_size=14))
def test_it_agrees_on_any_heap_of_pieces(pieces: list[bytes]) -> None:
    assert agrees(b"a: " + b"".join(pieces))


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x",
        "a: !!str 1",
        "<<: {a: 1}",
        "---\na: 1",
        "a: 1\n---\nb: 2",
        "a: 1\na: 2",
        "1: a",
        "true: a",
        "a: 1_000",
        "a: 0b11",
        "\ufeffa: 1",
        "a: x\u2028y",
        "a:\tb",
        "a: '\x07'",
        "- a",
        "a",
        "",
        "a: " + "[" * 40 + "]" * 40,
        "a: " + "- " * 40 + "b",
        "a: {" * 1000,
        "a: |\n  x\n{b: c}: d",
        "a: b\n{c: d, e: [f]}: g",
    ],
)
def test_what_it_leaves_to_the_careful_parser(text: str) -> None:
    assert parse_fast(text.encode()) is None


def test_without_its_library_everything_is_parsed_with_care(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fast_yaml, "_loads", None)
    assert parse_fast(b"a: 1") is None
