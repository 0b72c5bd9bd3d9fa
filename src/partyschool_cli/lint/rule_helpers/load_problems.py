"""Helpers of rules that report problems of loading."""

from collections.abc import Callable

from partyschool_cli.catalog.validate import validate
from partyschool_cli.catalog.vocabulary_check import Vocabularies
from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import At, Finding, Fix, Related
from partyschool_cli.lint.rule import ProblemCheck
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.source.text.invisible import without_invisible
from partyschool_cli.source.text.problem import Problem, ProblemCode, is_fatal
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Patch, Splice, apply_splices
from partyschool_cli.source.yaml.source_file import SourceFile

# Each fix takes a parse of the text to try. Where there are more, applying them finds it out.
_MOST_TRIED = 200_000

FixProblem = Callable[[FileContext, Problem], Fix | None]
IsExplained = Callable[[FileContext, Problem], bool]


def reports(fix: FixProblem | None = None, is_explained: IsExplained | None = None) -> ProblemCheck:
    """A check that reports each problem, with a fix if it has one.

    Skips problems for which `is_explained` is true: another rule reports their cause. A fix is not
    offered if the file would then have another problem, unless that can be fixed too.
    """

    def check(file: FileContext, problem: Problem) -> Finding | None:
        if is_explained and is_explained(file, problem):
            return None
        found = fix(file, problem) if fix else None
        return _finding(file, problem, None if found and _spoils(file, found) else found)

    return check


def _spoils(file: FileContext, fix: Fix) -> bool:
    """Whether a fix brings a problem of the file that was not there and has no fix itself."""
    is_known = fix.changes is not None and not fix.patch.transcode_from
    if not is_known or len(file.text) * len(file.problems) > _MOST_TRIED:
        return False
    path = file.source.path
    data = apply_splices(file.text, fix.patch.splices).encode()
    source = SourceFile(Overlay(file.source.tree, {path: data}), path)
    given = {"id": file.key.id} if file.key else {}
    after = validate(file.model, source.content, Vocabularies(), source, **given)
    before = {(problem.code, problem.message) for problem in file.problems}
    return any(
        is_fatal(problem)
        and problem.suggestion is None
        and (problem.code, problem.message) not in before
        for problem in (*source.problems, *after.problems)
    )


def is_misnamed(file: FileContext, holder: FieldPath, *fields: str) -> bool:
    """Whether one of `fields` is missing in the group at `holder` because its name has a typo.

    A rule on unknown fields, or on typos, reports that.
    """
    return any(
        other.code == ProblemCode.INVALID_YAML
        or (other.code == ProblemCode.UNKNOWN_FIELD and not set(fields).isdisjoint(other.meant))
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
    """An unsafe fix that replaces the key or value by the problem's suggestion, a word.

    None where that would be there twice: in the same list, or as a field of the same group.
    """

    def fix(file: FileContext, problem: Problem) -> Fix | None:
        if problem.suggestion is None or is_taken(file, problem):
            return None
        return word_fix(place_of(file.source, problem), problem.suggestion, title)

    return fix


def is_taken(file: FileContext, problem: Problem) -> bool:
    """Whether the problem's suggestion would be twice in the list or the group that it is in."""
    if problem.suggestion is None or not problem.path:
        return False
    if problem.on != "key" and not isinstance(problem.path[-1], int):
        return False
    suggested = file.suggestions[problem.path[:-1], problem.suggestion]
    return _is_there(file, problem) or suggested > 1


def _is_there(file: FileContext, problem: Problem) -> bool:
    """Whether the list or the group that the problem is in has its suggestion already."""
    is_one_of_many = problem.on == "key" or isinstance(problem.path[-1], int)
    return is_one_of_many and problem.suggestion in file.items_of(problem.path[:-1])


def word_fix(at: At, word: str, title: str) -> Fix | None:
    """An unsafe fix that replaces the key or value at a place by `word`; None for a block."""
    from partyschool_cli.source.yaml.yaml_scalar import scalar

    span = at.span
    if at.source.text[span.start : span.start + 1] in "|>":
        return None
    edit = Splice(span.start, span.end, scalar(word))
    path = at.path[:-1] if at.on == "key" else at.path
    return Fix(f"{title} {word}", Patch((edit,)), is_safe=False, changes=(path,))


def _finding(file: FileContext, problem: Problem, fix: Fix | None) -> Finding:
    hint = problem.hint
    if problem.suggestion is not None and problem.path and _is_there(file, problem):
        hint += "这里已经有它了，多余的删去"
    related = [Related(At(file.source, exact=span), text) for span, text in problem.related]
    return Finding(
        place_of(file.source, problem),
        problem.message,
        hint,
        related=tuple(related),
        fix=fix,
    )
