"""Repair a file that cannot be parsed because of typos."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.source.text.problem import Problem, ProblemCode, is_fatal
from partyschool_cli.source.text.splice import Splice
from partyschool_cli.source.yaml.typos import typo_within, typos
from partyschool_cli.source.yaml.yaml_parser import parse

# Each typo takes a parse, of a microsecond a character. No real file takes so many: 100 typos on
# three pages of text.
_MAX_PARSED: Final = 500_000


def repairs(text: str, first: Problem) -> tuple[Splice, ...] | None:
    """The edits after which `text` parses as fields: of `first`, then of each further typo.

    None if another problem remains, or a replacement is not certain.
    """
    repaired, problem = text, first
    for _ in range(_MAX_PARSED // max(1, len(text))):
        if problem.suggestion is None or problem.span is None:
            return None
        start, end = problem.span.start, problem.span.end
        repaired = repaired[:start] + problem.suggestion + repaired[end:]
        following = _next_problem(repaired) or _rest_of_line(repaired, problem.span.line)
        if following is None:
            return tuple(edits_between(text, repaired))
        problem = following
    return None


def _next_problem(text: str) -> Problem | None:
    parsed = parse(text)
    for problem in parsed.problems:
        if is_fatal(problem):
            return problem
    if isinstance(parsed.content, dict):
        return None
    typo = typo_within(tuple(typos(text)), parsed.places.value(()))
    return typo.problem() if typo else Problem(ProblemCode.INVALID_YAML, "")


def _rest_of_line(text: str, number: int) -> Problem | None:
    """The next typo in brackets on a line that has been edited; the text parses with it."""
    on_line = (typo for typo in typos(text) if typo.line == number)
    return next((typo.problem() for typo in on_line if typo.in_brackets), None)


def edits_between(old: str, new: str) -> Iterator[Splice]:
    """The edits from `old` to `new`, one per differing line; both have as many lines."""
    offset = 0
    for before, after in zip(old.split("\n"), new.split("\n"), strict=True):
        if before != after:
            most = min(len(before), len(after))
            head = next((at for at in range(most) if before[at] != after[at]), most)
            same = range(1, most - head + 1)
            tail = next((at - 1 for at in same if before[-at] != after[-at]), most - head)
            yield Splice(
                offset + head, offset + len(before) - tail, after[head : len(after) - tail]
            )
        offset += len(before) + 1
