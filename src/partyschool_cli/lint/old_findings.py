"""Findings that a catalog has under another identity after a change: what is left of old ones.

An identity has the place, and what the finding is about. A change may take one of three lessons
that clash away, or the class at whose file a lesson taught together is reported: then the rest of
the finding is called otherwise, and is still no fault of the change.
"""

from collections.abc import Collection, Sequence

from partyschool_cli.lint.finding import At, Finding


def without_old(
    new: tuple[Finding, ...], before: Sequence[Finding], changed: Collection[str]
) -> tuple[Finding, ...]:
    """The findings that are not what is left of one `before` the files `changed` were, by path."""
    alike: dict[str, list[Finding]] = {one.code: [] for one in new}
    for one in before if new else ():
        if one.code in alike:
            alike[one.code].append(one)
    return tuple(
        one for one in new if not any(_is_left_of(one, other, changed) for other in alike[one.code])
    )


def _is_left_of(new: Finding, old: Finding, changed: Collection[str]) -> bool:
    """Whether a finding is what is left of an old one of the same rule."""
    if new.message == old.message and (
        # A warning on all lessons of a course stands at the first, whichever that is.
        (new.severity != "error" and new.entity == old.entity)
        or not any(place.source.path in changed for place in _places(new))
    ):
        return True
    is_same_place = (new.entity, new.at.field) == (old.entity, old.at.field)
    others = _others(new)
    return is_same_place and bool(others) and others <= _others(old)


def _places(finding: Finding) -> list[At]:
    return [finding.at, *(one.at for one in finding.related)]


def _others(finding: Finding) -> frozenset[tuple[str, str]]:
    """The sessions, and other fields, that a finding is about besides its own place."""
    return frozenset((at.source.path, at.field.partition(".")[0]) for at in _places(finding)[1:])
