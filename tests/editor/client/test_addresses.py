"""Addresses of files lead to paths, and back."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.editor.client.addresses import address_below, address_of, path_of, path_text

_NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=8)


@given(st.lists(_NAMES.filter(lambda name: name not in (".", "..")), min_size=1, max_size=4))
def test_a_path_has_an_address_that_leads_back(steps: list[str]) -> None:
    path = Path("/", *steps)
    assert path_of(address_of(path)) == path
    assert address_of(path) == address_below("file:///", "/".join(steps))
    assert address_of(path).isascii()


def test_a_name_that_is_no_utf8_has_one_too() -> None:
    path = Path("/a", os.fsdecode(b"\xcf\xe0.yaml"))
    assert path_of(address_of(path)) == path


def test_what_is_no_file_has_no_path() -> None:
    addresses = ("untitled:Untitled-1", "git:/a.yaml", "file:", "x", "")
    assert {address: path_of(address) for address in addresses} == dict.fromkeys(addresses)


def test_a_host_that_is_this_one_is_none() -> None:
    assert path_of("file://localhost/a/b.yaml") == Path("/a/b.yaml")


def test_a_share_of_another_host_keeps_it() -> None:
    assert path_of("file://server/share/a.yaml") == Path("//server/share/a.yaml")
    assert address_of("//server/share/a.yaml") == "file://server/share/a.yaml"


@pytest.mark.parametrize(
    "address", ["file:///c%3A/课/a.yaml", "file:///C:/%E8%AF%BE/a.yaml", "file:///C%3a/课/a.yaml"]
)
def test_a_drive_is_the_same_however_an_editor_writes_it(address: str) -> None:
    assert path_text(address, has_drives=True) == "C:/课/a.yaml"
