"""Helpers of rules that report problems of loading."""

from collections.abc import Callable

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import At, Finding, Fix, Related
from partyschool_cli.lint.rule import ProblemCheck
from partyschool_cli.source.invisible import without_invisible
from partyschool_cli.source.problem import Problem, ProblemCode
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import FieldPath
from partyschool_cli.source.splice import Patch, Splice
from partyschool_cli.source.yaml_scalar import scalar

FixProblem = Callable[[FileContext, Problem], Fix | None]
IsExplained = Callable[[FileContext, Problem], bool]


def reports(fix: FixProblem | None = None, is_explained: IsExplained | None = None) -> ProblemCheck:
    """A check that reports each problem, with a fix if it has one.

    Skips problems for which `is_explained` is true: another rule reports their cause.
    """

    def check(file: FileContext, problem: Problem) -> Finding | None:
        if is_explained and is_explained(file, problem):
            return None
        return _finding(file, problem, fix(file, problem) if fix else None)

    return check


def is_misnamed(file: FileContext, holder: FieldPath, *fields: str) -> bool:
    """Whether one of `fields` is missing in the group at `holder` because its name has a typo.

    A rule on unknown fields, or on typos, reports that.
    """
    return any(
        other.code == ProblemCode.INVALID_YAML
        or (other.code == ProblemCode.UNKNOWN_FIELD and other.suggestion in fields)
        for other in file.problems_in.get(holder, ())
    )


def is_hidden(problem: Problem, word: object) -> bool:
    """Whether `word` differs from the suggestion in invisible characters only (PS007)."""
    if not isinstance(word, str) or word == problem.suggestion:
        return False
    return without_invisible(word) == problem.suggestion


def place_of(source: SourceFile, problem: Problem) -> At:
    """The place of a problem."""
    return At(source, problem.path, problem.on, problem.span)


def replace_word(title: str) -> FixProblem:
    """An unsafe fix that replaces the value by the problem's suggestion, a word."""

    def fix(file: FileContext, problem: Problem) -> Fix | None:
        if problem.suggestion is None:
            return None
        return word_fix(place_of(file.source, problem), problem.suggestion, title)

    return fix


def word_fix(at: At, word: str, title: str) -> Fix | None:
    """An unsafe fix that replaces the key or value at a place by `word`; None for a block."""
    span = at.span
    if at.source.text[span.start : span.start + 1] in "|>":
        return None
    edit = Splice(span.start, span.end, scalar(word))
    path = at.path[:-1] if at.on == "key" else at.path
    return Fix(f"{title} {word}", Patch((edit,)), is_safe=False, changes=(path,))


def _finding(file: FileContext, problem: Problem, fix: Fix | None) -> Finding:
    related = [Related(At(file.source, exact=span), text) for span, text in problem.related]
    return Finding(
        place_of(file.source, problem),
        problem.message,
        problem.hint,
        related=tuple(related),
        fix=fix,
    )
