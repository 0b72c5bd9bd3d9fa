"""Circles of a graph."""

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.cycles import cycles

NODES = st.sampled_from("abcdef")
GRAPHS = st.dictionaries(NODES, st.lists(NODES, max_size=4, unique=True))


def test_each_circle_from_its_smallest_on() -> None:
    assert list(cycles({"c": ["a"], "a": ["b"], "b": ["c"]})) == [("a", "b", "c")]
    assert list(cycles({"x": ["x"]})) == [("x",)]
    assert list(cycles({"a": ["b", "c"], "b": ["a"], "c": ["a"]})) == [("a", "b"), ("a", "c")]


def test_what_leads_nowhere_is_no_circle() -> None:
    assert list(cycles({"a": ["b", "c"], "b": ["d"], "c": ["d", "nowhere"], "d": []})) == []


def test_a_very_long_circle_does_not_exhaust_the_stack() -> None:
    size = 20_000
    (found,) = cycles({str(at): [str((at + 1) % size)] for at in range(size)})
    assert len(found) == size


@given(graph=GRAPHS)
def test_they_are_circles_and_without_them_none_is_left(graph: dict[str, list[str]]) -> None:
    left = {node: set(following) for node, following in graph.items()}
    for circle in cycles(graph):
        assert circle[0] == min(circle)
        for one, other in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert other in graph[one]
            left[one].discard(other)
    assert list(cycles({node: sorted(following) for node, following in left.items()})) == []
