"""One file's content → a model, or problems.

Pydantic checks each field, `consistency` combinations of fields, `vocabulary_check` the words of
vocabularies: all three read the same content, so that no problem hides another.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from partyschool_cli.catalog.consistency import inconsistencies, is_asked_for_all
from partyschool_cli.catalog.groups import groups
from partyschool_cli.catalog.marked_fields import Marked, references_and_terms
from partyschool_cli.catalog.vocabulary_check import Vocabularies, term_problems
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, field_at, fields_of
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.text.problem import MOST_OF_A_KIND, Problem, ProblemCode
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.source_file import SourceFile

M = TypeVar("M", bound=FrozenModel)


class Validated(NamedTuple, Generic[M]):
    """The model of a valid file, or every problem of an invalid one.

    `content` is the file's content without empty fields, `marked` its `references_and_terms`, valid
    or not. `invalid_fields` are its top-level fields that have a problem.
    """

    model: M | None
    problems: tuple[Problem, ...]
    content: Mapping[str, Any]
    marked: Sequence[Marked] = ()
    invalid_fields: frozenset[str] = frozenset()


def validate(
    model: type[M], content: Any, vocabularies: Vocabularies, file: SourceFile, **given: Any
) -> Validated[M]:
    """Validate a file's parsed content as `model`; `given` are fields that no file holds (`id`)."""
    if content is None:
        return Validated(None, (_empty_file(model),), {})
    if not isinstance(content, dict):
        return Validated(None, (_not_a_mapping(file),), {})
    found = tuple(groups(model, content))
    if any(None in held.values() for _, _, held in found):
        content = _without_empty(content, fields_of(model))
        found = tuple(groups(model, content))
    made, problems, wrong = _check_fields(model, content, given, file)
    problems += _incomplete(model, content, wrong, file)
    misnamed = _misnamed(problems)
    at_fault = wrong | misnamed
    # A field under a wrong name is not missing as well.
    problems = [
        p for p in problems if p.code != ProblemCode.MISSING_FIELD or p.path not in misnamed
    ]
    problems += inconsistencies(found, at_fault, given.get("id"))
    marked = references_and_terms(found)
    unknown = term_problems(marked, content, vocabularies)
    problems += (p for p in unknown if p.path not in at_fault)
    if not problems:
        return Validated(made, (), content, marked)
    paths = (*at_fault, *(problem.path for problem in problems))
    invalid_fields = frozenset(str(path[0]) for path in paths if path)
    # Finding typos takes a parse with places, so only files with problems pay for it.
    explained = tuple(_with_typos(model, problems, content, file))
    return Validated(None, explained, content, marked, invalid_fields)


def _check_fields(
    model: type[M], content: Mapping[str, Any], given: Mapping[str, Any], file: SourceFile
) -> tuple[M | None, list[Problem], set[FieldPath]]:
    """The model if the fields are valid; the problems to tell; the paths of all that are wrong."""
    problems = [_own_id()] if "id" in content and "id" in given else []
    wrong = {problem.path for problem in problems}
    try:
        entity = model.model_validate({**content, **given})
    except ValidationError as error:
        from partyschool_cli.catalog.messages import problem_of

        told: Counter[str] = Counter()
        for details in error.errors(include_url=False):
            kind, path = details["type"], details["loc"]
            # Pydantic also reports a list as too short when all its items are wrong.
            if path[0] in given or (kind == "too_short" and details["input"]):
                continue
            told[kind] += 1
            if told[kind] <= MOST_OF_A_KIND:
                problem = problem_of(model, details, content, lambda path: _written(file, path))
                problems.append(problem)
                path = problem.path
            wrong.add(path)
        return None, problems, wrong
    # The file says which fields were given; a set of their names is a quarter of the memory.
    entity.model_fields_set.clear()
    return entity, problems, wrong


