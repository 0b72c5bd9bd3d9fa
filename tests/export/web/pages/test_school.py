"""The page of a school: its 4+N with the same numbers as `tree`, and what it has."""

from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.structure import school_structure, total
from partyschool_cli.export.web.published import published
from partyschool_cli.export.web.web_site import SiteRequest, web_site
from tests.catalogs import BASE, PINGCHENG, SHIPPED, loaded
from tests.export.web.sites import TODAY, made, parsed, small_site, whole_site


def page_of(root: Path, name: str) -> Any:
    return parsed(whole_site(root)[f"schools/{name}.html"])


@pytest.mark.parametrize("root", [SHIPPED, PINGCHENG])
def test_the_pillars_have_the_numbers_of_tree(root: Path) -> None:
    catalog = published(loaded(root)).catalog
    assert catalog.schools
    for school in catalog.schools.values():
        structure = school_structure(catalog, school)
        counts = [total(theme.courses).courses for theme in structure.themes]
        counts.append(total(structure.special).courses)
        page = page_of(root, school.id)
        told = page.xpath("//section[contains(@class, 'pillar')]/h3/span/text()")
        assert told == [f"{count}门" for count in counts]
        lines = page.xpath("//section[contains(@class, 'pillar')]//li")
        assert len(lines) == sum(counts)


def test_own_courses_stand_before_those_of_schools_above() -> None:
    for pillar in page_of(SHIPPED, "liudu").xpath("//section[@class='pillar']"):
        is_shared = ["的课" in one.text_content() for one in pillar.xpath(".//li/p")]
        assert is_shared == sorted(is_shared)


def test_it_has_classes_teachers_and_sites_of_its_own_and_of_schools_below() -> None:
    links = set(page_of(SHIPPED, "liudu").xpath("//main//a/@href"))
    catalog = published(loaded(SHIPPED)).catalog
    names = {"liudu", "chengzi", "nanqingdui"}
    for kind in ("classes", "teachers", "sites"):
        for name, one in getattr(catalog, kind).items():
            if one.school in names:
                assert f"../{kind}/{name}.html" in links
    assert "../schools/qingxu.html" in links
    assert "../schools/chengzi.html" in links


def test_facts_of_a_school_are_told(tmp_path: Path) -> None:
    school = (
        "title: 柳杜乡党校\ntier: county\nalso_called: 企业分校\nshort: 柳杜\nplace: 柳杜乡\n"
        "summary: 一所党校。\ntags: [示范]\nnotes: 自己看\nthemes: {political-theory: 理论武装}\n"
    )
    text = made(small_site(tmp_path, {"schools/liudu.yaml": school}))["schools/liudu.html"].decode()
    for said in ("县级党校（企业分校）", "柳杜乡", "一所党校。", "示范", "理论武装", "柳杜"):
        assert said in text
    assert "自己看" not in text


def test_a_draft_is_marked_on_a_private_site_and_counts_nothing(tmp_path: Path) -> None:
    draft = {"courses/draft.yaml": BASE["courses/dangzhang.yaml"].replace("党章导读", "新课")}
    draft["courses/draft.yaml"] += "status: draft\n"
    files = made(small_site(tmp_path, draft, SiteRequest(TODAY, is_private=True)))
    pillar = parsed(files["schools/liudu.html"]).xpath("//section[@class='pillar']")[0]
    assert pillar.xpath("h3/span/text()") == ["1门"]
    assert "草稿新课" in pillar.text_content()


def test_a_school_that_is_only_named_shows_no_structure() -> None:
    site = web_site(loaded(SHIPPED), SiteRequest(TODAY, schools=frozenset({"liudu"})))
    files = made(site, "schools/")
    assert parsed(files["schools/liudu.html"]).xpath("//section[@class='pillar']")
    assert not parsed(files["schools/qingxu.html"]).xpath("//section[@class='pillar']")
