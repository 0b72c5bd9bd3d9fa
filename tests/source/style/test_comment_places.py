"""Which entry a comment is of."""

from partyschool_cli.source.style.comment_places import comments_in, is_suppression
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.places import path_of
from partyschool_cli.source.yaml.yaml_parser import parse


def found(text: str) -> dict[tuple[str, FieldPath], list[str]]:
    """The comments by where they stand and the path of their entry."""
    entries = parse(text).places.entries
    comments = comments_in(text, entries)
    lists = {"above": comments.above, "below": comments.below, "end": comments.end}
    places = {
        (name, path_of(entries[at])): lines
        for name, by_entry in lists.items()
        for at, lines in by_entry.items()
        if lines
    }
    trailing = comments.trailing.items()
    places |= {("trailing", path_of(entries[at])): [comment] for at, comment in trailing}
    return places | ({("rest", ()): comments.rest} if comments.rest else {})


def test_every_place_of_a_comment() -> None:
    text = (
        "# 1\n\n# 2\na: b # 3\n  # 4\nc: # 5\n  # 6\n  - d # 7\n  - # 8\n    e: f\n    # 9\n"
        "  # 10\n\n# 11\ng: [ # 12\n  h, # 13\n  # 14\n] # 15\n# 16\n"
    )
    assert found(text) == {
        ("above", ("a",)): ["# 1", "", "# 2"],
        ("trailing", ("a",)): ["# 3"],
        ("below", ("a",)): ["# 4"],
        ("trailing", ("c",)): ["# 5"],
        ("above", ("c", 0)): ["# 6"],
        ("trailing", ("c", 0)): ["# 7"],
        ("trailing", ("c", 1)): ["# 8"],
        ("end", ("c", 1)): ["# 9"],
        ("end", ("c",)): ["# 10"],
        ("above", ("g",)): ["", "# 11", "# 12"],
        ("trailing", ("g", 0)): ["# 13"],
        ("end", ("g",)): ["# 14"],
        ("trailing", ("g",)): ["# 15"],
        ("end", ()): ["# 16"],
    }


def test_signs_in_texts_are_no_comments() -> None:
    assert found("a: 'x # y'\nb: \"# z\"\nc: |\n  # w\nd: v#u\n") == {}


def test_a_file_without_content() -> None:
    assert found("# 1\n\n# 2\n") == {("rest", ()): ["# 1", "", "# 2"]}


def test_a_suppression_is_of_the_next_line() -> None:
    text = "a:\n  - b\n  # pschool: ignore[PS101] x\nc: d\n"
    assert found(text) == {("above", ("c",)): ["# pschool: ignore[PS101] x"]}
    assert is_suppression("#pschool：ignore [PS101]")
    assert not is_suppression("# 改完运行 pschool lint")
    assert not is_suppression("# pschool: ignore-file[PS101] x")
