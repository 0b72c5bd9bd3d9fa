"""Which worker is given which catalog, and who is to blame for a lost one."""

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.many.cluster.assignments import Assignments, limit_of

ALL = 1000


def test_a_worker_has_one_catalog_in_work_and_one_that_waits() -> None:
    assignments = Assignments(5, retries=2)
    assert [assignments.next_for("a", 1, ALL) for _ in range(3)] == [0, 1, None]
    assignments.done("a", 0)
    assert [assignments.next_for("a", 1, ALL) for _ in range(2)] == [2, None]


def test_a_worker_of_several_threads_has_one_at_a_time() -> None:
    assignments = Assignments(5, retries=2)
    assert [assignments.next_for("a", 4, ALL) for _ in range(2)] == [0, None]


def test_no_catalog_goes_out_far_ahead_of_the_first_without_a_result() -> None:
    assignments = Assignments(100, retries=2)
    limit = limit_of(0, ["a"])
    for number in range(limit):
        assert assignments.next_for("a", 1, limit) == number
        if number:
            assignments.done("a", number)
    assignments.done("a", 0)
    assert assignments.next_for("a", 1, limit) is None
    assert assignments.next_for("a", 1, limit_of(1, ["a"])) == limit


def test_what_a_lost_worker_had_is_tried_again_alone() -> None:
    assignments = Assignments(5, retries=2)
    for number in (0, 1):
        assert assignments.next_for("a", 1, ALL) == number
    assert assignments.next_for("b", 1, ALL) == 2
    assert assignments.lost("a") == ()
    assert assignments.next_for("b", 1, ALL) is None  # kept free for a suspect
    assert [assignments.next_for("c", 1, ALL) for _ in range(2)] == [0, None]
    assignments.done("b", 2)
    assert [assignments.next_for("b", 1, ALL) for _ in range(2)] == [1, None]
    assignments.done("b", 1)
    assert [assignments.next_for("b", 1, ALL) for _ in range(2)] == [3, 4]


def test_a_catalog_is_given_up_when_its_last_retry_is_lost() -> None:
    assignments = Assignments(1, retries=2)
    for worker, given_up in (("a", ()), ("b", ()), ("c", (0,))):
        assert assignments.next_for(worker, 1, ALL) == 0
        assert assignments.lost(worker) == given_up
    assert assignments.next_for("d", 1, ALL) is None


@given(
    st.sets(st.integers(0, 19)),
    st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=200),
)
def test_only_those_that_kill_their_worker_are_given_up(
    killers: set[int], steps: list[tuple[int, bool]]
) -> None:
    """Whatever the order in which three workers, replaced when they die, get on."""
    assignments = Assignments(20, retries=2)
    running: list[list[int]] = [[], [], []]
    names = ["0", "1", "2"]
    deaths = dict.fromkeys(range(20), 0)
    done: set[int] = set()
    given_up: set[int] = set()

    def step(place: int, takes: bool) -> None:
        if takes:
            number = assignments.next_for(names[place], 1, ALL)
            if number is not None:
                running[place].append(number)
        elif running[place]:
            number = running[place].pop(0)
            if number not in killers:
                assignments.done(names[place], number)
                done.add(number)
                return
            deaths[number] += 1
            given_up.update(assignments.lost(names[place]))
            running[place].clear()
            names[place] += "x"

    for place, takes in steps:
        step(place, takes)
    for turn in range(500):
        step(turn % 3, turn % 2 == 0)
    assert given_up == killers
    assert done == set(range(20)) - killers
    # Its first loss may be that of another with which it waited.
    assert all(2 <= deaths[number] <= 3 for number in killers)
