"""Counties by a number: who is first and last."""

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.many.sums.county_rows import CountyRow
from partyschool_cli.many.sums.measures import Measure, Ranking, Ratio, rankings


def row(name: str, value: float | None) -> CountyRow[float]:
    return CountyRow(name, None, name, name, value)


COUNT: Measure[float] = Measure("count", "数", lambda value: value)
SHARE: Measure[float] = Measure("share", "比例", lambda value: Ratio(value, 4 if value else 0))


def ranking(*values: float | None, measure: Measure[float] = COUNT) -> Ranking[float] | None:
    rows = [row(str(number), value) for number, value in enumerate(values)]
    return next(iter(rankings(rows, [measure], at_each_end=2)), None)


def test_equal_counties_have_one_rank_and_keep_their_order() -> None:
    found = ranking(3, 5, 5, 1)
    assert found is not None
    listed = [(each.rank, each.row.name) for each in (*found.highest, *found.lowest)]
    assert listed == [(1, "1"), (1, "2"), (3, "0"), (4, "3")]


def test_no_county_is_both_first_and_last() -> None:
    found = ranking(1, 2, 3)
    assert found is not None
    assert [each.row.name for each in found.highest] == ["2", "1"]
    assert [each.row.name for each in found.lowest] == ["0"]


def test_what_was_not_read_and_shares_of_nothing_are_not_compared() -> None:
    found = ranking(3, None, 0, 1, measure=SHARE)
    assert found is not None
    assert [each.row.name for each in found.highest] == ["0", "3"]
    assert (found.lowest, found.count) == ((), 2)


def test_where_all_are_alike_there_is_no_ranking() -> None:
    assert ranking(2, 2, 2) is None
    assert ranking(2) is None
    assert ranking() is None
    unranked: Measure[float] = Measure("n", "数", lambda value: value, is_ranked=False)
    assert rankings([row("a", 1), row("b", 2)], [unranked]) == ()


@given(st.lists(st.integers(0, 9), max_size=12))
def test_ranks_are_one_more_than_how_many_are_higher(values: list[int]) -> None:
    found = ranking(*map(float, values))
    for each in (*found.highest, *found.lowest) if found else ():
        assert each.rank == 1 + sum(value > each.amount for value in values)  # type: ignore[operator]
