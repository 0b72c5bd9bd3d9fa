"""Tell an export when classes last changed, if its format says that."""

from collections.abc import Iterable
from dataclasses import replace

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.cli.console import Console
from partyschool_cli.export.export_format import load_format
from partyschool_cli.export.job import Job


def with_times(console: Console, catalog: Catalog, job: Job, classes: Iterable[str]) -> Job:
    """The job with the times of these classes; notes what keeps them from being right."""
    if not load_format(job.format).says_changes:
        return job
    from partyschool_cli.history.file_times import class_times

    found = class_times(catalog, classes)
    for line in found.notes:
        console.note(f"注意：{line}")
    return replace(job, options=replace(job.options, changed=found.times))
