"""What becomes of a sheet: 与目录一致, 已改 since a commit, 查无此表."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.checking.claim import Claim
from partyschool_cli.export.checking.verdict import Verdict, verify
from partyschool_cli.export.checking.whole_documents import Paper, facts_in, whole_documents
from partyschool_cli.export.codes.facts import Facts
from partyschool_cli.export.codes.subject import subject_of
from partyschool_cli.export.document import Scope
from partyschool_cli.history.past_catalogs import History, place_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.git.git_tree import git_tree
from tests.catalogs import BASE, SHIPPED, loaded, write_catalog
from tests.full_run import is_full_run
from tests.repositories import commit, git, repository

CLASS, TEACHER, COURSE = "classes/banci.yaml", "teachers/wang.yaml", "courses/dangzhang.yaml"
OWN = Paper("timetable", Scope(Key(Kind.CLASS, "banci")))
LATER = BASE[CLASS].replace("end: 10:00", "end: 10:30")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path)


def now(root: Path) -> Catalog:
    return load(DiskTree(root))


def facts(catalog: Catalog, paper: Paper = OWN) -> Facts:
    found = facts_in(catalog, paper)
    assert found is not None
    return found


def checked(root: Path, claim: Claim) -> Verdict:
    catalog = now(root)
    return verify(catalog, claim, History(catalog))


def written(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, "utf-8")


def carried(catalog: Catalog, paper: Paper = OWN) -> Claim:
    """What a PDF says of itself."""
    shown = facts(catalog, paper)
    return Claim(shown.code, subject_of(shown, paper.scope), shown, shown.title)


def test_every_whole_document_of_a_catalog_is_current() -> None:
    catalog = loaded(SHIPPED)
    for paper in [*whole_documents(catalog)][:: 5 if is_full_run() else 41]:
        code = facts(catalog, paper).code
        found = verify(catalog, Claim(code), None)
        assert (found.result, found.current_code) == ("current", code)
        assert found.subject is not None
        assert found.subject.document == paper.document


def test_a_sheet_of_today_is_current_before_it_is_committed(root: Path) -> None:
    written(root, CLASS, LATER)
    found = checked(root, Claim(facts(now(root)).code))
    assert found.result == "current"


def test_a_moved_time_is_told_with_its_commit(root: Path) -> None:
    code = facts(now(root)).code
    written(root, TEACHER, BASE[TEACHER] + "notes: 备注\n")
    commit(root)
    written(root, CLASS, LATER)
    changing = commit(root)
    written(root, CLASS, LATER + "# 注\n")
    commit(root)
    found = checked(root, Claim(code))
    assert found.result == "changed"
    assert found.since is not None
    assert found.since.commit == changing
    assert found.current_code == facts(now(root)).code
    (change,) = found.changes
    assert [(one.field, one.old, one.new) for one in change.fields] == [
        ("sessions[s01].end", "10:00", "10:30")
    ]


def test_what_is_not_committed_yet_has_no_commit(root: Path) -> None:
    code = facts(now(root)).code
    written(root, CLASS, LATER)
    found = checked(root, Claim(code))
    assert (found.result, found.since, found.is_unsaved) == ("changed", None, True)


@pytest.mark.parametrize(
    ("kind", "name", "path"),
    [
        (Kind.TEACHER, "wang", TEACHER),
        (Kind.SITE, "jiaoshi", "sites/jiaoshi.yaml"),
        (Kind.SCHOOL, "liudu", "schools/liudu.yaml"),
    ],
)
def test_what_is_not_committed_yet_is_told_of_any_timetable(
    root: Path, kind: Kind, name: str, path: str
) -> None:
    """They are looked for after those of classes, in the same revisions."""
    code = facts(now(root), Paper("timetable", Scope(Key(kind, name)))).code
    title = {Kind.TEACHER: "王示例", Kind.SITE: "教室", Kind.SCHOOL: "柳杜乡党校"}[kind]
    written(root, path, BASE[path].replace(title, "以前没有的"))
    found = checked(root, Claim(code))
    assert (found.result, found.since, found.is_unsaved) == ("changed", None, True)


def test_another_name_of_what_it_names_changed_it(root: Path) -> None:
    changes = {
        TEACHER: "name: 王大力\ncategory: school-teacher\n",
        COURSE: BASE[COURSE].replace("导读", "新读"),
        "sites/jiaoshi.yaml": "title: 礼堂\nvenue: classroom\ncapacity: 50\n",
        "schools/liudu.yaml": "title: 柳杜党校\ntier: county\n",
    }
    # The commit after which a sheet of each code is not true.
    changing: dict[str, str] = {}
    for path, text in changes.items():
        code = facts(now(root)).code
        written(root, path, text)
        changing[code] = commit(root)
    assert len(changing) == len(changes)
    catalog = now(root)
    history = History(catalog)
    for code, revision in changing.items():
        found = verify(catalog, Claim(code), history)
        assert found.result == "changed"
        assert found.since is not None
        assert found.since.commit == revision


def test_ids_that_were_renamed_and_comments_change_nothing(root: Path) -> None:
    code = facts(now(root)).code
    (root / CLASS).rename(root / "classes/qiuban.yaml")
    (root / TEACHER).rename(root / "teachers/li.yaml")
    text = BASE[CLASS].replace("[wang]", "[li]").replace("id: s01", "id: s77")
    written(root, "classes/qiuban.yaml", f"# 秋季\n{text}")
    written(root, COURSE, BASE[COURSE].replace("[wang]", "[li]"))
    commit(root)
    found = checked(root, Claim(code))
    assert found.result == "current"
    assert found.subject is not None
    assert found.subject.id == "qiuban"


def test_a_class_with_another_id_is_followed_by_its_title(root: Path) -> None:
    code = facts(now(root)).code
    (root / CLASS).unlink()
    written(root, "classes/qiuban.yaml", LATER)
    changing = commit(root)
    found = checked(root, Claim(code))
    assert found.since is not None
    assert found.since.commit == changing
    assert found.changes[0].key == Key(Kind.CLASS, "qiuban")
    assert [one.field for one in found.changes[0].fields] == ["sessions[s01].end"]


def test_a_class_that_is_gone(root: Path) -> None:
    code = facts(now(root)).code
    (root / CLASS).unlink()
    changing = commit(root)
    found = checked(root, Claim(code))
    assert (found.result, found.current_code) == ("changed", None)
    assert found.since is not None
    assert found.since.commit == changing
    assert [one.change for one in found.changes] == ["removed"]


def test_a_code_of_nothing_is_unknown(root: Path) -> None:
    found = checked(root, Claim("AAAA-AAAA"))
    assert found == Verdict("unknown", Claim("AAAA-AAAA"))


def test_a_course_catalog_that_changed(root: Path) -> None:
    whole = Paper("catalog", Scope())
    code = facts(now(root), whole).code
    written(root, COURSE, BASE[COURSE].replace("contact_hours: 2", "contact_hours: 3"))
    changing = commit(root)
    found = checked(root, Claim(code))
    assert found.result == "changed"
    assert found.since is not None
    assert found.since.commit == changing
    assert found.changes[0].key == Key(Kind.COURSE, "dangzhang")


def test_a_sheet_of_another_line_of_history_that_was_merged(root: Path) -> None:
    """A clerk printed it from a branch; another's commit was merged over it."""
    git(root, "checkout", "-q", "-b", "side")
    written(root, TEACHER, "name: 王大力\ncategory: school-teacher\n")
    commit(root)
    code = facts(now(root)).code
    git(root, "checkout", "-q", "main")
    written(root, CLASS, LATER)
    commit(root)
    who = ("-c", "user.name=a", "-c", "user.email=a@example.cn")
    git(root, *who, "merge", "-q", "side")
    found = checked(root, Claim(code))
    assert found.result == "changed"
    assert found.since is not None
    assert [one.field for one in found.changes[0].fields] == ["sessions[s01].end"]


