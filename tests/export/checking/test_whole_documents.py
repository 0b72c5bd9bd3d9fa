"""Which whole documents there are, and which of them a change may concern."""

from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.checking.whole_documents import (
    Paper,
    changed_documents,
    facts_in,
    may_differ,
    whole_documents,
)
from partyschool_cli.export.codes.content_facts import facts_of
from partyschool_cli.export.codes.facts import Facts
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import MANIFEST
from tests.catalogs import SHIPPED, loaded
from tests.changed_catalogs import with_fields
from tests.full_run import is_full_run

KINDS = (Kind.CLASS, Kind.SCHOOL, Kind.TEACHER, Kind.SITE, Kind.COURSE)


def test_there_is_one_of_each_thing_that_has_a_timetable() -> None:
    catalog = loaded(SHIPPED)
    found = [*whole_documents(catalog)]
    counts = [len(catalog.entities(kind)) for kind in KINDS[:-1]]
    plain = [one for one in found if not one.scope.with_below]
    assert len(plain) == sum(counts) + 1 + len(catalog.schools)
    above = {school.parent for school in catalog.schools.values() if school.parent}
    below = [one for one in found if one.scope.with_below]
    assert {one.scope.subject.id for one in below if one.scope.subject} == above
    assert len(below) == 2 * len(above)


def test_their_facts_are_those_that_export_prints() -> None:
    catalog = loaded(SHIPPED)
    for paper in [*whole_documents(catalog)][::7]:
        content = load_document(paper.document).build(catalog, paper.scope)
        assert facts_in(catalog, paper) == facts_of(content)[0]


def test_what_is_not_there_has_no_facts() -> None:
    gone = Paper("timetable", Scope(Key(Kind.CLASS, "nobody")))
    assert facts_in(loaded(SHIPPED), gone) is None


def named(paper: Paper) -> tuple[str, Key | None, bool]:
    return paper.document, paper.scope.subject, paper.scope.with_below


@settings(max_examples=500 if is_full_run() else 2)
@given(st.data())
def test_no_document_changes_that_is_not_named(data: st.DataObject) -> None:
    """What `changed_documents` leaves out, a search would never find."""
    new = loaded(SHIPPED)
    kind = data.draw(st.sampled_from(KINDS))
    key = Key(kind, data.draw(st.sampled_from(sorted(new.entities(kind)))))
    title = "name" if kind is Kind.TEACHER else "title"
    old = with_fields(new, kind, key.id, **{title: "以前的名称"})
    changed = {new.file_of[key].source.path}
    told = {named(paper) for paper in changed_documents(old, new, changed)}
    for paper in whole_documents(old):
        before, after = facts_in(old, paper), facts_in(new, paper)
        if _code(before) != _code(after):
            assert named(paper) in told
            assert may_differ(paper, old, new, changed)


def _code(facts: Facts | None) -> str | None:
    return None if facts is None else facts.code


def test_a_session_that_is_another_teachers_now_changes_both() -> None:
    new = loaded(SHIPPED)
    own = new.classes["liudu-members-2026"]
    taught = next(one for one in own.sessions if one.teachers)
    others = [one for one in new.teachers if one not in taught.teachers]
    sessions = tuple(
        one.model_copy(update={"teachers": (others[0],)}) if one is taught else one
        for one in own.sessions
    )
    old = with_fields(new, Kind.CLASS, own.id, sessions=sessions)
    path = new.file_of[Key(Kind.CLASS, own.id)].source.path
    told = {paper.scope.subject for paper in changed_documents(old, new, {path})}
    assert Key(Kind.TEACHER, others[0]) in told
    assert Key(Kind.TEACHER, taught.teachers[0]) in told


def test_another_manifest_may_change_all() -> None:
    catalog = loaded(SHIPPED)
    found = [*changed_documents(catalog, catalog, {MANIFEST})]
    assert [*map(named, found)] == [*map(named, whole_documents(catalog))]


def test_nothing_changed_is_nothing() -> None:
    catalog = loaded(SHIPPED)
    assert [*changed_documents(catalog, catalog, set())] == []
