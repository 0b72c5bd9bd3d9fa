"""What the inputs of a form hold: the texts of a file's values, and those that were posted."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.values import read_item
from partyschool_cli.errors import CommandLineError
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.model.describe import Field
from partyschool_cli.serve.forms.form_fields import FormField
from partyschool_cli.wording.dates import date_text

# The texts of each field by its name, one for each of its inputs.
Texts = Mapping[str, tuple[str, ...]]

_YES: Final = "true"


def texts_of(
    lookup: Lookup, fields: Iterable[FormField], context: ValueContext
) -> dict[str, tuple[str, ...]]:
    """What the inputs show of `context.content`: values as people say them."""
    return {one.name: _normal(one, _texts(lookup, one, context)) for one in fields}


def _texts(lookup: Lookup, form: FormField, context: ValueContext) -> tuple[str, ...]:
    value = form.value_in(context.content)
    if value is None:
        value = form.field.default if form.input == "choice" and form.field.default else ()
    if form.input == "flag":
        return (_YES,) if value is True else ()
    if isinstance(value, dict) and form.field.type == "mapping":
        listed: Iterable[Any] = [{key: one} for key, one in value.items()]
    else:
        listed = value if isinstance(value, list | tuple) else [value]
    if form.input in ("choice", "checks"):
        return tuple(clean(str(one)) for one in listed)
    return tuple(clean(_said(lookup, form.field, one, context)) for one in listed)


def _said(lookup: Lookup, field: Field, value: Any, context: ValueContext) -> str:
    """A value in a clerk's words, if these mean it; else as the file has it."""
    plain = _plain(value, field)
    words = _words(lookup, field, value)
    if words is None:
        return plain
    try:
        is_meant = read_item(lookup, field, words, context) == value
    except CommandLineError:
        is_meant = False
    return words if is_meant else plain


def _plain(value: Any, field: Field) -> str:
    if not isinstance(value, dict):
        return str(value)
    if field.type == "mapping":
        return " ".join(f"{key} {one}" for key, one in value.items())
    named = (
        f"{one.title}：{_listed(value[one.name])}" for one in field.fields if one.name in value
    )
    return "；".join(named)


def _listed(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _words(lookup: Lookup, field: Field, value: Any) -> str | None:
    if field.refers_to is not None and field.type != "mapping":
        return lookup.title(Key(field.refers_to, str(value)))
    if field.type == "date" and isinstance(value, str):
        try:
            return date_text(dt.date.fromisoformat(value))
        except ValueError:
            return None
    return None


def posted_texts(
    fields: Iterable[FormField], posted: Mapping[str, tuple[str, ...]], prefix: str = ""
) -> dict[str, tuple[str, ...]]:
    """What was posted for each field; inputs that a browser leaves out are empty."""
    return {one.name: _normal(one, posted.get(prefix + one.name, ())) for one in fields}


def _normal(form: FormField, posted: tuple[str, ...]) -> tuple[str, ...]:
    texts = [text.replace("\r\n", "\n").strip() for text in posted]
    if form.input == "lines":
        while texts and not texts[-1]:  # the blank one for a further item
            texts.pop()
        return tuple(texts)
    return tuple(text for text in texts if text)