def test_a_pdf_tells_its_changes_without_git(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    claim = carried(now(root))
    assert verify(now(root), claim, None).result == "current"
    written(root, CLASS, LATER)
    found = verify(now(root), claim, None)
    assert (found.result, found.since, found.is_unsaved) == ("changed", None, False)
    assert [one.field for one in found.changes[0].fields] == ["sessions[s01].end"]


def test_a_pdf_of_some_days(root: Path) -> None:
    scope = Scope(Key(Kind.CLASS, "banci"), dt.date(2026, 10, 12), dt.date(2026, 10, 12))
    claim = carried(now(root), Paper("timetable", scope))
    assert checked(root, claim).result == "current"
    assert checked(root, Claim(claim.code)).result == "unknown"
    more = LATER + "  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, activity: 讨论}\n"
    written(root, CLASS, more)
    changing = commit(root)
    found = checked(root, claim)
    assert found.since is not None
    assert found.since.commit == changing
    assert [one.field for one in found.changes[0].fields] == ["sessions[s01].end"]


def test_a_qr_code_of_some_days(root: Path) -> None:
    day = dt.date(2026, 10, 12)
    paper = Paper("timetable", Scope(Key(Kind.CLASS, "banci"), day, day))
    code = facts(now(root), paper).code
    claim = Claim(code, title="党员轮训班课程表", first=day, last=day)
    assert checked(root, claim).result == "current"
    written(root, CLASS, LATER)
    commit(root)
    assert checked(root, claim).result == "changed"


def test_a_pdf_of_a_class_that_nobody_has(root: Path) -> None:
    """Its facts are there: it is not unknown, it is of something that is gone."""
    foreign = Scope(Key(Kind.CLASS, "mayu-members-2026"))
    claim = carried(loaded(SHIPPED), Paper("timetable", foreign))
    found = checked(root, claim)
    assert (found.result, found.current_code) == ("changed", None)


def test_an_older_revision_is_looked_in_where_it_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = git(root, "rev-parse", "HEAD").strip()
    code = facts(now(root)).code
    written(root, CLASS, LATER)
    changing = commit(root)
    written(root, CLASS, LATER + "# 注\n")
    commit(root)
    monkeypatch.setattr("partyschool_cli.export.checking.verdict.NEWEST", 1)
    catalog = now(root)
    assert verify(catalog, Claim(code), History(catalog)).result == "unknown"
    tree = git_tree(root, first)
    assert tree is not None
    found = verify(catalog, Claim(code), History(catalog), place_of(tree))
    assert found.result == "changed"
    assert found.since is not None
    assert found.since.commit == changing
