"""How nodes are laid out."""

import pytest

from partyschool_cli.source.style.yaml_layout import Group, Item, Node, Scalar, columns, document


def mapping(*items: Item, wants_line: bool = False, at_any_width: bool = False) -> Group:
    return Group(items, True, wants_line, at_any_width)


def words(*texts: str) -> Group:
    return Group(tuple(Item(Scalar(text)) for text in texts), False, wants_line=True)


def test_nodes(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Node, str | None]] = [
        (mapping(Item(Scalar("1"), "a"), Item(Scalar(""), "b")), "a: 1\nb:\n"),
        (mapping(Item(words("x", "y"), "a")), "a: [x, y]\n"),
        (mapping(Item(words("x" * 60, "y" * 60), "a")), f"a:\n  - {'x' * 60}\n  - {'y' * 60}\n"),
        (mapping(Item(words(), "a")), "a: []\n"),
        (
            mapping(Item(mapping(Item(Scalar(""), "k"), wants_line=True), "a")),
            "a: {k: null}\n",
        ),
        (
            mapping(Item(Group((Item(words("x" * 60, "y" * 60)),), False), "a")),
            f"a:\n  - - {'x' * 60}\n    - {'y' * 60}\n",
        ),
        (mapping(Item(Scalar("", "x\ny\n"), "a")), "a: |\n  x\n  y\n"),
        (mapping(Item(Scalar("", " x\n\ny"), "a")), "a: |2-\n   x\n\n  y\n"),
        (mapping(Item(Scalar("", "x\n\n"), "a"), Item(Scalar("1"), "b", ("",))), None),
        (Group((), True), "{}\n"),
        (Scalar("x"), "x\n"),
        (mapping(Item(Scalar("1"), "k" * 1100)), f"? {'k' * 1100}\n: 1\n"),
    ]
    for root, text in cases:
        with subtests.test(root=root):
            assert document(root) == (text or "a: |+\n  x\n\nb: 1\n")


def test_comments() -> None:
    item = mapping(
        Item(Scalar("1"), "k", ("", "# 3"), "# 4", ("# 5",)), Item(Scalar("2"), "l", ("", "# 6"))
    )
    root = mapping(
        Item(Group((Item(item, None, ("# 2",)),), False, end=("", "# 7")), "a", ("", "# 0"), "# 1")
    )
    assert document(root, ("# head",), ("", "", "# end")) == (
        "# head\n\n# 0\na: # 1\n  # 2\n  # 3\n  - k: 1 # 4\n      # 5\n\n    # 6\n    l: 2\n\n"
        "  # 7\n\n# end\n"
    )


def test_a_comment_inside_takes_a_group_off_its_line() -> None:
    group = Group((Item(Scalar("x"), None, (), "# 1"), Item(Scalar("y"))), False, wants_line=True)
    assert document(mapping(Item(group, "a"))) == "a:\n  - x # 1\n  - y\n"


def test_columns() -> None:
    assert [columns(line) for line in ("abc", "汉a", "“汉”")] == [3, 3, 6]
