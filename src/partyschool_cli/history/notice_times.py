"""When what a notice tells last changed, for the calendars that its sessions are in."""

from partyschool_cli.history.file_times import ClassTimes, class_times
from partyschool_cli.history.notice import ClassNotice, Notices
from partyschool_cli.history.removed_sessions import removal_times


def notice_times(found: Notices) -> ClassTimes:
    """When each class last changed, by each id that it has, and when sessions were removed.

    Those are by `class-id/s01`, with the id that their class had.
    """
    kept = [own.new.id for own in found.classes if own.new is not None]
    after = class_times(found.after, kept)
    removed = removal_times(
        found.before, found.after, [ref for own in found.classes for ref in _removed(own)]
    )
    times = {**removed, **after.times}
    for own in found.classes:
        if own.old is not None:
            own_times = [removed[ref] for ref in _removed(own)]
            own_times += [times[own.new.id]] if own.new is not None else []
            times.setdefault(own.old.id, max(own_times))
    return after._replace(times=times)


def _removed(own: ClassNotice) -> list[str]:
    """The sessions that the catalog no longer has."""
    if own.old is None:
        return []
    present = {one.id for one in (own.new.sessions if own.new is not None else ())}
    names = (one.session for one in own.sessions if one.session not in present)
    return [f"{own.old.id}/{name}" for name in names]
