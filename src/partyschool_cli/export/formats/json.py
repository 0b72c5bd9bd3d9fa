"""JSON for programs: complete, with stable names. See docs/json.md."""

import datetime as dt
from typing import Any

from partyschool_cli.catalog.records.build import plain
from partyschool_cli.export.catalog_content import CatalogContent, CourseEntry
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.ledger_content import LedgerContent
from partyschool_cli.export.ledger_json import ledger_document
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.notice_json import notices_document
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.table_content import TableColumn, TableContent
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.timetable.sheet_entries import Entry


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    parts = [_sheet(part, options.of_part(number)) for number, part in enumerate(content.parts)]
    if len(parts) == 1:
        return _written(parts[0])
    return _written({"document": "timetables", "title": content.title, "timetables": parts})


def _sheet(content: TimetableContent, options: PrintOptions) -> dict[str, Any]:
    sheet = content.sheet
    has_days = sheet.first != dt.date.min
    subject = sheet.subject
    return {
        "document": "timetable",
        "title": content.title,
        "subtitle": sheet.subtitle,
        "subject": {"entity": str(subject.kind), "id": subject.id} if subject else None,
        "from": sheet.first.isoformat() if has_days else None,
        "to": sheet.last.isoformat() if has_days else None,
        "timezone": sheet.timezone,
        "contact_hours": plain(sheet.hours),
        "organizer": sheet.organizer,
        "adviser": sheet.adviser,
        "purpose": sheet.purpose,
        "remarks": list(sheet.remarks),
        "day_parts": [
            {
                "id": part.id,
                "title": part.title,
                "start": _time(part.start),
                "end": _time(part.end),
            }
            for part in sheet.parts
        ],
        "days_off": [{"date": day.isoformat(), "why": why} for day, why in sheet.days_off.items()],
        "sessions": [_session(entry) for entry in sheet.entries],
        **_code(options),
    }


def _code(options: PrintOptions) -> dict[str, str]:
    return {} if options.code is None else {"code": options.code.code}


def _session(entry: Entry) -> dict[str, Any]:
    return {
        "ids": list(entry.refs),
        "date": entry.date.isoformat(),
        "start": _time(entry.start),
        "end": _time(entry.end),
        "day_part": entry.part,
        "day_parts": list(entry.parts),
        "title": entry.title,
        "is_activity": entry.is_activity,
        "teachers": list(entry.teachers),
        "moderator": entry.moderator,
        "site": entry.site,
        "delivery": entry.delivery,
        "classes": list(entry.classes),
        "size": entry.size,
        "contact_hours": plain(entry.hours),
        "note": entry.note,
        "status": entry.status,
        **({"group": entry.group} if entry.group else {}),
        **({"was": [slot.span for slot in entry.earlier]} if entry.earlier else {}),
    }


def _catalog(content: CatalogContent, options: PrintOptions) -> Exported:
    sections = [
        {
            "number": section.number,
            "title": section.title,
            "is_theme": section.is_theme,
            "contact_hours": plain(section.extent.hours),
            "drafts": section.extent.drafts,
            "courses": [_course(course) for course in section.courses],
        }
        for section in content.sections
    ]
    return _written(
        {
            "document": "catalog",
            "title": content.title,
            "region": content.region,
            "schools": list(content.schools),
            "sections": sections,
            **_code(options),
        }
    )


def _course(course: CourseEntry) -> dict[str, Any]:
    return {
        "id": course.id,
        "number": course.number,
        "title": course.title,
        "contact_hours": None if course.hours is None else plain(course.hours),
        "strand": course.strand,
        "delivery": list(course.delivery),
        "audience": list(course.audience),
        "teachers": list(course.teachers),
        "sites": list(course.sites),
        "topics": list(course.topics),
        "objectives": list(course.objectives),
        "summary": course.summary,
        "school": course.school,
        "is_flagship": course.is_flagship,
        "is_micro_lecture": course.is_micro_lecture,
        "is_draft": course.is_draft,
        "classes": [
            {
                "id": instance.class_id,
                "title": instance.title,
                "school": instance.school,
                "sessions": [_session(entry) for entry in instance.entries],
            }
            for instance in course.instances
        ],
    }


def _table(content: TableContent, _options: PrintOptions) -> Exported:
    columns = content.columns
    groups = [
        {
            "title": group.title or None,
            "rows": [
                {column.key: _cell(text, column) for column, text in zip(columns, row, strict=True)}
                for row in group.rows
            ],
        }
        for group in content.groups
    ]
    return _written(
        {
            "document": "register",
            "title": content.title,
            "columns": [{"key": column.key, "title": column.title} for column in columns],
            "groups": groups,
        }
    )


def _cell(text: str, column: TableColumn) -> Any:
    if not text:
        return None
    return plain(float(text)) if column.is_number else text


def _notice(content: NoticeContent, _options: PrintOptions) -> Exported:
    document = notices_document(content.old, content.new, content.classes)
    codes = [{"class": name, "code": code.code} for name, code in content.codes.items()]
    return _written({**document, **({"codes": codes} if codes else {})})


def _ledger(content: LedgerContent, _options: PrintOptions) -> Exported:
    return _written(ledger_document(content))


def _report(content: ReportContent, _options: PrintOptions) -> Exported:
    return _written(content.data)


def _time(time: dt.time) -> str:
    return f"{time:%H:%M}"


def _written(data: Any) -> Exported:
    return Exported((json_document(data).encode(),))


export_format = ExportFormat(
    {
        TimetableContent: _timetable,
        CatalogContent: _catalog,
        TableContent: _table,
        NoticeContent: _notice,
        LedgerContent: _ledger,
        ReportContent: _report,
    },
    has_code=True,
)
