"""The extra `solver`, OR-tools: whether it is there, and what it proves of a minimum."""

from importlib.util import find_spec
from typing import Any


def is_installed() -> bool:
    """Whether the extra `solver` is there. Looks for it only: to import it takes a second."""
    return find_spec("ortools") is not None


def proved_minimum(model: Any, seconds: float) -> float:
    """What the minimum of a model is at least."""
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN):
        return 0
    return max(0.0, solver.best_objective_bound)
