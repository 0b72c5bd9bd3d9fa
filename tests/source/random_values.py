"""Values of fields, nasty ones among them, for property tests."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import ENTITY_MODELS, Field, fields_of
from partyschool_cli.model.manifest import Manifest

Model = type[FrozenModel]

MODELS: list[Model] = [*ENTITY_MODELS.values(), Manifest]

_WORDS = [
    *("党课", "liudu", "甲 乙", "wang", "s01", "2026-10-12", "08:30", "140121", "yes", "null", "~"),
    *(
        "a: b",
        "x # y",
        "# 注",
        "- a",
        "[a]",
        "{b}",
        "it's",
        '"引"',
        "甲，乙",
        "1.5",
        "",
        " 空 ",
        "𠮷🙂",
    ),
    *(
        "党课\u3000二",
        "\u3000首行",
        "a\\b",
        "?",
        "x?",
        "a:",
        ":b",
        "@x",
        "*a",
        "&a",
        "%",
        "`",
        "|",
        ">",
    ),
    *(
        "中共清徐县委组织部，分管负责人。",
        "很长" * 40,
        "tab\there",
        "a,b",
        "---",
        "...",
        "null ",
        "!t",
    ),
]
_TEXTS = [
    *(
        "第一行\n第二行",
        "一\n\n三\n",
        "  缩进\n二",
        "\n空行开头",
        "一\n二\n\n",
        "a: b\n# c\n- d",
        "x\n",
    ),
    *(
        "\u3000\u3000第一段\n\u3000\u3000第二段\n",
        "一 \n二",
        "一\n  二\n三",
        "\n",
        "a\n \nb",
        "\x07\nb",
    ),
]


def random_value(rng: random.Random, field: Field | None, *, item: bool = False) -> Any:
    """A value as the field would have it; sometimes another one."""
    if field is None or rng.random() < 0.05:
        return any_value(rng, 2)
    if field.many and not item:
        return [random_value(rng, field, item=True) for _ in range(rng.choice([0, 1, 1, 2, 3, 8]))]
    if field.type in ("group", "mapping"):
        return _group(rng, field)
    choices: Mapping[str, Sequence[Any]] = {
        "date": [f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"],
        "time": [f"{rng.randint(0, 23):02}:30", "08:00"],
        "day": [f"{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"],
        "number": [1, 2, 40, 0.5, 1e20, -3],
        "flag": [True, False],
        "text": _TEXTS if rng.random() < 0.15 else _WORDS,
    }
    return rng.choice(choices[field.type])


def _group(rng: random.Random, field: Field) -> dict[str, Any]:
    if field.item is not None:
        keys = rng.sample(["a", "liudu", "xugou", "140121", "no", "党"], rng.randint(1, 3))
        return {key: random_value(rng, field.item) for key in keys}
    fields = rng.sample(field.fields, rng.randint(1, min(6, len(field.fields))))
    return {each.name: random_value(rng, each) for each in fields}


def any_value(rng: random.Random, depth: int) -> Any:
    """A value of any kind, nested up to `depth`."""
    kind = rng.random()
    if depth and kind < 0.2:
        return [any_value(rng, depth - 1) for _ in range(rng.randint(0, 3))]
    if depth and kind < 0.4:
        return {key: any_value(rng, depth - 1) for key in rng.sample("abcde", rng.randint(0, 3))}
    return rng.choice([None, True, 1, 0.5, *rng.sample(_WORDS, 6), rng.choice(_TEXTS)])


def random_content(rng: random.Random, model: Model) -> dict[str, Any]:
    """Content of a file, keys in any order; it need not be valid."""
    fields = list(fields_of(model))
    chosen = rng.sample(fields, rng.randint(1, min(7, len(fields))))
    if rng.random() < 0.7:
        chosen.sort(key=fields.index)
    content = {field.name: random_value(rng, field) for field in chosen}
    if rng.random() < 0.2:
        content["未知"] = any_value(rng, 2)
    return content
