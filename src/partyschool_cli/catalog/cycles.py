"""Cycles of a directed graph."""

from collections.abc import Iterator, Mapping, Sequence

Graph = Mapping[str, Sequence[str]]


def cycles(graph: Graph) -> Iterator[tuple[str, ...]]:
    """A set of cycles of `graph`, each from its smallest id on; breaking all makes it acyclic.

    Depth-first search, one cycle per back edge: of a strongly connected part not every cycle, but
    enough to explain it. Nodes are visited by id, so the result is deterministic.
    """
    done: set[str] = set()
    for start in sorted(graph):
        if start in done:
            continue
        trail, position = [start], {start: 0}
        ahead = [iter(sorted(graph[start]))]
        while trail:
            node = next(ahead[-1], None)
            if node is None:
                ahead.pop()
                done.add(trail[-1])
                del position[trail.pop()]
            elif node in position:
                yield _from_smallest(trail[position[node] :])
            elif node in graph and node not in done:
                position[node] = len(trail)
                trail.append(node)
                ahead.append(iter(sorted(graph[node])))


def _from_smallest(circle: list[str]) -> tuple[str, ...]:
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])
