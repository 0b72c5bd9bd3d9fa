"""Time repairs and explanations of a county that is planned whole.

`python benchmarks/bench_repair.py [--sessions N] [--cases N] [--seed N]`. Each case closes five
sites on a day and asks for the fewest changes. Then sessions are asked why they cannot be on
another day, or at the hour of another. Prints a line a case, what was proven, and the slowest; each
remedy is one that was tried.
"""

import argparse
import datetime as dt
import random
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path

from county import generate_county

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.schedule.explain.explain import explain
from partyschool_cli.schedule.explain.question import Question
from partyschool_cli.schedule.explain.remedies import remedies
from partyschool_cli.schedule.explain.times import When
from partyschool_cli.schedule.plan.make_plan import PlanRequest, classes_to_plan, make_plan
from partyschool_cli.schedule.plan.plan_edits import plan_edits
from partyschool_cli.schedule.plan.two_phase_search import Effort
from partyschool_cli.schedule.proof.fewest_changes import prover
from partyschool_cli.schedule.repair.closure import Closure, hits_of
from partyschool_cli.schedule.repair.repair import repair
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.timetable import Timetable, timetable_of

TODAY = dt.date(2026, 1, 1)
SITES = 5


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sessions", type=int, default=2000)
    parser.add_argument("--cases", type=int, default=18)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        timetable = timetable_of(_planned(Path(folder), arguments.sessions))
        rng = random.Random(arguments.seed)
        proven = [_case(timetable, rng) for _ in range(arguments.cases)]
        slowest = max(seconds for _, seconds in proven)
        count = sum(one for one, _ in proven)
        print(f"repair: {count}/{len(proven)} proven, worst {slowest:.2f} s")
        _explain(timetable, rng, 6 * arguments.cases)


def _planned(root: Path, sessions: int) -> Catalog:
    """The county with all its sessions in it."""
    generate_county(root, sessions)
    tree = DiskTree(root)
    catalog = load(tree)
    asked = PlanRequest(
        classes_to_plan(catalog, TODAY), TODAY, Effort(seed=0, steps=2000), move=False
    )
    plan = make_plan(catalog, asked).plan
    edits = plan_edits(Lookup(tree, lambda: catalog), plan.changes)
    for path, data in edits.changes.results(tree.read).items():
        if data is not None:
            (root / path).write_bytes(data)
    return load(DiskTree(root))


def _case(timetable: Timetable, rng: random.Random) -> tuple[bool, float]:
    date = rng.choice(sorted({one.date for one in timetable.meetings}))
    on_day = Counter(one.site for one in timetable.meetings if one.date == date and one.site)
    sites = frozenset(rng.sample(sorted(on_day), min(SITES, len(on_day))))
    closure = Closure(((date, date),), sites=sites)
    hits = hits_of(timetable, closure, None, TODAY)
    begin = time.perf_counter()
    found = repair(timetable, hits, closure, TODAY, prover())
    seconds = time.perf_counter() - begin
    proof = "proven" if found.is_proven else "not proven"
    print(
        f"{date}: {len(hits.open)} hit, {found.needed} changed, {len(found.left)} left, "
        f"{proof}, {seconds:.2f} s"
    )
    return found.is_proven, seconds


def _explain(timetable: Timetable, rng: random.Random, count: int) -> None:
    times, helped = [], 0
    while len(times) < count:
        one = rng.choice(timetable.catalog.sessions)
        other = rng.choice(one.training_class.sessions)
        start = other.start.hour * 60 + other.start.minute if rng.random() < 0.5 else None
        question = Question(one.training_class.id, one.session.id, when=When(other.date, start))
        begin = time.perf_counter()
        found = explain(timetable, question, TODAY)
        if found.allowed:
            continue
        helped += bool(remedies(timetable, question, found, TODAY))
        times.append(time.perf_counter() - begin)
    median = statistics.median(times)
    print(f"why: median {median:.2f} s, worst {max(times):.2f} s, {helped}/{count} with remedies")


if __name__ == "__main__":
    main()
