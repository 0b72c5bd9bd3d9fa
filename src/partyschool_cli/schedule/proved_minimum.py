"""What CP-SAT proves of the minimum of a model."""

from typing import Any


def proved(model: Any, seconds: float) -> float:
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
