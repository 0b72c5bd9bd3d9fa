"""What the Tab key offers for options that take words of a fixed list: formats, columns, rules."""

from collections.abc import Callable, Iterable, Iterator

import typer

from partyschool_cli.cli.typer_zh.completion import Choice, Completer, completer

_COMMAS = ",，、"


def one_of(words: Callable[[], Iterable[str]]) -> Completer:
    """A completer of one of some words."""

    @completer
    def complete(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:  # noqa: ARG001
        return [(word, "") for word in words()]

    return complete


@completer
def complete_columns(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """The columns of `list`, in a comma-separated list."""
    from partyschool_cli.cli.arguments.completion import listed_kind
    from partyschool_cli.export.records.columns import all_columns

    columns = [(each.key, each.title) for each in all_columns(listed_kind(ctx))]
    return _in_list(incomplete, columns)


@completer
def complete_sort(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """The fields that `list` sorts by, in a comma-separated list; `-` before one is kept."""
    from partyschool_cli.catalog.records.build import record_fields
    from partyschool_cli.cli.arguments.completion import listed_kind

    minus = "-" if _begun(incomplete).startswith("-") else ""
    fields = [(each.name, each.title) for each in record_fields(listed_kind(ctx))]
    return _in_list(incomplete, fields, minus)


@completer
def complete_rule(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:  # noqa: ARG001
    """The codes of lint's rules, and their names."""
    return _rules()


@completer
def complete_rules(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:  # noqa: ARG001
    """The codes and names of lint's rules, in a comma-separated list."""
    return _in_list(incomplete, list(_rules()))


def _rules() -> Iterator[Choice]:
    from partyschool_cli.lint.registry import all_rules

    for each in all_rules():
        yield each.code, f"{each.name} {each.rule.title}"
        yield each.name, f"{each.code} {each.rule.title}"


def _in_list(incomplete: str, choices: Iterable[Choice], sign: str = "") -> Iterator[Choice]:
    """The list as begun with each of the choices at its end; titles if that is Chinese."""
    begun = _begun(incomplete)
    before = incomplete[: len(incomplete) - len(begun)] + sign
    chinese = bool(begun) and not begun.isascii()
    for word, title in choices:
        yield (f"{before}{title}", word) if chinese else (f"{before}{word}", title)


def _begun(incomplete: str) -> str:
    """The last item of a comma-separated list."""
    return incomplete[max(map(incomplete.rfind, _COMMAS)) + 1 :]
