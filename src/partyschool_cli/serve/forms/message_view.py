"""A page that says how something went."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageView:
    """Its title, and what is said, line by line."""

    title: str
    lines: tuple[str, ...]
