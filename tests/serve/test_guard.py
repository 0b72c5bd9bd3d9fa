"""Who is let in, by what a browser says of where a request comes from."""

from itertools import product

import pytest

from partyschool_cli.serve.guard import Guard, new_token

GUARD = Guard(8765, "s3cret-of-the-session")
OWN = {"host": ["127.0.0.1:8765"]}


def _is_refused(headers: dict[str, list[str]], method: str = "GET") -> bool:
    return GUARD.refusal(method, headers) is not None


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765"])
def test_the_own_name_is_let_in(host: str) -> None:
    assert not _is_refused({"host": [host]})


_OTHER_NAMES: list[list[str]] = [
    [],
    ["evil.example:8765"],  # DNS rebinding: the name is foreign, the address ours
    ["127.0.0.1"],
    ["127.0.0.1:8766"],
    ["127.0.0.1:8765.evil.example"],
    ["user@127.0.0.1:8765"],
    ["0.0.0.0:8765"],
    ["[::1]:8765"],
    ["127.0.0.1:8765", "127.0.0.1:8765"],
    [""],
]


def test_any_other_name_is_refused() -> None:
    assert [hosts for hosts in _OTHER_NAMES if not _is_refused({"host": hosts})] == []


_FOREIGN = (
    "null",
    "",
    "http://evil.example",
    "https://127.0.0.1:8765",
    "http://127.0.0.1:8766",
    "http://127.0.0.1:8765/",
    "http://localhost:8765",  # another site than the one that was asked
)


def test_a_foreign_origin_is_refused_for_every_method() -> None:
    asked = list(product(_FOREIGN, ("GET", "HEAD", "POST", "PUT", "OPTIONS")))
    assert [
        (origin, method)
        for origin, method in asked
        if not _is_refused({**OWN, "origin": [origin]}, method)
    ] == []


def test_own_forms_and_scripts_are_let_in() -> None:
    origin = {**OWN, "origin": ["http://127.0.0.1:8765"], "sec-fetch-site": ["same-origin"]}
    assert not _is_refused(origin, "POST")
    assert not _is_refused({**OWN, "sec-fetch-site": ["none"]})


def test_a_page_elsewhere_may_link_here_and_nothing_else() -> None:
    """A script element sends no `Origin`; what it would load are rows of the catalog."""
    foreign = {**OWN, "sec-fetch-site": ["cross-site"]}
    opened = {**foreign, "sec-fetch-mode": ["navigate"], "sec-fetch-dest": ["document"]}
    assert not _is_refused(opened)
    assert _is_refused(opened, "POST")
    assert _is_refused({**foreign, "sec-fetch-mode": ["no-cors"], "sec-fetch-dest": ["script"]})
    framed = {**opened, "sec-fetch-dest": ["iframe"]}
    assert _is_refused(framed)
    assert _is_refused({**OWN, "sec-fetch-site": ["same-site"]})  # another port of this machine


@pytest.mark.parametrize(
    ("cookie", "is_known"),
    [
        ("pschool-8765=s3cret-of-the-session", True),
        ("other=1; pschool-8765=s3cret-of-the-session", True),
        ("pschool-8766=s3cret-of-the-session", False),
        ("pschool-8765=", False),
        ("pschool-8765=s3cret-of-the-sessio", False),
        ("pschool-8765=密", False),
        ("=;;\x01", False),
    ],
)
def test_the_cookie_has_the_token(cookie: str, is_known: bool) -> None:
    assert GUARD.has_cookie({"cookie": [cookie]}) is is_known


def test_without_a_token_no_cookie_counts() -> None:
    assert not Guard(8765).has_cookie({"cookie": ["pschool-8765="]})


def test_the_token_is_long_new_and_not_in_messages() -> None:
    assert len(new_token()) >= 16
    assert new_token() != new_token()
    assert "s3cret" not in repr(GUARD)
    assert GUARD.address == "http://127.0.0.1:8765/?token=s3cret-of-the-session"
    assert {"HttpOnly", "SameSite=Strict"} <= {part.strip() for part in GUARD.cookie.split(";")}


def test_what_another_program_of_this_machine_set_hides_no_cookie() -> None:
    """Browsers send the cookies of all ports; some are none by the rules (`{"a": 1}`)."""
    foreign = 'prefs={"a": 1}; x y z; pschool-8765=s3cret-of-the-session'
    assert GUARD.has_cookie({"cookie": [foreign]})


def test_a_browser_leaves_out_the_port_of_http() -> None:
    guard = Guard(80)
    assert guard.refusal("GET", {"host": ["127.0.0.1"], "origin": ["http://127.0.0.1"]}) is None
    assert guard.refusal("GET", {"host": ["evil.example"]}) is not None
