"""PS601–PS603: found wherever they stand, shown nowhere."""

from pathlib import Path

from tests.linting import Files, findings

TEACHER = "teachers/expert.yaml"
NUMBERS = ("13800138000", "11010519491231002X", "6222021234567894")


def test_in_values_keys_and_comments(tmp_path: Path) -> None:
    phone, resident, card = NUMBERS
    text = f"name: 甲 # {phone}\ncategory: local-expert\nnotes: 证{resident}\n{card}: 乙\n"
    found = findings(tmp_path, {TEACHER: text}, "PS6")
    assert [(one.code, one.at.span.line, one.at.span.column) for one in found] == [
        ("PS602", 1, 11),
        ("PS601", 3, 9),
        ("PS603", 4, 1),
    ]
    for one in found:
        said = f"{one.message}{one.hint}{one.identity}{one.at.field}"
        assert not any(number in said for number in NUMBERS)
        assert "历史里还在" in one.hint


def test_a_number_that_yaml_takes_for_one_is_not_asked_to_be_quoted(tmp_path: Path) -> None:
    text = f"name: 甲\ncategory: local-expert\nnotes: {NUMBERS[0]}\n"
    found = findings(tmp_path, {TEACHER: text}, "PS1", "PS6")
    assert [one.code for one in found] == ["PS602"]


def test_a_file_that_is_not_yaml_or_not_utf8_is_looked_at_too(tmp_path: Path) -> None:
    files: Files = {
        TEACHER: f"name：甲 {NUMBERS[0]}\n",
        "teachers/lecturer.yaml": f"name: 甲 {NUMBERS[0]}\n".encode("gb18030"),
    }
    found = findings(tmp_path, files, "PS6")
    assert [(one.file, one.at.span.column) for one in found] == [
        (TEACHER, 8),
        ("teachers/lecturer.yaml", 9),
    ]


def test_in_the_name_of_a_file(tmp_path: Path) -> None:
    path = f"teachers/{NUMBERS[0]}.yaml"
    (found,) = findings(tmp_path, {path: "name: 甲\ncategory: local-expert\n"}, "PS6")
    assert (found.code, found.file, found.at.span.line) == ("PS602", path, 1)
    assert found.hint.startswith("给文件改名")
