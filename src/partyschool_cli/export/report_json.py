"""The report as data, as the contract of `export report` in JSON has it.

Where time matters a number is `{"done", "planned"}`: up to `today`, and after it. `obligations` has
an entry for each obligation and period, with the rows of the ledger that count; `done` and
`planned` count no teacher more often than the obligation asks. `previous` is null where the catalog
has nothing of the same days a year earlier.
"""

from typing import TYPE_CHECKING, Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import plain
from partyschool_cli.export.ledger_content import ledger_records
from partyschool_cli.export.ledger_json import record_json
from partyschool_cli.planning.annual_report import AnnualReport, GroupedNumbers
from partyschool_cli.planning.needs import NeedState
from partyschool_cli.planning.obligation_parts import ObligationPart
from partyschool_cli.planning.people_and_places import HeldAt, TaughtBy
from partyschool_cli.planning.split import Split
from partyschool_cli.planning.training_facts import SessionFact
from partyschool_cli.planning.training_numbers import NUMBER_NAMES, Numbers, NumbersOf
from partyschool_cli.planning.yearly_hours import MembersHours

if TYPE_CHECKING:
    from partyschool_cli.many.sums.county_report import ObligationNumbers

Json = dict[str, Any]


def report_json(catalog: Catalog, report: AnnualReport) -> Json:
    """The whole report."""
    return {
        "version": 1,
        "from": report.days.first.isoformat(),
        "to": report.days.last.isoformat(),
        "school": report.school.id if report.school else None,
        "with_below": report.with_below,
        "today": report.today.isoformat(),
        **grouped_json(report.numbers),
        "teachers": [teacher_json(each) for each in report.teachers],
        "sites": [place_json(each) for each in report.sites],
        "obligations": [_obligation(catalog, each) for each in report.obligations],
        "yearly_hours": [yearly_json(each) for each in report.yearly_hours],
        "needs": [need_json(each) for each in report.needs],
        "courses_not_taught": [
            {"id": each.id, "title": each.title} for each in report.courses.not_taught
        ],
        "courses": {
            "taught": {
                "done": len(report.courses.done),
                "planned": len(report.courses.planned),
            },
            "not_taught": len(report.courses.not_taught),
        },
        "changed": [_changed(each) for each in report.changed],
        "previous": report.previous
        and {
            "from": report.previous.days.first.isoformat(),
            "to": report.previous.days.last.isoformat(),
            **grouped_json(report.previous),
        },
    }


def numbers_of_json(group: NumbersOf) -> Json:
    """One school, type, month, audience, theme or strand."""
    return {"id": group.id, "title": group.title, **numbers_json(group.numbers)}


def teacher_json(teacher: TaughtBy) -> Json:
    """What one teacher teaches."""
    return {
        "id": teacher.id,
        "name": teacher.name,
        "sessions": split_json(teacher.sessions),
        "contact_hours": split_json(teacher.contact_hours),
    }


def place_json(site: HeldAt) -> Json:
    """What takes place at one site."""
    return {
        "id": site.id,
        "title": site.title,
        "sessions": split_json(site.sessions),
        "people": split_json(site.people),
    }


def grouped_json(numbers: GroupedNumbers) -> Json:
    """The numbers of some days, and of their groups."""
    return {
        "total": numbers_json(numbers.total),
        "by_school": [numbers_of_json(each) for each in numbers.by_school],
        "by_type": [numbers_of_json(each) for each in numbers.by_type],
        "by_month": [{"month": each.id, **numbers_json(each.numbers)} for each in numbers.by_month],
        "by_audience": [numbers_of_json(each) for each in numbers.by_audience],
        "by_theme": [numbers_of_json(each) for each in numbers.by_theme],
        "by_strand": [numbers_of_json(each) for each in numbers.by_strand],
    }


def numbers_json(numbers: Numbers) -> Json:
    """期数, 人次 and the others, each `{"done", "planned"}`."""
    return {name: split_json(getattr(numbers, name)) for name in NUMBER_NAMES}


def split_json(split: Split) -> Json:
    """A number in two parts."""
    return {"done": plain(float(split.done)), "planned": plain(float(split.planned))}


def counts_json(part: "ObligationPart | ObligationNumbers") -> Json:
    """An obligation in a period, with how often it was to be met and was."""
    return {
        "title": part.obligation.title,
        "office": part.obligation.office,
        "topic": part.obligation.topic,
        "per": part.obligation.per,
        "period": part.period.title,
        "from": part.period.first.isoformat(),
        "to": part.period.last.isoformat(),
        "required": part.required,
        "done": part.done,
        "planned": part.planned,
    }


def _obligation(catalog: Catalog, part: ObligationPart) -> Json:
    return {
        **counts_json(part),
        "lacking": [
            {"teacher": name, "teacher_name": catalog.teachers[name].name} for name in part.lacking
        ],
        "sessions": [
            record_json(record) for row in part.rows for record in ledger_records(catalog, row)
        ],
    }


def yearly_json(hours: MembersHours) -> Json:
    """The hours of one township."""
    return {
        "school": hours.school.id,
        "title": hours.school.title,
        "own": split_json(hours.own),
        "above": split_json(hours.above),
        "contact_hours": split_json(hours.hours),
        "required": plain(hours.required),
        "met": hours.is_enough,
    }


def need_json(state: NeedState) -> Json:
    """One need."""
    return {
        "audience": state.need.audience,
        "title": state.title,
        "topics": list(state.need.topics),
        "untaught": list(state.untaught),
        "required": plain(state.required),
        "contact_hours": split_json(state.hours),
        "met": state.is_met,
    }


def _changed(fact: SessionFact) -> Json:
    session = fact.one.session
    return {
        "class": fact.one.training_class.id,
        "session": session.id,
        "date": session.date.isoformat(),
        "title": fact.title,
        "status": session.status,
        "note": session.note,
    }
