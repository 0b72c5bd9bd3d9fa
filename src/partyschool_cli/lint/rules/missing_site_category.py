"""The site library of a county has no active site in one of the manifest's categories.

A library is what the county's school and those below it hold, and the sites of no school."""

from collections.abc import Iterator

from partyschool_cli.catalog.site_library import SiteLibrary
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each category that is missing, at the title of the county's school."""
    titles = context.catalog.manifest.site_categories
    library = SiteLibrary(context.catalog)
    for school in context.catalog.schools.values():
        if school.tier != "county" or school.status == "retired":
            continue
        for category in library.missing_categories(school):
            yield Finding(
                context.at_entity(school, "title"),
                f"{school.title}（{school.id}）的现场教学点库里没有"
                f"“{titles[category]}”（{category}）类的教学点",
                f"建一个类别为 {category} 的教学点；用不着这一类就在 catalog.yaml 里删去",
                named=(category,),
            )


rule = Rule(
    code="PS310",
    severity="info",
    title="教学点类别不全",
    reason="现场教学课程资源库要覆盖几个类别，默认是党建引领示范、红色文化传承、廉政文化教育、乡村振兴发展。"
    "缺的一类可以找邻近的点补上；本地用不着的，在 catalog.yaml 的 site_categories 里删去。",
    check=check,
    bad=(
        Example(
            changed={
                "catalog.yaml": {
                    "{red-heritage: 红色文化传承}": (
                        "{red-heritage: 红色文化传承, clean-governance: 廉政文化教育}"
                    )
                }
            },
            at="schools/county.yaml:1:8",
        ),
    ),
)
