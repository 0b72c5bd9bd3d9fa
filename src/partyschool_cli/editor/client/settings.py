"""What the user of an editor set for this server."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple


class Settings(NamedTuple):
    """`inlay_hints`: titles beside ids. `shows_references`: the client has a command for that.

    `filters_symbols`: it looks for the letters of a query in the names that it gets, as VS Code.
    """

    inlay_hints: bool = False
    shows_references: bool = False
    filters_symbols: bool = False


DEFAULTS: Final = Settings()


def settings_of(given: object) -> Settings:
    """The settings in what a client sends, with or without a `pschool` around them."""
    if not isinstance(given, Mapping):
        return DEFAULTS
    inner: Any = given.get("pschool", given)
    if not isinstance(inner, Mapping):
        return DEFAULTS
    return Settings(
        inlay_hints=inner.get("inlayHints") is True,
        shows_references=inner.get("showReferences") is True,
        filters_symbols=inner.get("filtersSymbols") is True,
    )
