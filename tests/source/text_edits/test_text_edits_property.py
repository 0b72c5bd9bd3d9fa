"""Whatever is edited, in whatever style: the change is made, and nothing else."""

import random

import pytest
from hypothesis import settings

from partyschool_cli.source.text_edits.text_edits import (
    SetValue,
    TextEdit,
    edit_content,
    edit_text,
)
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.full_run import is_full_run
from tests.source.edit_checks import assert_same, check_edit, get
from tests.source.edited_texts import random_edit, random_text, shipped
from tests.source.random_values import Model

EDITS_OF_A_FILE = 4


def edits_made(rng: random.Random, text: str, model: Model) -> int:
    """Edit a text several times, one edit after the other, and check each; the number made."""
    first, edits = text, list[TextEdit]()
    for _ in range(EDITS_OF_A_FILE):
        content = parse(text).content
        edit = random_edit(rng, content, model)
        if edit is None:
            continue
        new = edit_text(text, [edit], model)
        check_edit(text, edit, new)
        assert_same(parse(new).content, edit_content(content, [edit], model))
        if isinstance(edit, SetValue) and get(content, edit.path) != edit.value:
            check_way_back(content, edit, new, model)
        text = new
        edits.append(edit)
    # In one call they come to the same, but for quotes: neighbours that wait have their old ones.
    assert_same(parse(edit_text(first, edits, model)).content, parse(text).content)
    return len(edits)


def check_way_back(content: object, edit: SetValue, new: str, model: Model) -> None:
    """A value that is set back gives the old content."""
    old = get(content, edit.path)
    if old == get({}, ("missing",)):
        return  # It was not there.
    back = edit_text(new, [SetValue(edit.path, old)], model)
    assert_same(parse(back).content, content)


def test_edits_of_files_in_every_style() -> None:
    """In the full run, 20,000 edits together with those of shipped files."""
    made = 0
    for seed in range(settings().max_examples * (9 if is_full_run() else 1)):
        rng = random.Random(seed)
        text, model = random_text(rng)
        if parse(text).problems:
            continue  # A comment line may end a list in brackets.
        try:
            made += edits_made(rng, text, model)
        except (AssertionError, ValueError) as error:
            pytest.fail(f"seed {seed}: {error!r}\n{text}")
    assert made > (13_000 if is_full_run() else 40)


def test_edits_of_every_shipped_file() -> None:
    made = 0
    for number, (text, model) in enumerate(shipped()):
        for seed in range(9 if is_full_run() else number % 10 == 0):
            try:
                made += edits_made(random.Random(f"{number} {seed}"), text, model)
            except (AssertionError, ValueError) as error:
                pytest.fail(f"seed {seed}: {error!r}\n{text}")
    assert made > (7_000 if is_full_run() else 60)
