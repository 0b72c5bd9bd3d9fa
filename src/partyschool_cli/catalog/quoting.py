"""Quote a catalog's values in messages: masked, on one line, truncated."""

from typing import Final

from partyschool_cli.source.text.personal import mask

_SHOWN_LENGTH: Final = 20


def shown(value: object) -> str:
    """A value quoted for a message: on one line, in full-width quotes, truncated."""
    if value is True or value is False:
        text = "true" if value else "false"
    elif isinstance(value, dict):
        text = "{…}"
    elif isinstance(value, list | tuple):
        text = "[…]"
    else:
        text = "" if value is None else str(value)
    return f"“{cut(text)}”"


def cut(text: str) -> str:
    """A text for a message: on one line, truncated."""
    # Masked before it is cut: half a personal number is not recognised.
    text = " ".join(mask(text).split())
    return f"{text[:_SHOWN_LENGTH]}…" if len(text) > _SHOWN_LENGTH else text
