"""The pages of lint's rules as files that an editor can open, made when they are asked for."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from partyschool_cli.editor.client.addresses import address_of
from partyschool_cli.lint.registry import rules_matching
from partyschool_cli.lint.rule_page import rule_page

_PREFIX: Final = "pschool-rules-"


class RulePages:
    """Pages in a temporary folder, which goes with the process."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._addresses: dict[str, str | None] = {}

    def address(self, code: str) -> str | None:
        """The address of the page of a rule; None where no file can be written."""
        if code not in self._addresses:
            self._addresses[code] = self._written(code)
        return self._addresses[code]

    def _written(self, code: str) -> str | None:
        named = next(iter(rules_matching(code)), None)
        if named is None:
            return None
        try:
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
            page = Path(os.path.realpath(self._folder.name)) / f"{named.name}.md"
            page.write_text(rule_page(named), "utf-8")
        except OSError:
            return None
        return address_of(page)

    def close(self) -> None:
        """Remove them."""
        if self._folder is not None:
            self._folder.cleanup()
