"""A field's value in a clerk's words, for notes on an edit: titles for ids and for words."""

from typing import Any

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.describe import Field


def value_words(value: Any, field: Field, lookup: Lookup) -> str:
    """`党章导读、村史`, `2.5`, `是`; of a group its values, of a mapping keys and values."""
    if isinstance(value, list):
        return "、".join(value_words(one, field, lookup) for one in value)
    if isinstance(value, dict):
        inner = {one.name: one.title for one in field.fields}
        words = [f"{_key(key, inner, field, lookup)} {one}" for key, one in value.items()]
        return "，".join(words)
    if isinstance(value, bool):
        return "是" if value else "否"
    text = str(value)
    if field.choices is not None:
        return field.choices.get(text, text)
    if field.refers_to is not None:
        return lookup.title(Key(field.refers_to, text))
    if field.vocabulary is not None:
        return lookup.manifest.vocabulary(field.vocabulary).get(text, text)
    return text


def _key(key: str, titles: dict[str, str], field: Field, lookup: Lookup) -> str:
    if field.type == "mapping" and field.refers_to is not None:
        return lookup.title(Key(field.refers_to, key))
    return titles.get(key, key)
