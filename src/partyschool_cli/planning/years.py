"""The calendar years in which schools have classes."""

from collections.abc import Mapping

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.model.training_class import TrainingClass


def years_of_class(training_class: TrainingClass) -> frozenset[int]:
    """The years of its first and last day, and of the sessions between them.

    Not every year from the first to the last: a slip in one date must not ask for centuries.
    """
    first, last = training_class.from_, training_class.to
    dates = (session.date for session in training_class.sessions)
    return frozenset(
        {first.year, last.year} | {date.year for date in dates if first <= date <= last}
    )


def years_by_school(catalog: Catalog) -> Mapping[str, tuple[int, ...]]:
    """For each school the years in which it has an active class, the earlier first."""
    found: dict[str, set[int]] = {}
    for training_class in catalog.classes.values():
        if training_class.status == "active":
            found.setdefault(training_class.school, set()).update(years_of_class(training_class))
    return {school: tuple(sorted(years)) for school, years in found.items()}
