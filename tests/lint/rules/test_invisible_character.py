"""PS007: which characters, where, and what becomes of them."""

from pathlib import Path

import pytest

from tests.linting import coded_places, findings, fixed

TEACHER = "teachers/expert.yaml"
REST = "category: local-expert\n"


def test_a_character_is_found_and_removed(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u202e",
        "\u2066",
        "\x07",
        "\x9f",
        "\xad",
    ]
    for number, char in enumerate(cases):
        with subtests.test(char=char):
            folder = tmp_path / str(number)
            files = {TEACHER: f"name: 示例·土{char}专家\n{REST}"}
            assert coded_places(findings(folder, files, "PS007")) == [f"PS007 {TEACHER}:1:11"]
            after = fixed(folder, files, TEACHER, "PS007", unsafe=False)
            assert after == f"name: 示例·土专家\n{REST}"


def test_a_run_is_one_finding_and_keys_and_comments_count(tmp_path: Path) -> None:
    text = f"name: 甲\u200b\u200b乙 # 注\u200b释\n{REST}no\u200btes: 丙\n"
    found = findings(tmp_path, {TEACHER: text}, "PS007")
    spans = [(f.at.span.line, f.at.span.column, f.at.span.end_column) for f in found]
    assert spans == [(1, 8, 10), (1, 15, 16), (3, 3, 4)]
    assert [f.at.field for f in found] == ["name", "", "no\u200btes"]
    mended = fixed(tmp_path, {TEACHER: text}, TEACHER, "PS007")
    assert mended == f"name: 甲乙 # 注释\n{REST}notes: 丙\n"


def test_two_of_a_kind_in_one_field_are_two(tmp_path: Path) -> None:
    found = findings(tmp_path, {TEACHER: f"name: 甲\u200b乙\u200b丙\n{REST}"}, "PS007")
    assert len({one.identity for one in found}) == 2


def test_what_is_meant_is_left(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = ["👨‍👩‍👧", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈", "甲\t乙", "全　角"]
    for number, text in enumerate(cases):
        with subtests.test(text=text):
            assert (
                coded_places(
                    findings(tmp_path / str(number), {TEACHER: f"name: {text}\n{REST}"}, "PS007")
                )
                == []
            )


def test_the_mark_at_the_start_of_a_file_is_allowed(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + f"name: 甲\n{REST}".encode()
    assert coded_places(findings(tmp_path, {TEACHER: data}, "PS0")) == []


def test_what_may_have_ended_a_line_becomes_a_space_and_is_not_safe(tmp_path: Path) -> None:
    files = {TEACHER: f"name: 甲\n{REST}notes: 一\u2028二\u2029\n"}
    assert fixed(tmp_path, files, TEACHER, "PS007", unsafe=False) == files[TEACHER].replace(
        "\u2029", ""
    )
    assert fixed(tmp_path, files, TEACHER, "PS007") == f"name: 甲\n{REST}notes: 一 二\n"


def test_removing_is_not_safe_where_text_would_become_a_number(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, {TEACHER: f"name: 甲\n{REST}notes: \u200b12\n"}, "PS007")
    assert found.fix is not None
    assert not found.fix.is_safe


def test_a_word_that_only_hides_something_is_one_error_and_no_other(tmp_path: Path) -> None:
    files = {TEACHER: "na\u200bme: 甲\ncategory: local-\u200bexpert\n"}
    found = findings(tmp_path, files, "PS0", "PS1")
    assert [(one.code, one.severity) for one in found] == [("PS007", "error")] * 2
    mended = fixed(tmp_path, files, TEACHER, "PS007", unsafe=False)
    assert mended == f"name: 甲\n{REST}"
