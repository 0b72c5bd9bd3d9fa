"""Digests of files."""

from partyschool_cli.source.files.digest import digest


def test_a_digest_has_16_bytes() -> None:
    assert len(digest(b"")) == 16
    assert digest(b"") != digest(b"\0")
