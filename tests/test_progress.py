"""Progress is called once an item, and never with more than there are."""

from partyschool_cli.progress import no_progress, with_progress


def test_each_item_is_given_after_it_was_counted() -> None:
    calls: list[tuple[int, int]] = []
    items = with_progress("abc", 3, lambda done, total: calls.append((done, total)))
    assert [(item, calls[-1]) for item in items] == [("a", (1, 3)), ("b", (2, 3)), ("c", (3, 3))]


def test_more_items_than_were_expected_are_no_more_than_all() -> None:
    calls: list[tuple[int, int]] = []
    assert list(with_progress("abc", 2, lambda *call: calls.append(call))) == ["a", "b", "c"]
    assert calls == [(1, 2), (2, 2), (2, 2)]


def test_nobody_need_be_told() -> None:
    assert list(with_progress([1, 2], 2, no_progress)) == [1, 2]
