"""Plans are given up sooner where there is no complete one: towns have a few sessions."""

import pytest

from partyschool_cli.schedule.search import construct


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(construct, "_PATIENCE", 50)
