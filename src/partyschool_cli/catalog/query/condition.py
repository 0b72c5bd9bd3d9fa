"""The conditions that a query is made of, and how one is written."""

from dataclasses import dataclass

from partyschool_cli.catalog.query.error import QuerySpan


@dataclass(frozen=True, slots=True)
class Text:
    """Text to search in all texts of a record; `exact` if quoted."""

    text: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field; a `quoted` `*` is literal, not “any value”."""

    text: str
    quoted: bool
    place: QuerySpan


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A field compared with values, any of which may match. Operators are `: = > >= < <=`."""

    name: str
    operator: str
    values: tuple[Value, ...]
    place: QuerySpan


@dataclass(frozen=True, slots=True)
class Not:
    """Negation."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Conjunction; true if empty."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Disjunction."""

    conditions: tuple["Condition", ...]


Condition = Text | FieldTerm | Not | AllOf | AnyOf


def written(condition: Condition) -> str:
    """The query that asks for `condition`."""
    match condition:
        case Text(text, exact):
            return _quoted(text) if exact or not _is_plain(text) else text
        case FieldTerm(name, operator, values):
            texts = (
                _quoted(each.text) if each.quoted or not _is_plain(each.text) else each.text
                for each in values
            )
            return f"{name}{operator}{','.join(texts)}"
        case Not(negated):
            return f"-{_grouped(negated)}"
        case AllOf(conditions):
            return " ".join(map(_grouped, conditions))
        case AnyOf(conditions):
            return " or ".join(map(_grouped, conditions))


def _grouped(condition: Condition) -> str:
    text = written(condition)
    return f"({text})" if isinstance(condition, AllOf | AnyOf) else text


_SIGNS = frozenset(' \u3000()（）|,，、"“”:：<>=＜＞＝≥≤')


def _is_plain(text: str) -> bool:
    return _SIGNS.isdisjoint(text)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
