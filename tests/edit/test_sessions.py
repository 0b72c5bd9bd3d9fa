"""Sessions as they stand in their class's file."""

from pathlib import Path

import pytest

from partyschool_cli.edit.reasons import reason_edits
from partyschool_cli.edit.sessions import filed_session
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.text_edits.text_edits import SetValue
from tests.edit.winter import WINTER, lookup, winter


def test_what_is_written_there(tmp_path: Path) -> None:
    found = filed_session(lookup(winter(tmp_path)), "冬季班第4次课".replace("班", ""))
    assert (found.ref, found.position, found.status) == ("winter/s04", 3, "cancelled")
    assert not found.takes_place
    assert filed_session(lookup(winter(tmp_path)), "winter/s06").is_locked


def test_one_of_two_with_one_id_is_not_guessed(tmp_path: Path) -> None:
    root = winter(tmp_path, winter=WINTER.replace("id: s03", "id: s02"))
    with pytest.raises(CommandLineError, match="有 2 次课的编号都是 s02"):
        filed_session(lookup(root), "winter/s02")


def test_a_reason_goes_before_the_note_once(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str | None, str, str | None]] = [
        (None, "下雪", "下雪"),
        ("带笔记本", " 下雪 ", "下雪；带笔记本"),
        ("下雪", "下雪", None),
        ("下雪；带笔记本", "下雪", None),
        ("下雪天", "下雪", "下雪；下雪天"),
        ("带笔记本", "  ", None),
    ]
    for note, why, written in cases:
        with subtests.test(note=note, why=why):
            found = list(reason_edits(2, {"note": note}, why))
            assert found == (
                [] if written is None else [SetValue(("sessions", 2, "note"), written)]
            )


@pytest.mark.parametrize("why", ["下雪\n停课", "下雪\x07", "雪" * 10_001])
def test_a_reason_is_one_line(why: str) -> None:
    with pytest.raises(CommandLineError):
        list(reason_edits(0, {}, why))
