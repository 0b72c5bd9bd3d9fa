"""When a site is open, as an office writes it: `周一至周五 08:30—17:30`."""

from itertools import groupby

from partyschool_cli.model.site import OpeningHours
from partyschool_cli.model.vocabulary import WEEKDAYS


def opening_text(hours: OpeningHours) -> str:
    """`周一至周五 08:30—17:30`; days that follow each other are said by the first and the last."""
    titles = tuple(WEEKDAYS.values())
    open_days = sorted(list(WEEKDAYS).index(day) for day in hours.days or ()) or [*range(7)]
    by_run = groupby(enumerate(open_days), lambda pair: pair[1] - pair[0])
    runs = [[titles[day] for _, day in run] for _, run in by_run]
    said = "、".join(f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(run) for run in runs)
    start, end = (f"{time:%H:%M}" if time else "" for time in (hours.from_, hours.to))
    times = (
        f"{start}—{end}" if start and end else f"{start}起" if start else f"{end}止" if end else ""
    )
    return " ".join(filter(None, ("每天" if len(open_days) == len(titles) else said, times)))
