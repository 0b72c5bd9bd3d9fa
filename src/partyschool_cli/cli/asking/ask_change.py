"""Ask which field of an entity to change, and to what."""

from collections.abc import Iterator, Sequence

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.asking.ask_text import ask_text
from partyschool_cli.cli.asking.choices import Choice
from partyschool_cli.cli.asking.choose import choose, choose_several
from partyschool_cli.cli.asking.field_choices import field_choices
from partyschool_cli.cli.asking.field_words import about
from partyschool_cli.cli.asking.said_words import checked_by
from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.values import read_item
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.views.change_lines import shown_value

_NOT_HERE = ("id", "sessions")


def ask_change(lookup: Lookup, key: Key, context: ValueContext) -> list[Assignment]:
    """The change of one field that the clerk says, as `set` takes it; Enter keeps what is there.

    `context.content` is that of the entity or session. Raises KeyboardInterrupt as `ask` does.
    """
    fields = [field for field in fields_of(MODELS[key.kind]) if field.name not in _NOT_HERE]
    shown = [
        Choice(field.name, field.title, _present(lookup, key, field, context)) for field in fields
    ]
    name = choose("改哪一项", shown)
    field = next(one for one in fields if one.name == name)
    choices = field_choices(lookup, field, context)
    if choices:
        said = _chosen(field, choices, context)
        return [Assignment(field.name, "=", said)] if said is not None else []
    return list(_said(lookup, field, context))


def _present(lookup: Lookup, key: Key, field: Field, context: ValueContext) -> str:
    value = context.content.get(field.name)
    return "" if value is None else shown_value(value, field, lookup, key)


def _chosen(field: Field, choices: Sequence[Choice], context: ValueContext) -> str | None:
    present = context.content.get(field.name)
    if field.many:
        defaults = present if isinstance(present, list) else ()
        return "、".join(
            choose_several(f"{field.title}改成", choices, defaults, required=field.required)
        )
    default = str(present).lower() if isinstance(present, bool) else present
    return choose(
        f"{field.title}改成",
        choices,
        default if isinstance(default, str) else None,
        required=field.required,
    )


def _said(lookup: Lookup, field: Field, context: ValueContext) -> Iterator[Assignment]:
    """A text as it is said; the items of a list one after the other, the first in place of all."""
    present = context.content.get(field.name)
    is_one = not field.many and field.type not in ("mapping", "group")
    default = str(present) if is_one and present is not None else None
    check = checked_by(lambda text: read_item(lookup, field, text, context), required=False)
    text = ask_text(f"{field.title}改成", default, check, about=about(field))
    operator = "="
    while text:
        yield Assignment(field.name, operator, text)
        operator = "+="
        is_more = field.many or field.type == "mapping"
        text = ask_text(f"{field.title}还有", None, check) if is_more else None
