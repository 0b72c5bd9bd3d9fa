"""What a browser asks and what it is answered, apart from the connection."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

HTML: Final = "text/html; charset=utf-8"

Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Request:
    """A request that was let in: `path` is decoded, from the site's root, without a `/` in front.

    `query` are the values of the address, `form` those of the body of a POST.
    """

    method: str
    path: str
    query: Values = field(default_factory=dict)
    form: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back, and headers beside those that every answer has."""

    body: bytes
    status: int = 200
    content_type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()


def see_other(path: str) -> Reply:
    """Have the browser show another page, given by its path from the site's root."""
    address = f"/{quote(path, safe='/?=&#%')}"
    return Reply(b"", 303, headers=(("Location", address),))


def text_reply(status: int, text: str) -> Reply:
    """A refusal in one line."""
    return Reply(f"{text}\n".encode(), status, "text/plain; charset=utf-8")
