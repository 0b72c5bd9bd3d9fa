"""Pydantic's errors → problems for clerks: what is wrong, in which field, what to do.

Made from an error's `type`, `loc`, `input` and `ctx`; its English message is not used.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from pydantic_core import ErrorDetails

from partyschool_cli.catalog.quoting import cut, shown
from partyschool_cli.catalog.value_hints import AS_IN_OTHER_FILES, type_hint, whole_date
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, field_at, fields_of
from partyschool_cli.source.text.problem import Problem, ProblemCode
from partyschool_cli.source.text.span import FieldPath

_MOST_MEANT: Final = 3


def problem_of(
    model: type[FrozenModel],
    details: ErrorDetails,
    content: Mapping[str, Any],
    written: Callable[[FieldPath], str],
) -> Problem:
    """The problem for one of Pydantic's errors in `model`.

    `content` is that of the file; `written` gives the text of a value as the file has it, empty if
    that is not known.
    """
    path = details["loc"]
    # So Pydantic points at the key of a mapping rather than at its value.
    if path[-2:] == (details["input"], "[key]"):
        return _wrong_key(model, path[:-1], details["type"])
    if details["type"] == "extra_forbidden":
        return _unknown_field(model, path)
    value = details["input"]
    error = _FieldError(
        path,
        field_at(model, path),
        details["type"],
        value,
        details.get("ctx", {}),
        content,
        written(path) if isinstance(value, int | float) or details["type"] == "missing" else "",
    )
    return _BUILDERS.get(error.type, _wrong_value)(error)


def name_of(path: FieldPath, field: Field | None) -> str:
    """A field's name in a message: `contact_hours（学时）`."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if field is None:
        return cut(name)
    titled = f"{field.name}（{field.title}）"
    # The key of a mapping is the author's, not a field's name.
    return titled if field.name == name else f"{titled}里的“{cut(name)}”"


class _FieldError(NamedTuple):
    """One of Pydantic's errors: the field, the type of the error, and the value in the file.

    `written` is how the file writes a number (`9.00`), and the key of an empty field; it is not
    known for others.
    """

    path: FieldPath
    field: Field | None
    type: str
    value: Any
    context: Mapping[str, Any]
    content: Mapping[str, Any]
    written: str

    @property
    def shown(self) -> str:
        """The value as it is written, in quotes."""
        return shown(self.written or self.value)

    @property
    def name(self) -> str:
        return name_of(self.path, self.field)


def missing_field(path: FieldPath, field: Field | None, written: str) -> Problem:
    """The PS101 problem of a required field that is absent or empty.

    `written` is the text at the field's place: of an empty one, that is its key.
    """
    name = name_of(path, field)
    if written == path[-1]:
        return Problem(
            ProblemCode.MISSING_FIELD,
            f"必填字段 {name}后面没有内容",
            f"在“{path[-1]}: ”后面写上内容；“#”和它后面的字不算内容",
            path=path,
        )
    example = f"，如“{path[-1]}: {_example(field)}”" if field else ""
    if field and field.choices and not field.many:
        example = f"“{path[-1]}: …”，可写：{_listed(field.choices, field.choices)}"
    return Problem(
        ProblemCode.MISSING_FIELD, f"缺少必填字段 {name}", f"加上这一行{example}", path=path
    )


def _missing(error: _FieldError) -> Problem:
    return missing_field(error.path, error.field, error.written)


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
    if field.name == "format":
        return "1"
    example = next(iter(field.choices)) if field.choices else _EXAMPLES.get(field.type, "…")
    return f"[{example}]" if field.many else example


def _unknown_field(model: type[FrozenModel], path: FieldPath) -> Problem:
    name = str(path[-1])
    if not name.strip():
        return Problem(
            ProblemCode.UNKNOWN_FIELD,
            "冒号前面没有字段名",
            "补上字段名，或删去这一行",
            path=path,
            on="key",
        )
    from partyschool_cli.catalog.meant_words import meant_fields

    parent = field_at(model, path[:-1])
    siblings = parent.fields if parent else fields_of(model)
    titles = {field.name: field.title for field in siblings}
    meant = meant_fields(name, siblings)
    if meant.words:
        hint = f"是不是 {_choices(meant.words, titles)}？"
    else:
        elsewhere = "在 notes（备注）里" if "notes" in model.model_fields else "成“#”开头的注释"
        hint = f"删去这一行；想记别的事写{elsewhere}"
    return Problem(
        ProblemCode.UNKNOWN_FIELD,
        f"没有“{cut(name)}”这个字段",
        hint,
        path=path,
        on="key",
        suggestion=meant.certain,
        meant=meant.words,
    )


_EXPECTED: Final = {
    "string_type": "文字",
    "int_type": "整数",
    "int_from_float": "整数",
    "float_type": "数字",
    "bool_type": " true 或 false",
    "tuple_type": "列表，形如 [甲, 乙]",
    "model_type": "几行“字段: 内容”",
    "dict_type": "几行“字段: 内容”",
    "finite_number": "数得清的数字",
}


