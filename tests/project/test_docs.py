"""What is generated is as the code says; `python -m tools.docs` makes it so."""

import re
from pathlib import Path

import pytest

from tools.docs import COMMAND, ROOT, documents, filled

DOCUMENTS = documents()
PAGES = [path for path in DOCUMENTS if path.suffix == ".md"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_generated_file_is_up_to_date(path: Path) -> None:
    written = path.read_text("utf-8") if path.exists() else ""
    assert written == DOCUMENTS[path], f"{path.name} is not what the code says: run `{COMMAND}`"


def test_nothing_else_stands_among_the_schemas() -> None:
    generated = {path for path in DOCUMENTS if path.parent.name == "schemas"}
    assert set((ROOT / "schemas").iterdir()) == generated


def test_there_is_a_page_for_every_rule_and_no_other() -> None:
    generated = {path for path in DOCUMENTS if path.parent.name == "rules"}
    assert set((ROOT / "docs" / "rules").iterdir()) == generated
    index = DOCUMENTS[ROOT / "docs" / "rules" / "README.md"]
    assert all(f"]({path.name})" in index for path in generated if path.name != "README.md")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_block_that_begins_ends(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(re.findall(r"^<!-- generated: ", text, re.MULTILINE)) == text.count("\n<!-- end -->")


def test_prose_stays_and_blocks_are_written_anew() -> None:
    page = "前\n<!-- generated: fields teacher -->\n旧\n<!-- end -->\n后\n"
    assert filled(page).startswith("前\n<!-- generated: fields teacher -->\n| 字段 |")
    assert filled(page).endswith("<!-- end -->\n后\n")
    assert filled(filled(page)) == filled(page)


def test_a_block_that_nobody_writes_is_an_error() -> None:
    with pytest.raises(KeyError, match="no-such"):
        filled("<!-- generated: no-such -->\n<!-- end -->\n")
