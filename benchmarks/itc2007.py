"""Solve instances of ITC-2007, track 3, with the core of `pschool schedule`, by their own costs.

`python benchmarks/itc2007.py comp01.ctt comp02.ctt --time 60 --seed 1 --out solutions` prints a
line an instance, its cost and the parts of that, and writes the solutions in the competition's
format, which its validator reads. It uses two processes, as the competition's figures are for two
cores: each searches by itself, with another seed, and the better plan counts.

Schools of FET (`.fet`) are solved too, as far as `fet.py` reads them; what it leaves out is told.
"""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import ctt
import fet
from ctt_objective import CttObjective

from partyschool_cli.schedule.search.improve import Cooling
from partyschool_cli.schedule.search.neighbours import Shares
from partyschool_cli.schedule.search.objective import Objective
from partyschool_cli.schedule.search.problem import Problem
from partyschool_cli.schedule.search.result import SearchLimits, SearchResult
from partyschool_cli.schedule.search.solve import solve


class _Case(NamedTuple):
    """A file as the core takes it."""

    problem: Problem
    objective: Objective
    cooling: Cooling
    shares: Shares


def _case(path: Path) -> _Case:
    """Temperatures and shares were found by trying on comp02, 03, 04 and 07. The coldest is that of
    the cost of a room, 1; a school's least cost is its weight, 100."""
    if path.suffix == ".fet":
        school = fet.read(path)
        shares = Shares(rooms=0.1, elsewhere=0.3, pushes=0.05)
        return _Case(school.problem, school.objective(), Cooling(200, 10), shares)
    instance = ctt.read(path)
    shares = Shares(rooms=0.2, keeping=0)
    return _Case(ctt.problem_of(instance), CttObjective(instance), Cooling(2, 0.1), shares)


def search(path: Path, limits: SearchLimits) -> SearchResult:
    """The best plan of one search."""
    case = _case(path)
    return solve(case.problem, case.objective, limits, cooling=case.cooling, shares=case.shares)


def best_of(path: Path, limits: Sequence[SearchLimits]) -> SearchResult:
    """The best plan of searches at the same time, the first of those that are as good."""
    if len(limits) == 1:
        return search(path, limits[0])
    with ProcessPoolExecutor(len(limits)) as pool:
        plans = pool.map(search, [path] * len(limits), limits)
        return min(plans, key=lambda plan: (len(plan.left_over), plan.cost))


def _line(path: Path, plan: SearchResult) -> str:
    parts = "  ".join(f"{name} {cost}" for name, cost in plan.parts.items())
    missing = f"  {len(plan.left_over)} left over" if plan.left_over else ""
    return f"{path.stem}  {plan.cost:5}  {parts}  {plan.steps:,} steps{missing}"


def _solution(path: Path, plan: SearchResult) -> str:
    if path.suffix == ".fet":
        return fet.solution_text(fet.read(path), plan.places)
    return ctt.solution_text(ctt.read(path), plan.places)


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
    seeds = range(arguments.seed, arguments.seed + arguments.jobs)
    limits = [SearchLimits(seed, arguments.steps, arguments.time) for seed in seeds]
    for path in arguments.files:
        plan = best_of(path, limits)
        total += plan.cost
        left_over += len(plan.left_over)
        print(_line(path, plan), flush=True)
        if path.suffix == ".fet":
            for name, count in fet.read(path).left_out.items():
                print(f"  left out: {count} × {name}")
        if arguments.out is not None:
            solution = arguments.out / f"{path.stem}.sol"
            solution.write_text(_solution(path, plan), encoding="utf-8")
    print(f"sum     {total:5}")
    return 1 if left_over else 0


if __name__ == "__main__":
    sys.exit(main())
