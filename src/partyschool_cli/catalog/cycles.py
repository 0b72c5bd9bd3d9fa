"""Circles in what needs what."""

from collections.abc import Iterator, Mapping, Sequence

Graph = Mapping[str, Sequence[str]]


def cycles(graph: Graph) -> Iterator[tuple[str, ...]]:
    """Circles of `graph`, each from its smallest id on; where they are all broken, none is left.

    One a step that leads back to where the walk came through, so a knot of many circles gives those
    that explain it, not every one. The walk goes by id: the same graph gives the same circles.
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
