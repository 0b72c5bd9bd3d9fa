"""What no plan of some classes can cost less than, by CP-SAT: the extra `solver`.

The cost is a sum over classes, teachers and duties. Each class is solved alone, as if no other were
there and with less said than the catalog says: its sessions go into half-days, at sites, and what
has to be of a half-day is kept (its length, ways between two sites, the order of courses). Teachers
are shared out as if they had time for everything. So the sum of these costs is below that of any
plan that places everything; what CP-SAT proves of each is enough, if it has not the time for more.
"""

import time
from math import floor
from typing import Any, Final

from partyschool_cli.schedule.cost.cost_by_wish import UNIT, weighed, weights
from partyschool_cli.schedule.plan.catalog_problem import HALVES, CatalogProblem
from partyschool_cli.schedule.proof.class_model import ClassModel
from partyschool_cli.schedule.proof.solver import proved_minimum

_SECONDS_A_CLASS: Final = 2.0
_SECONDS_OF_TEACHERS: Final = 20.0


def bound(problem: CatalogProblem, seconds: float) -> int:
    """A cost in hundredths that no plan with a place for everything is below.

    Takes about `seconds`: with less time the bound is lower, and holds all the same.
    """
    until = time.monotonic() + seconds
    total = _of_duties(problem) + _of_teachers(problem, min(_SECONDS_OF_TEACHERS, seconds / 4))
    names = list(problem.context.facts)
    for position, name in enumerate(names):
        left = max(0.05, (until - time.monotonic()) / (len(names) - position))
        total += ClassModel(problem, name).bound(min(left, _SECONDS_A_CLASS))
    return total


def _of_duties(problem: CatalogProblem) -> int:
    """The duties that cannot be met, were every session that could count for them to do so."""
    context = problem.context
    possible = [0] * len(context.duties)
    for index, wanted in enumerate(problem.wanted):
        found: set[int] = set()
        for place in problem.options(index):
            found.update(context.placed(wanted, problem.slot_of(index, place)).duties)
        for duty in found:
            possible[duty] += 1
    return sum(
        wish.cost(duty.planned + more, duty.obligation.at_least)
        for wish in weighed(context.manifest, "duty")
        for (duty, _), more in zip(context.duties, possible, strict=True)
    )


def _of_teachers(problem: CatalogProblem, seconds: float) -> int:
    """The least that teachers can be over the mean of their peers."""
    from ortools.sat.python import cp_model

    context = problem.context
    weight = round(weights(context.manifest)["teacher-load"] * UNIT)
    peers = context.peers
    if not weight or not peers:
        return 0
    model = cp_model.CpModel()
    hours: dict[str, Any] = {name: round(context.hours_that_stay[name] * HALVES) for name in peers}
    most = sum(round(one.hours * HALVES) for one in problem.wanted) + sum(hours.values())
    for index, wanted in enumerate(problem.wanted):
        teams = dict.fromkeys(place.teachers for place in problem.places[index])
        choices = [(team, model.new_bool_var("")) for team in teams]
        if choices:
            model.add_exactly_one([chosen for _, chosen in choices])
        for team, chosen in choices:
            for name in team:
                if name in hours:
                    hours[name] += round(wanted.hours * HALVES) * chosen
    over = []
    for name, own in peers.items():
        excess = model.new_int_var(0, most * len(own), "")
        model.add(excess >= len(own) * hours[name] - sum(hours[one] for one in own))
        over.append((excess, len(own)))
    # Each is that many times over the mean; a whole number of hundredths of hours is enough.
    scale = 100
    model.minimize(sum(scale // count * excess for excess, count in over))
    return floor(proved_minimum(model, seconds) * weight / (scale * HALVES))
