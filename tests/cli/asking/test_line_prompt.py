"""Tests of asking where the cursor cannot be moved; other tests ask in the usual way."""

import builtins
from collections.abc import Iterator

import pytest

from partyschool_cli.cli.asking.choices import Choice
from partyschool_cli.cli.asking.choose import choose

SCHOOLS = (Choice("qingxu", "清徐县委党校"), Choice("liudu", "柳杜乡党校"))


def _type(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    typed: Iterator[str] = iter(lines)

    def read(_: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(builtins, "input", read)


def test_the_same_question_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, "没有的", "ldx")
    assert choose("开课学校", SCHOOLS) == "liudu"
    shown = capsys.readouterr().out
    assert "  1. 清徐县委党校\n" in shown
    assert "没有这一项" in shown


def test_the_end_of_the_input_stops(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        choose("开课学校", SCHOOLS)
    assert capsys.readouterr().err == "已停下，什么都没有写\n"
