"""Splices of a text: every other character stays, and overlapping patches wait."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.source.text.splice import Patch, Splice, apply_splices, compatible
from tests.full_run import is_full_run


def test_splices_are_made_in_any_order() -> None:
    splices = [Splice(4, 5, "，"), Splice(0, 1, "甲甲"), Splice(2, 2, "。")]
    assert apply_splices("abcdef", splices) == "甲甲b。cd，f"


def test_overlapping_splices_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at 1"):
        apply_splices("abc", [Splice(0, 2, "x"), Splice(1, 3, "y")])


@given(st.text(), st.data())
def test_what_no_splice_covers_stays(text: str, data: st.DataObject) -> None:
    position = st.integers(0, len(text))
    cuts = sorted(data.draw(st.lists(position, min_size=4, max_size=4, unique=len(text) > 3)))
    splices = [Splice(cuts[0], cuts[1], "〔"), Splice(cuts[2], cuts[3], "〕")]
    changed = apply_splices(text, splices)
    kept = (text[: cuts[0]], text[cuts[1] : cuts[2]], text[cuts[3] :])
    assert changed == "{}〔{}〕{}".format(*kept)


def patches(*extents: tuple[int, int]) -> list[Patch]:
    return [Patch((Splice(start, end, "x"),)) for start, end in extents]


def test_of_overlapping_patches_the_first_goes() -> None:
    first, second, third = patches((0, 3), (2, 4), (4, 6))
    assert compatible([first, second, third]) == [first, third]


def test_touching_patches_go_together() -> None:
    both = patches((0, 2), (2, 4))
    assert compatible(both) == both


def test_two_insertions_at_one_place_would_be_a_guess() -> None:
    first, second = patches((2, 2), (2, 2))
    assert compatible([first, second]) == [first]


def test_a_patch_waits_whole() -> None:
    first = Patch((Splice(0, 1, "x"),))
    second = Patch((Splice(0, 1, "y"), Splice(5, 6, "z")))
    third = Patch((Splice(5, 6, "w"),))
    assert compatible([first, second, third]) == [first, third]


def clash(one: Splice, other: Splice) -> bool:
    """Whether two splices overlap, or their order at one place would be a guess."""
    both = range(max(one.start, other.start), min(one.end, other.end))
    inside = (
        one.start < other.start < one.end  # an insertion within the other
        or other.start < one.start < other.end
    )
    return bool(both) or inside or one.start == other.start


@st.composite
def any_patches(draw: st.DrawFn) -> list[Patch]:
    """Patches of one to three splices that do not overlap within one patch."""
    found = []
    for _ in range(draw(st.integers(0, 8))):
        cuts = draw(st.lists(st.integers(0, 20), min_size=2, max_size=6).map(sorted))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        found.append(Patch(tuple(Splice(start, end, draw(st.text("xy"))) for start, end in pairs)))
    return found


@settings(max_examples=settings().max_examples * (3 if is_full_run() else 1))
@given(any_patches())
def test_compatible_patches_are_those_that_clash_with_none_before_them(
    patches: list[Patch],
) -> None:
    expected: list[Patch] = []
    for patch in patches:
        taken = [splice for other in expected for splice in other.splices]
        if not any(clash(splice, other) for splice in patch.splices for other in taken):
            expected.append(patch)
    found = compatible(patches)
    assert list(map(id, found)) == list(map(id, expected))
    apply_splices("-" * 20, (splice for patch in found for splice in patch.splices))
