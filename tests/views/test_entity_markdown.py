"""`show` in Markdown, short."""

from pathlib import Path

from partyschool_cli.views.entity_markdown import entity_markdown
from partyschool_cli.views.shown_entity import shown_entity, shown_session
from tests.catalogs import BASE, QINGSHI, loaded, write_catalog


def test_it_has_the_fields_with_their_titles_and_counts_what_refers_to_it() -> None:
    catalog = loaded(QINGSHI)
    told = entity_markdown(catalog, shown_entity(catalog, catalog.schools["nanping"]))
    assert told.startswith(
        "**学校　南坪乡党校**　nanping\n\n- 名称：南坪乡党校\n- 级别：乡镇\n"
        "- 上级：中共青石县委党校 (qingshi)\n- 地点：南坪乡党群服务中心\n\n被 "
    )
    assert told.endswith("提到")


def test_a_class_says_how_many_sessions_it_has_and_a_retired_one_that_it_is() -> None:
    catalog = loaded(QINGSHI)
    old = catalog.classes["nanping-members-2025"]
    told = entity_markdown(catalog, shown_entity(catalog, old))
    assert told.splitlines()[0].endswith("　停用")
    assert f"{len(old.sessions)} 次课" in told


def test_a_session_that_is_cancelled_says_so() -> None:
    catalog = loaded(QINGSHI)
    one = next(one for one in catalog.sessions if one.session.status == "cancelled")
    assert entity_markdown(catalog, shown_session(catalog, one)).splitlines()[0].endswith("　取消")


def test_long_texts_are_cut_and_signs_of_markdown_mean_themselves(tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"] + f"summary: '*{'长' * 300}'\ntopics: {['题'] * 1}\n"
    catalog = loaded(write_catalog(tmp_path, {"courses/dangzhang.yaml": course}))
    told = entity_markdown(catalog, shown_entity(catalog, catalog.courses["dangzhang"]))
    summary = next(line for line in told.splitlines() if "简介" in line)
    assert summary.startswith("- 简介：\\*长")
    assert summary.endswith("……")
    assert len(summary) < 150
