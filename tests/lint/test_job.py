"""One lint as asked: what is new and in scope is reported, and only that is mended."""

from collections import Counter
from pathlib import Path

import pytest

from partyschool_cli.cache.stat_snapshot import take
from partyschool_cli.lint.baseline import identities
from partyschool_cli.lint.job import LintJob
from partyschool_cli.lint.run import LintContext
from partyschool_cli.lint.scope import Scope
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.files import state_directory
from tests.catalogs import BASE, write_catalog
from tests.linting import active, context
from tests.repositories import repository

TEACHER, SITE = "teachers/wang.yaml", "sites/jiaoshi.yaml"
FAULTY = {
    TEACHER: "name: 王示例\ncategory: school-teachers\n",
    SITE: "title: 教室\nvenue: classrom\ncapacity: 50\n",
}
RULES = context(active("PS1", "PS2"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_catalog(tmp_path, FAULTY)


def reported(job: LintJob) -> list[str]:
    return [f"{one.code} {one.file}" for one in job.run().reported]


def test_everything_is_reported_of_every_file(root: Path) -> None:
    outcome = LintJob(root, RULES).run()
    assert [one.file for one in outcome.reported] == [SITE, TEACHER]
    assert set(outcome.paths) == set(BASE)
    assert (outcome.known, outcome.stale) == (0, ())
    assert outcome.manifest.title == "示例目录"
    assert not (root / state_directory.NAME).exists()


def test_of_a_scope_only_its_findings_and_files(root: Path) -> None:
    outcome = LintJob(root, RULES, Scope(("teachers",))).run()
    assert [one.file for one in outcome.reported] == [TEACHER]
    assert outcome.paths == (TEACHER,)
    assert outcome.known == 0


def test_known_findings_are_counted_and_what_no_longer_occurs_is_stale(root: Path) -> None:
    known = identities(LintJob(root, RULES).run().reported)
    known["PS104|teacher:gone|category|"] += 1
    known["PS3|of a rule that did not run||"] += 1
    outcome = LintJob(root, RULES, known=known).run()
    assert outcome.reported == ()
    assert (outcome.known, outcome.stale) == (2, ("PS104|teacher:gone|category|",))
    in_scope = LintJob(root, RULES, Scope(("sites",)), known=known).run()
    assert (in_scope.reported, in_scope.known) == ((), 1)


def test_what_a_revision_had_is_not_reported(tmp_path: Path) -> None:
    root = repository(tmp_path, {SITE: FAULTY[SITE]})
    (root / TEACHER).write_text(FAULTY[TEACHER], "utf-8")
    outcome = LintJob(root, RULES, since="HEAD").run()
    assert [one.file for one in outcome.reported] == [TEACHER]
    assert (outcome.known, outcome.stale) == (1, ())


def test_a_baseline_and_a_revision_are_left_out_together(tmp_path: Path) -> None:
    root = repository(tmp_path, {SITE: FAULTY[SITE]})
    (root / TEACHER).write_text(FAULTY[TEACHER], "utf-8")
    known = Counter(["PS104|teacher:wang|category|"])
    assert reported(LintJob(root, RULES, known=known, since="HEAD")) == []


def test_a_snapshot_uses_the_cache(root: Path) -> None:
    first = LintJob(root, RULES, snapshot=take(str(root))).run()
    assert (root / state_directory.NAME).exists()
    again = LintJob(root, RULES, snapshot=take(str(root))).run()
    assert [one.identity for one in again.reported] == [one.identity for one in first.reported]


def test_only_what_is_reported_is_mended_and_nothing_is_written(root: Path) -> None:
    both = LintJob(root, RULES)
    assert both.fix(unsafe=False).changed == {}
    assert set(both.fix(unsafe=True).changed) == {TEACHER, SITE}
    assert set(LintJob(root, RULES, Scope(("sites",))).fix(unsafe=True).changed) == {SITE}
    known = Counter(["PS104|teacher:wang|category|"])
    assert set(LintJob(root, RULES, known=known).fix(unsafe=True).changed) == {SITE}
    assert (root / SITE).read_text("utf-8") == FAULTY[SITE]


def test_the_rules_are_those_of_the_manifest(root: Path) -> None:
    asked: list[str] = []

    def rules_for(manifest: Manifest) -> tuple[()]:
        asked.append(manifest.title)
        return ()

    assert reported(LintJob(root, LintContext(RULES.today, rules_for))) == []
    assert set(asked) == {"示例目录"}


def test_progress_is_told(root: Path) -> None:
    told: list[tuple[int, int]] = []
    LintJob(root, RULES).run(lambda done, total: told.append((done, total)))
    assert told[-1] == (len(BASE), len(BASE))
