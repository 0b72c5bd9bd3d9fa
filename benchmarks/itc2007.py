"""Solve instances of ITC-2007, track 3, with the core of `pschool schedule`, by their own costs.

`python benchmarks/itc2007.py comp01.ctt comp02.ctt --time 60 --seed 1 --out solutions` prints a
line an instance, its cost and the parts of that, and writes the solutions in the competition's
format, which its validator reads. It uses two processes, as the competition's figures are for two
cores: each searches by itself, with another seed, and the better plan counts.
"""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import ctt
from ctt_objective import CttObjective

from partyschool_cli.schedule.search.improve import Cooling
from partyschool_cli.schedule.search.neighbours import Shares
from partyschool_cli.schedule.search.result import Plan, SearchLimits
from partyschool_cli.schedule.search.solve import solve

# Found by trying on comp02, 03, 04 and 07. The cold end is that of the cost of a room, 1.
_COOLING = Cooling(hottest=2.0, coolest=0.1)
_SHARES = Shares(rooms=0.2, keeping=0.25)


def search(instance: ctt.Instance, limits: SearchLimits) -> Plan:
    """The best plan of one search."""
    return solve(
        ctt.problem_of(instance),
        CttObjective(instance),
        limits,
        cooling=_COOLING,
        shares=_SHARES,
    )


def best_of(instance: ctt.Instance, limits: Sequence[SearchLimits]) -> Plan:
    """The best plan of searches at the same time, the first of those that are as good."""
    if len(limits) == 1:
        return search(instance, limits[0])
    with ProcessPoolExecutor(len(limits)) as pool:
        plans = pool.map(search, [instance] * len(limits), limits)
        return min(plans, key=lambda plan: (len(plan.left_over), plan.cost))


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.ctt")
    parser.add_argument("--time", type=float, default=60, help="seconds an instance")
    parser.add_argument("--steps", type=int, help="steps an instance instead: the same each time")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2, help="searches at the same time")
    parser.add_argument("--out", type=Path, help="folder for the solutions")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Solve the instances that are named; 1 if a lecture of one has no place."""
    arguments = _arguments(words)
    if arguments.out is not None:
        arguments.out.mkdir(parents=True, exist_ok=True)
    total = left_over = 0
    for path in arguments.files:
        instance = ctt.read(path)
        plan = best_of(
            instance,
            [
                SearchLimits(arguments.seed + job, arguments.steps, arguments.time)
                for job in range(arguments.jobs)
            ],
        )
        total += plan.cost
        left_over += len(plan.left_over)
        parts = "  ".join(f"{name} {cost}" for name, cost in plan.parts.items())
        missing = f"  {len(plan.left_over)} left over" if plan.left_over else ""
        print(f"{path.stem}  {plan.cost:5}  {parts}  {plan.steps:,} steps{missing}", flush=True)
        if arguments.out is not None:
            solution = arguments.out / f"{path.stem}.sol"
            solution.write_text(ctt.solution_text(instance, plan), encoding="utf-8")
    print(f"sum     {total:5}")
    return 1 if left_over else 0


if __name__ == "__main__":
    sys.exit(main())
