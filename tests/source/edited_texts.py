"""Catalog files, shipped and of random styles, and random edits of them, for property tests."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from partyschool_cli.model.describe import ENTITY_MODELS, field_at, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.style.field_order import field_of
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text_edits.edit_steps import value_at
from partyschool_cli.source.text_edits.text_edits import (
    Insert,
    Remove,
    RenameKey,
    SetValue,
    TextEdit,
)
from tests.source.random_values import MODELS, Model, any_value, random_content, random_value
from tests.source.yaml_styles import Style

_ROOT = Path(__file__).parents[2]
_FOLDERS = {
    "schools": Kind.SCHOOL,
    "courses": Kind.COURSE,
    "teachers": Kind.TEACHER,
    "sites": Kind.SITE,
    "classes": Kind.CLASS,
}


def shipped() -> Iterator[tuple[str, Model]]:
    """Every file of the shipped catalogs with its model."""
    for root in ("catalog", "examples"):
        for path in sorted((_ROOT / root).rglob("*.yaml")):
            folders = [part for part in path.parts if part in _FOLDERS]
            if folders or path.name == "catalog.yaml":
                model = ENTITY_MODELS[_FOLDERS[folders[-1]]] if folders else Manifest
                yield path.read_text("utf-8"), model


def random_text(rng: random.Random) -> tuple[str, Model]:
    """A file in a random style, which may not parse, and its model."""
    model = rng.choice(MODELS)
    return Style(rng).document(random_content(rng, model)), model


def paths_in(content: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    """The paths of all entries."""
    steps = content if isinstance(content, dict) else range(len(content))
    for step in steps:
        yield (*path, step)
        if isinstance(content[step], dict | list):
            yield from paths_in(content[step], (*path, step))


def random_edit(rng: random.Random, content: Any, model: Model) -> TextEdit | None:
    """An edit that can be made; None where the one chosen cannot."""
    path = rng.choice(list(paths_in(content)))
    kind = rng.random()
    if kind < 0.35:
        return SetValue(path, _another(rng, value_at(content, path), model, path))
    if kind < 0.55:
        return _new_key(rng, content, model, path)
    if kind < 0.75:
        return _insert(rng, content, model, path)
    if kind < 0.95:
        return Remove(path) if _may_go(content, path) else None
    key = rng.choice(["新名", "from", "140121", "a b", "no"])
    if isinstance(path[-1], int) or key in value_at(content, path[:-1]):
        return None
    return RenameKey(path, key)


def _another(rng: random.Random, old: Any, model: Model, path: FieldPath) -> Any:
    field = field_at(model, path)
    if isinstance(old, list) and rng.random() < 0.7:
        items = [item for item in old if rng.random() < 0.7]
        if rng.random() < 0.3:
            rng.shuffle(items)
        if rng.random() < 0.6:
            items.insert(rng.randint(0, len(items)), random_value(rng, field, item=True))
        return items
    if isinstance(old, dict) and rng.random() < 0.7:
        kept = {key: value for key, value in old.items() if rng.random() < 0.8}
        if rng.random() < 0.6:
            kept[rng.choice([*_names(model, path), "键"])] = any_value(rng, 1)
        return kept
    return random_value(rng, field, item=isinstance(path[-1], int))


def _new_key(rng: random.Random, content: Any, model: Model, path: FieldPath) -> TextEdit | None:
    holder = value_at(content, path)
    if not isinstance(holder, dict):
        holder, path = content, ()
    key = rng.choice([*(_names(model, path) or ["b", "liudu"]), "新键"])
    if key in holder:
        return None
    at = (*path, key)
    field = field_at(model, at)
    if field is not None and field.fields and not field.many and rng.random() < 0.5:
        inner = rng.choice(field.fields)
        return SetValue((*at, inner.name), random_value(rng, inner))
    return SetValue(at, random_value(rng, field))


def _names(model: Model, path: FieldPath) -> list[str]:
    """The known keys of the mapping at a path."""
    field = field_of(model, path)
    return [one.name for one in field.fields] if field is not None else []


def _insert(rng: random.Random, content: Any, model: Model, path: FieldPath) -> TextEdit | None:
    lists = [each for each in paths_in(content) if isinstance(value_at(content, each), list)]
    if not lists or rng.random() < 0.1:
        fields = [field for field in fields_of(model) if field.many and field.name not in content]
        if not fields:
            return None
        field = rng.choice(fields)
        return Insert((field.name, 0), random_value(rng, field, item=True))
    at = rng.choice(lists)
    index = rng.randint(0, len(value_at(content, at)))
    return Insert((*at, index), random_value(rng, field_at(model, at), item=True))


def _may_go(content: Any, path: FieldPath) -> bool:
    """Whether the file would not be empty without this entry."""
    while isinstance(path[-1], str) and len(value_at(content, path[:-1])) == 1:
        path = path[:-1]
        if not path:
            return False
    return True
