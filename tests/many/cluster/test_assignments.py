"""Which worker is given which catalog, and who is to blame for a lost one."""

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.many.cluster.assignments import Assignments, limit_of

ALL = 1000


def _next(assignments: Assignments, worker: str, threads: int = 1) -> tuple[int, ...]:
    return assignments.next_for(worker, threads, ALL, 1)


def test_a_worker_has_one_batch_in_work_and_one_that_waits() -> None:
    assignments = Assignments(3, retries=2)
    assert [_next(assignments, "a") for _ in range(3)] == [(0,), (1,), ()]
    assignments.done("a", (0,))
    assert [_next(assignments, "a") for _ in range(2)] == [(2,), ()]


def test_a_worker_of_several_threads_has_one_batch_at_a_time() -> None:
    assignments = Assignments(3, retries=2)
    assert [_next(assignments, "a", threads=4) for _ in range(2)] == [(0,), ()]


def test_batches_become_smaller_towards_the_end_and_leave_none_out() -> None:
    assignments = Assignments(100, retries=2)
    batches = []
    while batch := assignments.next_for("a", 1, ALL, 2):
        batches.append(batch)
        assignments.done("a", batch)
    sizes = [len(batch) for batch in batches]
    assert (sizes[0], sizes[-1]) == (8, 1)
    assert sizes == sorted(sizes, reverse=True)
    assert [number for batch in batches for number in batch] == list(range(100))


def test_no_catalog_goes_out_far_ahead_of_the_first_without_a_result() -> None:
    assignments = Assignments(1000, retries=2)
    limit = limit_of(0, ["a"])
    first = assignments.next_for("a", 1, limit, 1)
    while batch := assignments.next_for("a", 1, limit, 1):
        assert batch[-1] < limit
        assignments.done("a", batch)
    assert assignments.next_for("a", 1, limit_of(8, ["a"]), 1)[0] == limit
    assert first[0] == 0


def test_what_a_lost_worker_had_is_tried_again_alone() -> None:
    assignments = Assignments(20, retries=2)
    assert (_next(assignments, "a"), _next(assignments, "b")) == ((0, 1, 2, 3, 4), (5, 6, 7))
    assert assignments.lost("a") == ()
    assert _next(assignments, "b") == ()  # kept free for a suspect
    assert [_next(assignments, "c") for _ in range(2)] == [(0,), ()]
    assignments.done("b", (5, 6, 7))
    assert [_next(assignments, "b") for _ in range(2)] == [(1,), ()]


def test_a_batch_that_cannot_be_done_is_tried_one_by_one() -> None:
    assignments = Assignments(8, retries=0)
    assert _next(assignments, "a") == (0, 1)
    assignments.split("a", (0, 1))
    assert [_next(assignments, "a"), _next(assignments, "b")] == [(0,), (1,)]


def test_a_catalog_is_given_up_when_its_last_retry_is_lost() -> None:
    assignments = Assignments(1, retries=2)
    for worker, given_up in (("a", ()), ("b", ()), ("c", (0,))):
        assert _next(assignments, worker) == (0,)
        assert assignments.lost(worker) == given_up
    assert _next(assignments, "d") == ()


@given(
    st.sets(st.integers(0, 59)),
    st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=200),
)
def test_only_those_that_kill_their_worker_are_given_up(
    killers: set[int], steps: list[tuple[int, bool]]
) -> None:
    """Whatever the order in which three workers, replaced when they die, get on."""
    assignments = Assignments(60, retries=2)
    running: list[list[tuple[int, ...]]] = [[], [], []]
    names = ["0", "1", "2"]
    deaths = dict.fromkeys(range(60), 0)
    done: set[int] = set()
    given_up: set[int] = set()

    def step(place: int, takes: bool) -> None:
        if takes:
            if batch := assignments.next_for(names[place], 1, ALL, 3):
                running[place].append(batch)
        elif running[place]:
            batch = running[place].pop(0)
            killing = [number for number in batch if number in killers]
            if not killing:
                assignments.done(names[place], batch)
                done.update(batch)
                return
            deaths[killing[0]] += 1
            given_up.update(assignments.lost(names[place]))
            running[place].clear()
            names[place] += "x"

    for place, takes in steps:
        step(place, takes)
    for turn in range(1500):
        step(turn % 3, turn % 2 == 0)
    assert given_up == killers
    assert done == set(range(60)) - killers
    # Its first loss may be that of another with which it waited.
    assert all(2 <= deaths[number] <= 3 for number in killers)
