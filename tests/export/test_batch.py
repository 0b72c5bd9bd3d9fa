"""A document for every class: which classes, in which order, and what one failure does."""

import datetime as dt
import os
from dataclasses import replace

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export import batch
from partyschool_cli.export.batch import Failure, classes_in, export_classes
from partyschool_cli.export.content import Content
from partyschool_cli.export.document import WHOLE_CATALOG, Scope
from partyschool_cli.export.documents import timetable
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.job import Job, export
from partyschool_cli.model.kind import Kind
from tests.export.printed import OPTIONS, SHIPPED

LIUDU = Scope(Key(Kind.SCHOOL, "liudu"), drafts=True)


def ids(scope: Scope) -> list[str]:
    return [own.id for own in classes_in(SHIPPED, scope)]


def run(job: Job) -> tuple[list[Exported | Failure], list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    classes = classes_in(SHIPPED, job.scope)
    return list(export_classes(SHIPPED, classes, job, lambda *done: told.append(done))), told


def test_every_class_in_use_by_its_first_day() -> None:
    drafts = {own.id for own in SHIPPED.classes.values() if own.status == "draft"}
    retired = {own.id for own in SHIPPED.classes.values() if own.status == "retired"}
    assert drafts
    assert set(ids(WHOLE_CATALOG)) == {*SHIPPED.classes} - drafts - retired
    assert set(ids(Scope(drafts=True))) == {*SHIPPED.classes} - retired
    days = [own.from_ for own in classes_in(SHIPPED, Scope(drafts=True))]
    assert days == sorted(days)


def test_those_below_a_school_are_asked_for() -> None:
    county = Scope(Key(Kind.SCHOOL, "qingxu"), drafts=True)
    assert {SHIPPED.classes[name].school for name in ids(county)} <= {"qingxu"}
    assert ids(replace(county, with_below=True)) == ids(Scope(drafts=True))
    assert set(ids(LIUDU)) < set(ids(replace(LIUDU, with_below=True)))


def test_the_classes_of_a_school_and_of_some_days() -> None:
    assert set(ids(LIUDU)) == {"liudu-members-2026", "liudu-winter-2026", "liudu-online-2026"}
    winter = replace(LIUDU, first=dt.date(2026, 12, 15))
    assert ids(winter) == ["liudu-winter-2026"]
    assert ids(replace(winter, last=dt.date(2026, 12, 15))) == ["liudu-winter-2026"]
    assert ids(replace(LIUDU, last=dt.date(2026, 1, 1))) == []


def test_each_class_has_what_it_has_alone() -> None:
    results, told = run(Job("timetable", "md", OPTIONS, LIUDU))
    assert results == [
        export(SHIPPED, Job("timetable", "md", OPTIONS, Scope(Key(Kind.CLASS, name))))
        for name in ids(LIUDU)
    ]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_one_failure_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timetable.document

    def build(catalog: Catalog, scope: Scope) -> Content:
        if scope.subject == Key(Kind.CLASS, "liudu-online-2026"):
            raise ZeroDivisionError("坏了")
        return real.build(catalog, scope)

    monkeypatch.setattr(timetable, "document", replace(real, build=build))
    results, told = run(Job("timetable", "md", OPTIONS, LIUDU))
    failures = [result for result in results if isinstance(result, Failure)]
    assert failures == [Failure("程序内部出错：ZeroDivisionError: 坏了")]
    assert len(results) == len(told) == 3


def test_several_processes_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    job = Job("timetable", "pdf", OPTIONS, LIUDU)
    alone, _ = run(job)
    monkeypatch.setattr(batch, "_MIN_FILES", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    together, told = run(job)
    assert together == alone
    assert told == [(1, 3), (2, 3), (3, 3)]
