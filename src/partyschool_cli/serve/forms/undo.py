"""The button that takes the last change back."""

from html import escape
from pathlib import Path
from typing import Final

from partyschool_cli.source.writing.undo import kept_entries

PATH: Final = "edit/undo"


def undo_form(root: Path) -> str:
    """The form with the button, as HTML; empty where there is nothing to take back."""
    entries, _ = kept_entries(root)
    if not entries:
        return ""
    button = f'<button title="{escape(entries[0].note.command)}">撤销上一次修改</button>'
    return f'<form class="undo" method="post" action="/{PATH}">{button}</form>'