def _wrong_type(error: _FieldError) -> Problem:
    value = error.value
    expected = _EXPECTED[error.type]
    seen = "" if value is None else error.shown
    message = f"{error.name}要写{expected}，这里是{_type_name(value)}{seen}"
    hint, suggestion = type_hint(error.type, value, error.field)
    return Problem(ProblemCode.WRONG_TYPE, message, hint, path=error.path, suggestion=suggestion)


def _type_name(value: object) -> str:
    if isinstance(value, bool):
        return "是非值"
    if isinstance(value, int | float):
        return "数字"
    if isinstance(value, str):
        return "文字"
    if value is None:
        return "空的"
    return "列表" if isinstance(value, list | tuple) else "一组字段"


def _wrong_form(error: _FieldError) -> Problem:
    suggestion = error.context.get("suggestion")
    if suggestion is None and error.field is not None and error.field.type == "date":
        suggestion = whole_date(error.written or str(error.value), error.content, error.path)
    message = f"{error.name}写成了{error.shown}：{error.context['message']}"
    hint = f"改成 {suggestion}" if suggestion else "照这个样子改写"
    return Problem(ProblemCode.WRONG_TYPE, message, hint, path=error.path, suggestion=suggestion)


def _unknown_word(error: _FieldError) -> Problem:
    if error.path == ("format",):
        return _wrong_format(error)
    if not isinstance(error.value, str):
        return _wrong_type(error._replace(type="string_type"))
    known = error.field.choices if error.field else None
    return unknown_word(error.path, error.field, error.value, known or {})


def _wrong_format(error: _FieldError) -> Problem:
    if error.value == "1":
        code, message = ProblemCode.WRONG_TYPE, "format（格式版本）要写数字 1"
        return Problem(code, message, "去掉引号，只写 1", path=error.path)
    message = f"目录的格式版本是{error.shown}，这个 pschool 只认得 1"
    hint = "把 format 改成 1，或升级 pschool"
    return Problem(ProblemCode.UNKNOWN_VALUE, message, hint, path=error.path)


def unknown_word(
    path: FieldPath, field: Field | None, word: str, known: Mapping[str, str]
) -> Problem:
    """The PS104 problem of a word that is not in a vocabulary; suggests the nearest that is."""
    from partyschool_cli.catalog.meant_words import meant_words

    meant = meant_words(word, {key: (title,) for key, title in known.items()})
    message = f"{name_of(path, field)}里没有{shown(word)}这个词"
    hint = f"可写：{_listed(known, known)}"
    if meant.words:
        hint = f"是不是 {_choices(meant.words, known)}？"
    code = ProblemCode.UNKNOWN_VALUE
    return Problem(code, message, hint, path=path, suggestion=meant.certain)


def _choices(meant: tuple[str, ...], titles: Mapping[str, str]) -> str:
    return _listed(meant[:_MOST_MEANT], titles)


def _listed(words: Iterable[str], titles: Mapping[str, str]) -> str:
    return "、".join(f"{word}（{titles[word]}）" for word in words)


def _out_of_range(error: _FieldError) -> Problem:
    what = {
        "greater_than": "要大于 {gt:g}",
        "greater_than_equal": "不能小于 {ge:g}",
        "less_than": "要小于 {lt:g}",
        "less_than_equal": "不能大于 {le:g}",
        "multiple_of": "应是 {multiple_of:g} 的倍数",
        "too_short": "至少要写一项",
        "string_pattern_mismatch": "不能是空白",
    }[error.type].format(**error.context)
    value = error.value
    if error.type == "string_pattern_mismatch" and value.strip():
        what = "里只有看不见的字符"
    seen = f"，这里是{error.shown}" if isinstance(value, int | float) else ""
    hint = "照这个要求改" if seen else "填上内容"
    if not seen and not (error.field and error.field.required):
        hint += "，或删去这一行"
    return Problem(ProblemCode.OUT_OF_RANGE, f"{error.name}{what}{seen}", hint, path=error.path)


def _wrong_key(model: type[FrozenModel], path: FieldPath, error: str) -> Problem:
    holder = path[:-1]
    field = field_at(model, holder)
    if error == "literal_error":
        known = (field.choices if field else None) or {}
        problem = unknown_word(holder, field, str(path[-1]), known)
        return problem._replace(path=path, on="key")
    message = f"{name_of(holder, field)}里有一行冒号前面是空白"
    return Problem(
        ProblemCode.OUT_OF_RANGE, message, "补上冒号前面的内容，或删去这一行", path=path, on="key"
    )


def _wrong_value(error: _FieldError) -> Problem:
    message = f"{error.name}的值{error.shown}不对"
    return Problem(ProblemCode.WRONG_TYPE, message, AS_IN_OTHER_FILES, path=error.path)


_BUILDERS: Final[Mapping[str, Callable[[_FieldError], Problem]]] = {
    "missing": _missing,
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
