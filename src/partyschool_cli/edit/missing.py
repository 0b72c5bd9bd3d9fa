"""The fields that an entity's content still needs: the required ones, and those that follow."""

from collections.abc import Mapping
from typing import Any, Final

from partyschool_cli.catalog.consistency import inconsistencies, is_asked_for_all
from partyschool_cli.catalog.groups import groups
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.problem import ProblemCode

_SAY_WHAT_LACKS: Final = (
    ProblemCode.MISSING_FIELD,
    ProblemCode.THEME_AND_KIND,
    ProblemCode.COURSE_OR_ACTIVITY,
)
# Of these a session has one; the first is asked for.
_EITHER: Final = ("course", "activity")


def missing_fields(kind: Kind, content: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields that `content` lacks, in the order of asking: the title, the school, the rest.

    A theme course needs a theme, a place of a field kind its category; a session's `id` is none.
    A draft needs less.
    """
    model = MODELS[kind]
    asks_for_all = is_asked_for_all(model, content)
    required = {
        field.name
        for field in fields_of(model)
        if field.required and field.name != "id" and (asks_for_all or not field.of_active)
    }
    lacking = required - content.keys()
    at_fault = {(name,) for name in lacking}
    for problem in inconsistencies(groups(model, content), at_fault):
        if problem.code not in _SAY_WHAT_LACKS:
            continue
        if problem.path:
            lacking |= {str(problem.path[0])} - content.keys()
        elif problem.code is ProblemCode.COURSE_OR_ACTIVITY:
            lacking |= {_EITHER[0]}
    fields = (field for field in fields_of(model) if field.name in lacking)
    return tuple(sorted(fields, key=_rank))


def _rank(field: Field) -> int:
    """What others depend on comes first: a school may have themes, a course tells how long."""
    if field.name in ("title", "name", "date"):
        return 0
    return 1 if field.refers_to is Kind.SCHOOL or field.name in _EITHER else 2


def missing_words(kind: Kind, fields: tuple[Field, ...]) -> str:
    """The missing fields of a message: `类别（category）、容量（capacity）`."""
    by_name = {field.name: field for field in fields_of(MODELS[kind])}
    words = []
    for field in fields:
        either = _EITHER if kind is Kind.SESSION and field.name in _EITHER else (field.name,)
        shown = (by_name[name] for name in either)
        words.append("或".join(f"{one.title}（{one.name}）" for one in shown))
    return "、".join(words)
