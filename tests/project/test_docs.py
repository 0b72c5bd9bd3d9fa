"""What is generated is as the code says; `python -m tools.docs` makes it so."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools.docs import COMMAND, ROOT, documents, filled


@pytest.fixture(scope="module")
def generated() -> Mapping[Path, str]:
    return documents()


def pages(generated: Mapping[Path, str]) -> list[Path]:
    return [path for path in generated if path.suffix == ".md"]


def test_generated_files_are_up_to_date(generated: Mapping[Path, str]) -> None:
    written = {path: path.read_text("utf-8") for path in generated if path.exists()}
    stale = [path.name for path, text in generated.items() if written.get(path) != text]
    assert stale == [], f"these are not what the code says: run `{COMMAND}`"


def test_nothing_else_stands_among_the_schemas(generated: Mapping[Path, str]) -> None:
    expected = {path for path in generated if path.parent.name == "schemas"}
    assert set((ROOT / "schemas").iterdir()) == expected


def test_there_is_a_page_for_every_rule_and_no_other(generated: Mapping[Path, str]) -> None:
    rules = {path for path in generated if path.parent.name == "rules"}
    assert set((ROOT / "docs" / "rules").iterdir()) == rules
    index = generated[ROOT / "docs" / "rules" / "README.md"]
    assert all(f"]({path.name})" in index for path in rules if path.name != "README.md")


def test_links_lead_to_files(generated: Mapping[Path, str]) -> None:
    links = [
        (page.name, link)
        for page in pages(generated)
        for link in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8"))
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert links == []


def test_every_block_that_begins_ends(generated: Mapping[Path, str]) -> None:
    for page in pages(generated):
        text = page.read_text("utf-8")
        begun = re.findall(r"^<!-- generated: ", text, re.MULTILINE)
        assert len(begun) == text.count("\n<!-- end -->"), page.name


def test_prose_stays_and_blocks_are_written_anew() -> None:
    page = "前\n<!-- generated: fields teacher -->\n旧\n<!-- end -->\n后\n"
    assert filled(page).startswith("前\n<!-- generated: fields teacher -->\n| 字段 |")
    assert filled(page).endswith("<!-- end -->\n后\n")
    assert filled(filled(page)) == filled(page)


def test_a_block_that_nobody_writes_is_an_error() -> None:
    with pytest.raises(KeyError, match="no-such"):
        filled("<!-- generated: no-such -->\n<!-- end -->\n")
