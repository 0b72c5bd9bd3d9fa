"""Codes as they are printed: version, QR text, subject, attachment."""

import datetime as dt

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.attachment import attachment_of
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.codes.qr import qr_modules
from partyschool_cli.export.codes.stamp import Stamp
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.model.kind import Kind
from tests.catalogs import SHIPPED, loaded
from tests.full_run import is_full_run

TODAY = dt.date(2026, 11, 26)
OWN = Key(Kind.CLASS, "liudu-members-2026")
WEB = "https://example.org/dangxiao/"


def printed(scope: Scope, stamp: Stamp, document: str = "timetable") -> PrintedCode:
    content = load_document(document).build(loaded(SHIPPED), scope)
    (code,) = stamp.codes_of(scope, content)
    return code


def test_the_line_of_a_foot() -> None:
    code = printed(Scope(OWN), Stamp(TODAY))
    assert code.line == f"版本 2026-11-26 · 校验码 {code.code}"


def test_the_version_is_the_day_of_the_last_change_else_today() -> None:
    changed: dict[Key | None, dt.date] = {OWN: dt.date(2026, 3, 1)}
    assert printed(Scope(OWN), Stamp(TODAY, changed)).version == dt.date(2026, 3, 1)
    other = Key(Kind.CLASS, "liudu-online-2026")
    assert printed(Scope(other), Stamp(TODAY, changed)).version == TODAY


def test_neither_day_is_in_the_code() -> None:
    changed: dict[Key | None, dt.date] = {OWN: dt.date(2026, 1, 1)}
    later = Stamp(TODAY + dt.timedelta(days=30), changed)
    assert printed(Scope(OWN), later).code == printed(Scope(OWN), Stamp(TODAY)).code


def test_the_qr_says_in_chinese_what_it_is_of() -> None:
    code = printed(Scope(OWN), Stamp(TODAY))
    title = "柳杜乡党员“4+N”主题培训班课程表"
    assert code.text == f"{title}\n版本 2026-11-26\n校验码 {code.code}"
    days = Scope(OWN, dt.date(2026, 4, 8), dt.date(2026, 4, 9))
    assert "\n2026-04-08 至 2026-04-09\n" in printed(days, Stamp(TODAY)).text


def test_the_qr_of_a_class_is_the_address_of_its_page_where_there_is_a_site() -> None:
    stamp = Stamp(TODAY, web_url=WEB, public=frozenset({OWN.id}))
    code = printed(Scope(OWN), stamp)
    assert code.text == f"{WEB}classes/{OWN.id}.html?code={code.code}"


def test_a_page_that_cannot_compare_is_not_pointed_to() -> None:
    """A draft has no page; a page has the code of the whole timetable; others have none."""
    public = Stamp(TODAY, web_url=WEB, public=frozenset({OWN.id}))
    some_days = Scope(OWN, dt.date(2026, 4, 8))
    school = Scope(Key(Kind.SCHOOL, "liudu"))
    for scope, stamp in (
        (Scope(OWN), Stamp(TODAY, web_url=WEB)),
        (some_days, public),
        (school, public),
    ):
        assert "校验码" in printed(scope, stamp).text


def test_modules_stay_large_enough_for_a_copy_of_a_copy() -> None:
    catalog = loaded(SHIPPED)
    kinds = (Kind.CLASS, Kind.SCHOOL, Kind.TEACHER, Kind.SITE)
    titles = {
        Key(kind, name): str(getattr(own, kind.title_field))
        for kind in kinds
        for name, own in catalog.entities(kind).items()
    }
    # The longest titles make the largest.
    longest = sorted(titles, key=lambda key: len(titles[key]), reverse=True)
    for key in longest[: None if is_full_run() else 20]:
        # 41 modules and the border in 16 mm are 0.35 mm each.
        assert qr_modules(printed(Scope(key), Stamp(TODAY)).text) <= 45


def test_a_long_title_is_cut_in_the_qr_and_whole_in_the_pdf() -> None:
    from dataclasses import replace

    from tests.changed_catalogs import with_fields

    title = "很长的班名" * 20
    catalog = with_fields(loaded(SHIPPED), Kind.CLASS, OWN.id, title=title, cohort=None)
    content = load_document("timetable").build(catalog, Scope(OWN))
    (code,) = Stamp(TODAY).codes_of(replace(Scope(OWN)), content)
    assert code.text.splitlines()[0].endswith("…")
    assert title in code.subject
    assert qr_modules(code.text) <= 49


def test_the_subject_says_which_document_of_whom_and_for_which_days() -> None:
    code = printed(Scope(OWN), Stamp(TODAY))
    assert code.subject == (
        "课程表 · 班次 · 柳杜乡党员“4+N”主题培训班课程表 · 2026-04-07 至 2026-04-10"
        f" · 校验码 {code.code}"
    )
    whole = printed(Scope(), Stamp(TODAY), "catalog")
    assert whole.subject == f"课程目录 · 清徐县乡镇党校课程目录 · 校验码 {whole.code}"


def test_the_attachment_says_all_again() -> None:
    days = Scope(OWN, dt.date(2026, 4, 8), dt.date(2026, 4, 9))
    code = printed(days, Stamp(TODAY))
    found = attachment_of(code.attachment)
    assert found is not None
    assert (found.code, found.date, found.facts.code) == (code.code, TODAY, code.code)
    assert found.subject.scope == days
    assert found.facts.items[0].refs[0].startswith(f"{OWN.id}/")


def test_each_part_has_its_own() -> None:
    scope = Scope(OWN, more=(Key(Kind.CLASS, "liudu-online-2026"),))
    content = load_document("timetable").build(loaded(SHIPPED), scope)
    codes = Stamp(TODAY).codes_of(scope, content)
    assert [one.code for one in codes] == [printed(part, Stamp(TODAY)).code for part in scope.parts]


def test_what_is_no_timetable_and_no_catalog_has_none() -> None:
    for name in ("teachers", "sites", "classes"):
        content = load_document(name).build(loaded(SHIPPED), Scope())
        assert Stamp(TODAY).codes_of(Scope(), content) == ()


def test_a_handbook_has_that_of_the_timetable_in_it() -> None:
    content = load_document("handbook").build(loaded(SHIPPED), Scope(OWN))
    (code,) = Stamp(TODAY).codes_of(Scope(OWN), content)
    assert code == printed(Scope(OWN), Stamp(TODAY))
