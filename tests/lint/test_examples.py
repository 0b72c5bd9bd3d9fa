"""The files of an example: the base with pieces replaced and files added."""

from pathlib import Path

import pytest

from partyschool_cli.lint.examples import BASE, example_files
from partyschool_cli.lint.rule import Example
from partyschool_cli.model.kind import FILE_KINDS

EXPERT = "teachers/expert.yaml"


def test_the_base_has_a_file_of_every_kind() -> None:
    folders = {kind.plural for kind in FILE_KINDS}
    assert {path.split("/")[0] for path in BASE} == {"catalog.yaml", *folders}


def test_an_example_without_differences_is_the_base() -> None:
    assert example_files(Example()) == BASE


def test_pieces_are_replaced_and_text_is_added_at_the_end() -> None:
    example = Example({EXPERT: {"school: liudu": "school: county"}}, {EXPERT: "order: 1\n"})
    files = example_files(example)
    assert files[EXPERT] == "name: 示例·土专家\ncategory: local-expert\nschool: county\norder: 1\n"
    assert {**files, EXPERT: BASE[EXPERT]} == BASE


def test_a_file_is_added_and_one_is_replaced_by_bytes_or_a_link() -> None:
    added: dict[str, str | bytes | Path] = {
        "sites/hall.yaml": "title: 礼堂\n",
        EXPERT: b"\xff",
        "catalog.yaml": Path("other.yaml"),
    }
    assert example_files(Example(added=added)) == {**BASE, **added}


@pytest.mark.parametrize("old", ["nowhere", "start: 08:30"], ids=["absent", "twice"])
def test_a_text_that_is_not_there_exactly_once_cannot_be_replaced(old: str) -> None:
    with pytest.raises(ValueError, match=rf"classes/spring.yaml .*{old}"):
        example_files(Example({"classes/spring.yaml": {old: "new"}}))