def _incomplete(
    model: type[FrozenModel],
    content: Mapping[str, Any],
    at_fault: Collection[FieldPath],
    file: SourceFile,
) -> Iterator[Problem]:
    """What an active entity lacks and any other may lack."""
    lacking = [each for each in _fields_of_active(model) if each.name not in content]
    if lacking and is_asked_for_all(model, content, at_fault):
        from partyschool_cli.catalog.messages import missing_field

        for field in lacking:
            yield missing_field((field.name,), field, _written(file, (field.name,)))


@cache
def _fields_of_active(model: type[FrozenModel]) -> tuple[Field, ...]:
    return tuple(each for each in fields_of(model) if each.of_active)


def _written(file: SourceFile, path: FieldPath) -> str:
    span = file.place(path)
    return file.text[span.start : span.end]


def _own_id() -> Problem:
    return Problem(
        ProblemCode.UNKNOWN_FIELD,
        "文件里不写 id：文件名就是编号",
        "删去这一行；要改编号就改文件名",
        path=("id",),
        on="key",
    )


def _misnamed(problems: Iterable[Problem]) -> set[FieldPath]:
    """The paths of the fields that unknown fields are probably typos of."""
    return {
        (*problem.path[:-1], name)
        for problem in problems
        if problem.code == ProblemCode.UNKNOWN_FIELD
        for name in problem.meant
    }


def _without_empty(group: Mapping[str, Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    """A group without known fields that are empty (`place:`): these count as absent."""
    known = {field.name: field for field in fields}
    return {
        name: _filled(value, known[name]) if name in known else value
        for name, value in group.items()
        if value is not None or name not in known
    }


def _filled(value: Any, field: Field) -> Any:
    """A field's value, with its groups as `_without_empty` returns them."""
    if type(value) is list:
        return [_filled(item, field) for item in value]
    if type(value) is not dict:
        return value
    if field.item is not None:
        return {key: _filled(item, field.item) for key, item in value.items()}
    return _without_empty(value, field.fields)


def _empty_file(model: type[FrozenModel]) -> Problem:
    hint = "照同一文件夹里别的文件填写，或删去这个文件"
    if model is Manifest:
        hint = "至少写上 format、title 和 themes；也可以另用 pschool init 新建一份，照它填写"
    return Problem(ProblemCode.MISSING_FIELD, "文件里没有内容", hint)


def _not_a_mapping(file: SourceFile) -> Problem:
    from partyschool_cli.source.yaml.typos import typo_within

    if typo := typo_within(file.typos, file.place(())):
        return typo.problem()
    hint = "每行写成“字段: 内容”，如“title: 党章导读”"
    return Problem(ProblemCode.WRONG_TYPE, "整个文件应当由“字段: 内容”组成", hint)


def _with_typos(
    model: type[FrozenModel], problems: Iterable[Problem], content: Any, file: SourceFile
) -> Iterator[Problem]:
    """Replace problems that a typo explains (an unknown field, text for a group) by the typo's."""
    from partyschool_cli.source.yaml.typos import typo_within

    reported: set[int] = set()  # lines: the first of several in brackets is told
    for problem in problems:
        typo = None
        if problem.code == ProblemCode.UNKNOWN_FIELD or _is_text_for_more(model, problem, content):
            typo = typo_within(file.typos, file.span_of(problem))
        elif problem.code == ProblemCode.WRONG_TYPE and "：" in str(problem.path[-1:]):
            typo = typo_within(file.typos, file.place(problem.path, "key"))
        elif problem.code == ProblemCode.MISSING_FIELD and file.places.is_flow(problem.path[:-1]):
            typo = typo_within(file.typos, file.places.whole(problem.path[:-1]))
        if typo is None:
            yield problem
        elif typo.line not in reported:
            reported.add(typo.line)
            yield typo.problem(problem.path)


def _is_text_for_more(model: type[FrozenModel], problem: Problem, content: Any) -> bool:
    if problem.code != ProblemCode.WRONG_TYPE or not isinstance(
        value_at(content, problem.path), str
    ):
        return False
    field = field_at(model, problem.path)
    return field is not None and (field.many or field.type in ("group", "mapping"))


def value_at(content: Any, path: FieldPath) -> Any:
    """The value at `path`, or None."""
    for step in path:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return None
    return content
