"""Who could teach a session, where, and how it is delivered there, whatever the time.

Source: scheduling.md. A course says by whom and where it is taught. Where it does not, the teachers
and sites of the class's and the course's school and of the schools above may serve.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.model.course import Course
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.schedule.placing.wanted import Wanted
from partyschool_cli.timetable.meetings import Meeting, delivery_of

E = TypeVar("E", Teacher, Site)

# What a site is for, the most fitting first. A delivery that is in no list fits everywhere else.
_AT_VENUE: Final = {
    "online": ("online",),
    "field": ("onsite", "demonstration", "outreach"),
    "classroom": ("lecture", "discussion", "testimony"),
}
_AWAY: Final = ("onsite", "demonstration")
# A session of these needs no site: it is at people's homes, or on their phones.
_NEEDS_NO_SITE: Final = ("online", "outreach", "tutoring")


class Place(NamedTuple):
    """Where, by whom, and how. `site` is None where the course needs none."""

    site: str | None
    teachers: tuple[str, ...]
    delivery: str | None


def teachers_of(
    catalog: Catalog, course: Course, classes: Sequence[TrainingClass]
) -> tuple[Teacher, ...]:
    """The active teachers who may teach a course to classes, as listed, else the nearest first."""
    if course.teachers:
        listed = (catalog.teachers.get(name) for name in course.teachers)
        return tuple(one for one in listed if one is not None and one.status == "active")
    return tuple(_of_schools(catalog, catalog.teachers.values(), course, classes))


def sites_of(
    catalog: Catalog, course: Course, classes: Sequence[TrainingClass]
) -> tuple[Site, ...]:
    """The active sites where a course may be taught, as listed, else the nearest first."""
    if course.sites:
        listed = (catalog.sites.get(name) for name in course.sites)
        return tuple(one for one in listed if one is not None and one.status == "active")
    return tuple(_of_schools(catalog, catalog.sites.values(), course, classes))


def places_of(catalog: Catalog, wanted: Wanted) -> tuple[Place, ...]:
    """Every place that a session could have. One that exists may keep what it has."""
    course, classes = wanted.course, wanted.classes
    teams: list[tuple[str, ...]] = [(one.id,) for one in teachers_of(catalog, course, classes)]
    sites = _sites(catalog, course, classes)
    now = wanted.meeting.slot
    if not wanted.is_new:
        # A team that somebody put together stays together.
        teams = [now.teachers, *(team for team in teams if team != now.teachers)]
        if len(now.teachers) > 1:
            teams = teams[:1]
        own = catalog.sites.get(now.site or "")
        sites = [own, *(site for site in sites if site is not own)]
    found = []
    for site in sites:
        delivery = _delivery(wanted, course, site)
        found += [Place(site.id if site else None, team, delivery) for team in teams]
    return tuple(found)


def places_of_meeting(catalog: Catalog, meeting: Meeting) -> tuple[Place, ...]:
    """The place of a meeting that exists, then those that its course lists.

    An activity, and a course that is not active, stays where it is.
    """
    now, course = meeting.slot, meeting.course
    own = Place(now.site, now.teachers, delivery_of(meeting.first.session, course))
    if course is None or course.status != "active":
        return (own,)
    wanted = Wanted(meeting, course, meeting.hours)
    return tuple(dict.fromkeys((own, *places_of(catalog, wanted))))


def delivery_at(course: Course, site: Site | None) -> str | None:
    """How a course is delivered at a site; None where no delivery of it fits there.

    Of several that fit, what the site is made for comes first, then the course's own order.
    """
    ways = course.delivery
    if site is None:
        return next((way for way in ways if way in _NEEDS_NO_SITE), None)
    venue = site.venue or "classroom"
    if made_for := next((way for way in _AT_VENUE[venue] if way in ways), None):
        return made_for
    if venue == "online":
        return None
    fitting = (way for way in ways if way != "online" and (venue == "field" or way not in _AWAY))
    return next(fitting, None)


def _delivery(wanted: Wanted, course: Course, site: Site | None) -> str | None:
    if not wanted.is_new and (site.id if site else None) == wanted.meeting.site:
        return delivery_of(wanted.meeting.first.session, course)
    return delivery_at(course, site)


def _sites(catalog: Catalog, course: Course, classes: Sequence[TrainingClass]) -> list[Site | None]:
    """Those whose venue the course's deliveries fit; no site where the course needs none."""
    listed = sites_of(catalog, course, classes)
    found: list[Site | None] = [one for one in listed if delivery_at(course, one)]
    without = delivery_at(course, None)
    if not course.sites and without is not None and (not found or without == "online"):
        found.append(None)
    return found


def _of_schools(
    catalog: Catalog, entities: Iterable[E], course: Course, classes: Sequence[TrainingClass]
) -> list[E]:
    """The active ones of the classes' and the course's schools and those above, nearest first."""
    rank: dict[str, int] = {}
    for school in (*(one.school for one in classes), course.school):
        for above in catalog.ancestors(school or ""):
            rank.setdefault(above.id, len(rank))
    own = [one for one in entities if one.status == "active" and (one.school or "") in rank]
    return sorted(own, key=lambda one: rank[one.school or ""])
