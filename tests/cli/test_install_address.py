"""Addresses that other machines can install pschool from."""

import json
from importlib.metadata import PackageNotFoundError
from typing import Any

import pytest

from partyschool_cli.cli import install_address
from partyschool_cli.cli.install_address import (
    EXAMPLE,
    address_of,
    checked_address,
    recorded_address,
)
from partyschool_cli.errors import CommandLineError

COMMIT = "0123456789abcdef0123456789abcdef01234567"
GIT = {"vcs": "git", "requested_revision": "main", "commit_id": COMMIT}


def test_a_record_of_the_network_is_an_address(subtests: pytest.Subtests) -> None:
    cases: list[tuple[dict[str, Any], str]] = [
        (
            {"url": "https://git.example.org/x/pschool.git", "vcs_info": GIT},
            f"git+https://git.example.org/x/pschool.git@{COMMIT}",
        ),
        (
            {"url": "ssh://git@git.example.org:22/x/pschool", "vcs_info": GIT},
            f"git+ssh://git@git.example.org:22/x/pschool@{COMMIT}",
        ),
        (
            {"url": "https://git.example.org/x", "vcs_info": GIT, "subdirectory": "tools/pschool"},
            f"git+https://git.example.org/x@{COMMIT}#subdirectory=tools/pschool",
        ),
        (
            {
                "url": "https://example.org/pschool-0.1.0-py3-none-any.whl",
                "archive_info": {"hash": "sha256=ab12", "hashes": {"sha256": "ab12"}},
            },
            "https://example.org/pschool-0.1.0-py3-none-any.whl#sha256=ab12",
        ),
        (
            {"url": "https://example.org/pschool.tar.gz", "archive_info": {}},
            "https://example.org/pschool.tar.gz",
        ),
    ]
    for direct_url, address in cases:
        with subtests.test(direct_url=direct_url, address=address):
            assert address_of(direct_url) == address
            assert checked_address(address) == address


def test_what_others_could_not_or_should_not_use_is_none(subtests: pytest.Subtests) -> None:
    cases: list[dict[str, Any]] = [
        {"url": "file:///home/wang/pschool", "dir_info": {"editable": True}},
        {"url": "file:///tmp/pschool-0.1.0-py3-none-any.whl", "archive_info": {}},
        {"url": "file:///home/wang/pschool", "vcs_info": GIT},
        {"url": "http://example.org/pschool.whl", "archive_info": {}},
        {"url": "https://example.org/pschool", "vcs_info": {**GIT, "vcs": "hg"}},
        {"url": "https://example.org/$(id)", "archive_info": {}},
        {"url": 'https://example.org/"}', "archive_info": {}},
        {"url": "https://example.org/${{secrets.TOKEN}}", "archive_info": {}},
    ]
    for direct_url in cases:
        with subtests.test(direct_url=direct_url):
            assert address_of(direct_url) is None


def test_no_credentials_of_a_record_are_passed_on(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("https://wang:secret@example.org/x", "https://example.org/x"),
        ("https://secret@example.org/x", "https://example.org/x"),
        ("https://${TOKEN}:@example.org/x", "https://example.org/x"),
        ("ssh://git:secret@example.org/x", "ssh://git@example.org/x"),
    ]
    for url, clean in cases:
        with subtests.test(url=url, clean=clean):
            assert address_of({"url": url, "vcs_info": GIT}) == f"git+{clean}@{COMMIT}"


def test_any_other_address_is_refused(subtests: pytest.Subtests) -> None:
    cases: list[str] = [
        "pschool",
        "pschool==0.1.0",
        "pschool @ https://example.org/pschool.whl",
        "../pschool",
        "-rhttps://example.org/x",
        "http://example.org/pschool.whl",
        "file:///tmp/pschool.whl",
        "git+file:///tmp/pschool",
        "https://example.org/a b",
        'https://example.org/x"; touch y; "',
        "https://example.org/x\nrun: id",
        "https://example.org/${{ github.token }}",
        EXAMPLE,
        "",
    ]
    for address in cases:
        with (
            subtests.test(address=address),
            pytest.raises(CommandLineError, match="--install-from 不能是"),
        ):
            checked_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "git+https://wang:secret@example.org/x@main",
        "https://secret@example.org/pschool.whl",
        "git+ssh://git:secret@example.org/x",
    ],
)
def test_an_address_with_credentials_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(CommandLineError) as raised:
        checked_address(address)
    assert "用户名或密码" in raised.value.message
    assert "secret" not in raised.value.message + raised.value.hint


def test_a_git_address_without_its_commit_is_refused(subtests: pytest.Subtests) -> None:
    cases: list[str] = [
        "git+https://example.org/x",
        "git+https://example.org/x@main",
        "git+https://example.org/x@v0.1.0#subdirectory=tools",
        "git+https://example.org/x@0123456",
        "git+ssh://git@example.org/x",
        f"git+https://example.org/x#{COMMIT}",
        f"git+https://example.org/{COMMIT}",
    ]
    for address in cases:
        with (
            subtests.test(address=address),
            pytest.raises(CommandLineError, match="没有写明哪次提交"),
        ):
            checked_address(address)


class TestRecordedAddress:
    class Installed:
        def __init__(self, record: str | None) -> None:
            self.record = record

        def read_text(self, name: str) -> str | None:
            return {"direct_url.json": self.record}[name]

    def test_is_what_pip_wrote(self, monkeypatch: pytest.MonkeyPatch) -> None:
        record = json.dumps({"url": "https://example.org/x", "vcs_info": GIT})
        monkeypatch.setattr(install_address, "distribution", lambda _: self.Installed(record))
        assert recorded_address() == f"git+https://example.org/x@{COMMIT}"

    def test_there_is_none_from_an_index(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(install_address, "distribution", lambda _: self.Installed(None))
        assert recorded_address() is None

    def test_there_is_none_where_nothing_is_installed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing(name: str) -> None:
            raise PackageNotFoundError(name)

        monkeypatch.setattr(install_address, "distribution", missing)
        assert recorded_address() is None

    @pytest.mark.parametrize(
        "record",
        [
            "",
            "{",
            "[]",
            "null",
            "{}",
            '{"url": 1}',
            '{"url": "https://[x"}',
            '{"url": "https://a.example/x.git", "vcs_info": {}}',
            '{"url": "https://a.example/x.whl", "archive_info": []}',
            '{"url": "https://a.example/x.whl", "archive_info": {"hashes": null}}',
        ],
    )
    def test_there_is_none_in_a_damaged_record(
        self, record: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(install_address, "distribution", lambda _: self.Installed(record))
        assert recorded_address() is None
