"""When the classes of a notice last changed, for the calendars that its sessions are in."""

from dataclasses import replace

from partyschool_cli.history.file_times import ClassTimes, class_times
from partyschool_cli.history.notice import Notices


def notice_times(found: Notices) -> ClassTimes:
    """When each class last changed, by each id that it has; a removed one when it was removed."""
    kept = [own.new.id for own in found.classes if own.new is not None]
    gone = [own.old.id for own in found.classes if own.old is not None and own.new is None]
    after = class_times(found.after, kept)
    # Its files as they are now, which are not there: that is the change.
    removed = class_times(replace(found.before, tree=found.after.tree), gone)
    times = {**removed.times, **after.times}
    for own in found.classes:
        if own.old is not None and own.new is not None:
            times.setdefault(own.old.id, times[own.new.id])
    return ClassTimes(times, tuple(dict.fromkeys((*after.notes, *removed.notes))))
