"""Two processes, however few files there are."""

import os

import pytest

from partyschool_cli.lint import second_process


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Lints with a second process from here on; has an item for each."""
    if not hasattr(os, "fork"):
        pytest.skip("no second process without os.fork")
    begun: list[int] = []

    def fork() -> int:
        process = os.fork()
        begun.append(process)
        return process

    monkeypatch.setattr(second_process, "PAYS_FROM", 1)
    monkeypatch.setattr(second_process, "_can_fork", lambda: True)
    monkeypatch.setattr(second_process, "_forked", fork)
    return begun
