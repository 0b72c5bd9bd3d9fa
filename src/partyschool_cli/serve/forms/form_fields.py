"""The fields of a form: those of the catalog's format, by their names, in the order to fill in."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.spoken_words import words_of
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.kind import Kind

# How a field is filled in: a line of text, several, one of a few words, some of them, yes or no.
Input = Literal["line", "lines", "choice", "checks", "flag"]

# What a clerk fills in first; the others follow in the order of the format.
_FIRST: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.SESSION: (
        *("date", "start", "end", "site", "teachers", "status", "note", "course", "activity"),
    ),
    Kind.COURSE: ("title", "school", "kind", "theme"),
}
_NOT_HERE: Final = frozenset({"id", "sessions"})
_OWN_ID: Final = Field("id", "编号", "文件名，别处用它来指；不写就按名称拼", "text", required=False)


class FormField(NamedTuple):
    """One field of a form. `name` may be a path (`open.days`); `words` are those to choose from."""

    name: str
    field: Field
    input: Input
    words: Mapping[str, str] = {}

    def value_in(self, content: Mapping[str, Any]) -> Any:
        """What a file's content holds there; None for nothing."""
        value: Any = content
        for step in self.name.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        return value


def form_fields(lookup: Lookup, context: ValueContext, *, is_new: bool) -> tuple[FormField, ...]:
    """The fields of an entity or a session of `context.kind`."""
    if context.kind is None:
        raise ValueError("the manifest has no form")
    first = _FIRST.get(context.kind, ())
    fields = [one for one in fields_of(MODELS[context.kind]) if one.name not in _NOT_HERE]
    fields.sort(key=lambda one: first.index(one.name) if one.name in first else len(first))
    found = [form for one in fields for form in _form_fields(lookup, context, one, "")]
    has_id = is_new and context.kind is not Kind.SESSION
    return (*found, FormField("id", _OWN_ID, "line")) if has_id else tuple(found)


def _form_fields(
    lookup: Lookup, context: ValueContext, field: Field, within: str
) -> Iterator[FormField]:
    name = f"{within}{field.name}"
    if field.type == "group" and not field.many:
        for one in field.fields:
            part = one._replace(title=f"{field.title}：{one.title}", required=False)
            yield from _form_fields(lookup, context, part, f"{name}.")
        return
    if field.type == "flag":
        yield FormField(name, field, "flag")
        return
    is_of_words = field.choices is not None or field.vocabulary is not None
    words = words_of(lookup, field, context) if is_of_words and field.type != "mapping" else None
    if words is not None:
        yield FormField(name, field, "checks" if field.many else "choice", words)
    else:
        is_list = field.many or field.type == "mapping"
        yield FormField(name, field, "lines" if is_list else "line")
