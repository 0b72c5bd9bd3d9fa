"""The needs of several catalogs: one where they ask for the same in the same words."""

from partyschool_cli.many.sums.needs import add_needs
from partyschool_cli.model.manifest import Need
from partyschool_cli.planning.needs import NeedState
from partyschool_cli.planning.split import Split


def state(title: str, *topics: str, hours: float, untaught: tuple[str, ...] = ()) -> NeedState:
    need = Need.model_validate({"audience": "members", "topics": [*topics]})
    return NeedState(need, title, untaught, Split(done=hours, planned=0), required=4)


def test_needs_in_the_same_words_are_one() -> None:
    met, short = state("党员", "党课", hours=4), state("党员", "党课", hours=1)
    untaught = state("党员", "党课", hours=9, untaught=("党课",))
    (need,) = add_needs([[met], [short], [untaught]])
    assert (need.title, need.topics, need.counties, need.met) == ("党员", ("党课",), 3, 1)
    assert need.hours == Split(done=14, planned=0)


def test_another_audience_or_another_topic_is_another_need() -> None:
    one, other, more = (
        state("党员", "党课", hours=4),
        state("干部", "党课", hours=4),
        state("党员", "党课", "党史", hours=4),
    )
    found = add_needs([[one, other], [], [more]])
    assert [(need.title, need.topics) for need in found] == [
        ("党员", ("党课",)),
        ("干部", ("党课",)),
        ("党员", ("党课", "党史")),
    ]
