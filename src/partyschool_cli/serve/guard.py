"""Who may ask: this machine's own browser under its own name, with the token where one is needed.

A page of any site can have a browser send requests to 127.0.0.1. `Host` tells by which name (DNS
rebinding gives the address a foreign one), `Origin` and `Sec-Fetch-Site` from which page. Others
who are logged in to this machine can send whatever they like: these the token keeps out.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import Final

ADDRESS: Final = "127.0.0.1"
TOKEN: Final = "token"  # noqa: S105 -- the name of the value
_HTTP_PORT: Final = 80
# Requests that a page of another site may cause: that one of ours is opened.
_OPENING: Final = ("navigate", "document")

Headers = Mapping[str, Sequence[str]]


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered."""

    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one server, at a `port`. Without a `token`, there is nothing but reading."""

    port: int
    token: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """The address to open, with the token."""
        query = f"?{TOKEN}={self.token}" if self.token else ""
        return f"http://{ADDRESS}:{self.port}/{query}"

    @property
    def cookie_name(self) -> str:
        """The name of its cookie: browsers share cookies among the ports of a host."""
        return f"pschool-{self.port}"

    @property
    def cookie(self) -> str:
        """The header that moves the token into the browser, where no script reads it."""
        return f"{self.cookie_name}={self.token}; Path=/; HttpOnly; SameSite=Strict"

    def refusal(self, method: str, headers: Headers) -> Refusal | None:
        """Why a request from elsewhere is refused; None for one of this site. `headers` are all
        values by names in small letters.
        """
        hosts = headers.get("host", ())
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return Refusal(403, f"只认 http://{ADDRESS}:{self.port}/ 这个地址")
        own = f"http://{hosts[0].lower()}"
        if any(origin.lower() != own for origin in headers.get("origin", ())):
            return Refusal(403, "请求来自别的网站，没有理会")
        sites = headers.get("sec-fetch-site", ())
        if all(site in ("same-origin", "none") for site in sites):
            return None
        how = tuple(_one(headers, name) for name in ("sec-fetch-mode", "sec-fetch-dest"))
        if method in ("GET", "HEAD") and how == _OPENING:
            return None
        return Refusal(403, "请求来自别的网站，没有理会")

    def is_token(self, given: str) -> bool:
        """Whether it is the token. Takes as long for a wrong one."""
        return bool(self.token) and compare_digest(given.encode(), self.token.encode())

    def has_cookie(self, headers: Headers) -> bool:
        """Whether a request has the token in its cookie."""
        # `http.cookies` reads none where one that another program of this machine set is malformed.
        texts = (one for header in headers.get("cookie", ()) for one in header.split(";"))
        pairs = (text.strip().partition("=") for text in texts)
        return any(name == self.cookie_name and self.is_token(value) for name, _, value in pairs)

    @property
    def _hosts(self) -> tuple[str, ...]:
        port = "" if self.port == _HTTP_PORT else f":{self.port}"  # as browsers have it
        return (f"{ADDRESS}{port}", f"localhost{port}")


def _one(headers: Headers, name: str) -> str:
    values = headers.get(name, ())
    return values[0] if len(values) == 1 else ""
