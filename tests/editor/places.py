"""Places in a text that is typed: where `‸` stands."""

from pathlib import Path

from partyschool_cli.editor.completion.complete import Proposals, complete
from partyschool_cli.editor.text.place import Place
from tests.catalogs import QINGSHI, loaded

CARET = "‸"


def split_caret(marked: str) -> tuple[str, int]:
    """A text without its caret, and the offset of that."""
    before, caret, after = marked.partition(CARET)
    assert caret, marked
    return before + after, len(before)


def place_in(path: str, marked: str, folder: Path = QINGSHI) -> Place:
    """The place of the caret in a file of a catalog that has this text just now."""
    text, offset = split_caret(marked)
    return Place(loaded(folder), path, text, offset)


def offered(
    path: str, marked: str, *, uses_snippets: bool = True, adds_indent: bool = False
) -> Proposals:
    """What is offered at the caret."""
    return complete(place_in(path, marked), uses_snippets=uses_snippets, adds_indent=adds_indent)


def labels(path: str, marked: str) -> list[str]:
    """The labels of what is offered at the caret, the best first."""
    return [each.label for each in offered(path, marked).proposals]


def accepted(path: str, marked: str, label: str, *, uses_snippets: bool = False) -> str:
    """The text after what has this label was taken."""
    place = place_in(path, marked)
    found = complete(place, uses_snippets=uses_snippets, adds_indent=False)
    assert found.cursor is not None
    text = next(each.text for each in found.proposals if each.label == label)
    return place.text[: found.cursor.start] + text + place.text[found.cursor.end :]
