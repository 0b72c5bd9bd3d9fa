"""Ask for the value of one field of an entity."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.asking.ask_text import ask_text
from partyschool_cli.cli.asking.choices import Choice
from partyschool_cli.cli.asking.choose import choose, choose_several
from partyschool_cli.cli.asking.field_choices import YES, field_choices
from partyschool_cli.cli.asking.field_words import about
from partyschool_cli.cli.asking.said_words import checked_by
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.values import read_item
from partyschool_cli.model.describe import Field


class FieldQuestion(NamedTuple):
    """A field to ask for, and how: Enter takes the `default`, else leaves out what may be.

    With `may_end`, Esc leaves out this field and those after it. `title` is the question.
    """

    field: Field
    required: bool = True
    default: Any = None
    may_end: bool = False

    @property
    def title(self) -> str:
        """What the field is called."""
        return self.field.title or self.field.name


def ask_field(lookup: Lookup, question: FieldQuestion, context: ValueContext) -> Any | None:
    """The content of the field as the clerk says it; None if it is left out.

    Raises KeyboardInterrupt and NoMoreAsked as `ask` does.
    """
    choices = field_choices(lookup, question.field, context)
    if choices:
        return _chosen(question, choices)

    def read(text: str) -> Any:
        return read_item(lookup, question.field, text, context)

    if question.field.many or question.field.type == "mapping":
        return _several_said(question, read)
    return _said(question, read)


def _chosen(question: FieldQuestion, choices: Sequence[Choice]) -> Any | None:
    field, default = question.field, question.default
    shown = about(field)
    if field.many:
        defaults = default if isinstance(default, list) else ()
        several = choose_several(
            question.title,
            choices,
            defaults,
            about=shown,
            required=question.required,
            may_end=question.may_end,
        )
        return list(several) or None
    value = choose(
        question.title,
        choices,
        default if isinstance(default, str) else None,
        about=shown,
        required=question.required,
        may_end=question.may_end,
    )
    return value == YES if field.type == "flag" and value is not None else value


def _said(question: FieldQuestion, read: Callable[[str], Any]) -> Any | None:
    default = question.default
    text = ask_text(
        question.title,
        None if default is None else f"{default:g}" if isinstance(default, float) else str(default),
        checked_by(read, required=question.required),
        about=about(question.field),
        may_end=question.may_end,
    )
    return None if text is None else read(text)


def _several_said(question: FieldQuestion, read: Callable[[str], Any]) -> Any | None:
    """One after the other until Enter alone: a list, or the entries of a mapping."""
    found: list[Any] = []
    while True:
        text = ask_text(
            question.title if not found else f"{question.title}（第 {len(found) + 1} 个）",
            None,
            checked_by(read, required=question.required and not found),
            about=about(question.field) if not found else "没有了就直接回车",
            may_end=question.may_end and not found,
        )
        if text is None:
            break
        found.append(read(text))
    if question.field.type == "mapping":
        return {key: value for one in found for key, value in one.items()} or None
    return found or None
