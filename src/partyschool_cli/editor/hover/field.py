"""A field of the format as Markdown: what it is called, what it is for, its unit and words."""

from partyschool_cli.catalog.value_hints import UNITS
from partyschool_cli.markup.markdown import escape
from partyschool_cli.model.describe import Field


def field_markdown(field: Field, value: str | None = None) -> str:
    """A field, and what a `value` of it is called if it is one of its words."""
    head = f"**{escape(field.title or field.name)}**　{escape(field.name)}"
    word = field.choices.get(value) if field.choices and value is not None else None
    if word is not None:
        head = f"**{escape(word)}**　{escape(str(value))}\n\n{head}"
    required = "必填" if field.required and not field.unless else ""
    facts = [required, *_unit(field)]
    words = [f"- {escape(one)}　{escape(title)}" for one, title in (field.choices or {}).items()]
    parts = [head, escape(field.description), "，".join(filter(None, facts)), "\n".join(words)]
    return "\n\n".join(filter(None, parts))


def _unit(field: Field) -> list[str]:
    is_number = field.type == "number" or (field.item is not None and field.item.type == "number")
    units = UNITS.get(field.name, ()) if is_number else ()
    return [f"单位：{units[0]}"] if units else []
