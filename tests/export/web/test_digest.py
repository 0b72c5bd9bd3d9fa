"""Digests of data: other data have others, the same data the same, in every process."""

import datetime as dt
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any, NamedTuple

import pytest

from partyschool_cli.export.web.digest import digest_of, digest_of_fields


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    days: tuple[dt.date, ...] = ()


class Point(NamedTuple):
    x: int
    y: int


@dataclass(frozen=True)
class Counted:
    text: str
    number: str

    @property
    def digest(self) -> str:
        return self.number


OTHERS: tuple[tuple[Any, Any], ...] = (
    ("a", "b"),
    (1, 2),
    (None, ""),
    ((), ("",)),
    (("ab", "c"), ("a", "bc")),
    (Page("a"), Page("b")),
    (Page("a"), Page("a", (dt.date(2026, 1, 1),))),
    (dt.time(8, 30), dt.time(8, 31)),
    ({"a": 1}, {"a": 2}),
    (frozenset({"a"}), frozenset({"a", "b"})),
    (Point(1, 2), Point(2, 1)),
    (True, False),
)


def test_other_data_have_another_digest() -> None:
    for one, other in OTHERS:
        assert digest_of(one) != digest_of(other), (one, other)
        assert digest_of(one) == digest_of(one), one


def test_it_does_not_matter_which_objects_are_the_same() -> None:
    text, other = ("党章。"[:2] for _ in range(2))
    assert text is not other
    assert digest_of((text, text)) == digest_of((text, other))


def test_what_has_a_digest_counts_by_it() -> None:
    assert digest_of(Counted("a", "1")) == digest_of(Counted("b", "1"))
    assert digest_of_fields(Counted("a", "1")) != digest_of_fields(Counted("b", "1"))


def test_what_is_no_data_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        digest_of(object())


def test_the_order_of_a_set_in_memory_does_not_matter() -> None:
    code = (
        "from partyschool_cli.export.web.digest import digest_of;"
        "print(digest_of(frozenset('abcdefgh')))"
    )
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    found = subprocess.run(
        (sys.executable, "-c", code),
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert found.stdout.strip() == str(digest_of(frozenset("abcdefgh")))
