"""Courses that require each other in a circle, schools above each other in a circle."""

from collections.abc import Iterator, Mapping
from itertools import islice

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.cycles import cycles
from partyschool_cli.catalog.references import Key, Mention
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.model.kind import Kind

_MOST_SHOWN = 6
# Where all require all, every step closes a circle; more are told when these are mended.
_MOST = 100
_FIELDS = ((Kind.COURSE, "requires", "先修课程"), (Kind.SCHOOL, "parent", "上级学校"))
_HINTS = {
    Kind.COURSE: "从其中一门课的 requires 里去掉后面那一门",
    Kind.SCHOOL: "改正其中一所学校的 parent",
}


def check(context: CatalogContext) -> Iterator[Finding]:
    """One finding a circle, where its smallest id names the next; the other steps are related."""
    for kind, field, title in _FIELDS:
        steps = _steps(context.catalog, kind, field)
        circles = cycles({name: list(named) for name, named in steps.items()})
        for circle in islice(circles, _MOST):
            yield _finding(context, kind, title, circle, steps)


def _steps(catalog: Catalog, kind: Kind, field: str) -> dict[str, dict[str, Mention]]:
    """Which entity names which in `field`, and where; broken files too, retired entities not."""
    steps = {}
    for key, file in catalog.file_of.items():
        if key.kind is kind and not file.is_retired:
            named = (mention for mention in file.mentions if mention.path[0] == field)
            steps[key.id] = {mention.target.id: mention for mention in named}
    return steps


def _finding(
    context: CatalogContext,
    kind: Kind,
    title: str,
    circle: tuple[str, ...],
    steps: Mapping[str, Mapping[str, Mention]],
) -> Finding:
    places = []
    for name, following in zip(circle, (*circle[1:], circle[0]), strict=True):
        places.append(context.at(Key(kind, name), *steps[name][following].path))
    if len(circle) == 1:
        name = _called(context, kind, circle[0])
        return Finding(places[0], f"{name}的{title}是它自己", "删去这一处", named=circle)
    shown = [_called(context, kind, name) for name in (*circle[:_MOST_SHOWN], circle[0])]
    if len(circle) > _MOST_SHOWN:
        shown.insert(-1, "……")
    related = (Related(at, "循环的另一处在这里") for at in places[1:])
    message = f"{title}成了循环：{' → '.join(shown)}"
    return Finding(places[0], message, _HINTS[kind], related=tuple(related), named=circle)


def _called(context: CatalogContext, kind: Kind, name: str) -> str:
    from partyschool_cli.catalog.resolve import file_title

    title = file_title(context.catalog.file_of[Key(kind, name)])
    return f"{title}（{name}）" if title else name


rule = Rule(
    code="PS203",
    severity="error",
    title="先修课程或上级学校成了循环",
    reason="甲要先上乙，乙又要先上甲，哪一门都排不到前面；上级学校也是这样。想清先后或上下，"
    "删去其中一步。",
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            added={
                "courses/charter.yaml": "requires: [memorial]\n",
                "courses/memorial.yaml": "requires: [charter]\n",
            },
            at="courses/charter.yaml:13:12",
        ),
        Example(
            added={"courses/charter.yaml": "requires: [charter]\n"},
            at="courses/charter.yaml:13:12",
        ),
        Example(
            changed={"schools/liudu.yaml": {"parent: county": "parent: liudu"}},
            at="schools/liudu.yaml:3:9",
        ),
    ),
    good=(Example(added={"courses/memorial.yaml": "requires: [charter]\n"}),),
)
