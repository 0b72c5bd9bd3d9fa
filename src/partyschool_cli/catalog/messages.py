"""Pydantic's errors → problems that a clerk reads: what is wrong, in which field, what to do."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.model.fields import Field, field_at, fields_of
from partyschool_cli.source.span import FieldPath, Problem

_SHOWN_LENGTH: Final = 20


def problem_of(model: type[BaseModel], details: ErrorDetails) -> Problem:
    """The problem that one of Pydantic's errors in `model` stands for."""
    path = tuple(step for step in details["loc"] if step != "[key]")
    field = field_at(model, path)
    build = _BUILDERS.get(details["type"], _wrong_value)
    return build(model, path, field, details)


def shown(value: object) -> str:
    """A value as a message quotes it: in full-width quotes, cut where it is long."""
    if value is True or value is False:
        text = "true" if value else "false"
    elif isinstance(value, dict):
        text = "{…}"
    elif isinstance(value, list | tuple):
        text = "[…]"
    else:
        text = "" if value is None else str(value)
    return f"“{text[:_SHOWN_LENGTH]}…”" if len(text) > _SHOWN_LENGTH else f"“{text}”"


def name_of(path: FieldPath, field: Field | None) -> str:
    """A field as a message calls it: `contact_hours（学时）`."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    return f"{name}（{field.title}）" if field and field.name == name else name


_Builder = Callable[[type[BaseModel], FieldPath, Field | None, ErrorDetails], Problem]


def _missing(
    model: type[BaseModel], path: FieldPath, field: Field | None, _: ErrorDetails
) -> Problem:
    example = f"，如“{path[-1]}: {_example(field)}”" if field else ""
    return Problem(
        "PS101", f"缺少必填字段 {name_of(path, field)}", f"加上这一行{example}", path=path
    )


_EXAMPLES: Final = {
    "date": "2026-10-12",
    "time": "08:30",
    "day": "03-01",
    "number": "2",
    "flag": "true",
    "group": "…",
    "mapping": "…",
}


def _example(field: Field | None) -> str:
    if field is None:
        return "…"
    example = next(iter(field.choices)) if field.choices else _EXAMPLES.get(field.type, "…")
    return f"[{example}]" if field.many else example


def _unknown_field(
    model: type[BaseModel], path: FieldPath, _: Field | None, details: ErrorDetails
) -> Problem:
    name = str(path[-1])
    parent = field_at(model, path[:-1])
    siblings = parent.fields if parent else fields_of(model)
    by_title = {field.title: field.name for field in siblings}
    near = by_title.get(name) or next(iter(nearest(name, [f.name for f in siblings], 1)), None)
    if near is None:
        hint = "删去这一行；想记别的事写在 notes（备注）里"
    else:
        title = next(field.title for field in siblings if field.name == near)
        hint = f"是不是 {near}（{title}）？"
    return Problem("PS102", f"没有 {name} 这个字段", hint, path=path, on="key", suggestion=near)


_EXPECTED: Final = {
    "string_type": "文字",
    "int_type": "整数",
    "int_from_float": "整数",
    "float_type": "数字",
    "bool_type": "true 或 false",
    "tuple_type": "列表，形如 [甲, 乙]",
    "model_type": "几行“字段: 内容”",
    "model_attributes_type": "几行“字段: 内容”",
    "dict_type": "几行“字段: 内容”",
    "finite_number": "数字",
}


def _wrong_type(
    model: type[BaseModel], path: FieldPath, field: Field | None, details: ErrorDetails
) -> Problem:
    value = details["input"]
    expected = _EXPECTED[details["type"]]
    message = f"{name_of(path, field)}要写{expected}，这里是{_called(value)}{shown(value)}"
    hint, suggestion = _mend_type(details["type"], value)
    return Problem("PS103", message, hint, path=path, suggestion=suggestion)


def _called(value: object) -> str:
    if isinstance(value, bool):
        return "是非值"
    if isinstance(value, int | float):
        return "数字"
    if isinstance(value, str):
        return "文字"
    return "列表" if isinstance(value, list | tuple) else "一组字段"


def _mend_type(kind: str, value: object) -> tuple[str, str | None]:
    if kind == "string_type" and isinstance(value, bool | int | float):
        return "给它加上引号，就是文字", f'"{shown(value)[1:-1]}"'
    if kind == "tuple_type" and isinstance(value, str):
        return f"加上方括号：[{value[:_SHOWN_LENGTH]}]", f"[{value}]"
    if kind in ("int_type", "float_type") and isinstance(value, str):
        digits = value.strip().removesuffix("人").removesuffix("学时").strip()
        if digits.replace(".", "", 1).isdecimal() and digits.isascii():
            return f"去掉引号和单位，只写 {digits}", digits
    if kind == "bool_type" and isinstance(value, str):
        word = {"是": "true", "yes": "true", "on": "true", "y": "true", "对": "true"}
        word |= {"否": "false", "no": "false", "off": "false", "n": "false"}
        if mended := word.get(value.lower()):
            return f"改成 {mended}", mended
    return "照目录格式改写", None


def _wrong_form(
    model: type[BaseModel], path: FieldPath, field: Field | None, details: ErrorDetails
) -> Problem:
    value = details["input"]
    suggestion = details.get("ctx", {}).get("suggestion")
    message = f"{name_of(path, field)}写成了{shown(value)}：{details['msg']}"
    hint = f"改成 {suggestion}" if suggestion else "照这个样子改写"
    return Problem("PS103", message, hint, path=path, suggestion=suggestion)


def _unknown_word(
    model: type[BaseModel], path: FieldPath, field: Field | None, details: ErrorDetails
) -> Problem:
    value = details["input"]
    if path == ("format",):
        message = f"目录的格式版本是{shown(value)}，这个 pschool 只认得 1"
        return Problem("PS104", message, "把 format 改成 1，或升级 pschool", path=path)
    if not isinstance(value, str):
        details = {**details, "type": "string_type"}
        return _wrong_type(model, path, field, details)
    return unknown_word(path, field, value, (field.choices if field else None) or {})


def unknown_word(
    path: FieldPath, field: Field | None, word: str, known: Mapping[str, str]
) -> Problem:
    """The PS104 problem of a word that is not in a vocabulary, with the nearest that is."""
    by_title = {title: key for key, title in known.items()}
    near = by_title.get(word) or next(iter(nearest(word, list(known), 1)), None)
    choices = "、".join(f"{key}（{title}）" for key, title in known.items())
    message = f"{name_of(path, field)}里没有{shown(word)}这个词"
    hint = f"是不是 {near}（{known[near]}）？" if near else f"可写：{choices}"
    return Problem("PS104", message, hint, path=path, suggestion=near)


def _out_of_range(
    model: type[BaseModel], path: FieldPath, field: Field | None, details: ErrorDetails
) -> Problem:
    limits: Mapping[str, Any] = details.get("ctx", {})
    what = {
        "greater_than": "要大于 {gt:g}",
        "greater_than_equal": "不能小于 {ge:g}",
        "less_than": "要小于 {lt:g}",
        "less_than_equal": "不能大于 {le:g}",
        "multiple_of": "要是 {multiple_of:g} 的倍数",
        "too_short": "至少要写一项",
        "string_pattern_mismatch": "不能是空白",
    }[details["type"]].format(**limits)
    value = details["input"]
    seen = f"，这里是{shown(value)}" if isinstance(value, int | float) else ""
    hint = "改成范围之内的数" if seen else "填上内容，或删去这一行"
    return Problem("PS105", f"{name_of(path, field)}{what}{seen}", hint, path=path)


def _wrong_value(
    model: type[BaseModel], path: FieldPath, field: Field | None, details: ErrorDetails
) -> Problem:
    message = f"{name_of(path, field)}的值{shown(details['input'])}不对"
    return Problem("PS103", message, "照目录格式改写", path=path)


_BUILDERS: Final[Mapping[str, _Builder]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "wrong_form": _wrong_form,
    "literal_error": _unknown_word,
    **dict.fromkeys(_EXPECTED, _wrong_type),
    **dict.fromkeys(
        (
            "greater_than",
            "greater_than_equal",
            "less_than",
            "less_than_equal",
            "multiple_of",
            "too_short",
            "string_pattern_mismatch",
        ),
        _out_of_range,
    ),
}
