"""A class has less theory and party spirit than party schools' main classes must have. Opt-in.

The shares bind party schools' 主体班次; nothing says that they bind townships, hence off. Evening
schools and outreach are none of those."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.planning.strand_shares import strand_shares

_NO_MAIN_CLASSES = frozenset({"evening", "outreach"})

# (what it is called, in identities and in words; its strands; the least share in percent)
_SHARES = (
    ("theory", "政治理论和党性锻炼", ("theory", "party-spirit"), 70),
    ("party-spirit", "党性锻炼", ("party-spirit",), 20),
)


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each share that is too low, at the title of each class that has hours."""
    for training_class in context.catalog.classes.values():
        if training_class.status == "retired" or training_class.type in _NO_MAIN_CLASSES:
            continue
        shares = strand_shares(context.timetable, training_class)
        if not shares.is_certain or not shares.total:
            continue
        for name, title, strands, least in _SHARES:
            hours = sum(shares.hours[strand] for strand in strands)
            if hours * 100 < least * shares.total:
                yield Finding(
                    context.at_entity(training_class, "title"),
                    f"班次“{training_class.title}”（{training_class.id}）的{title}占 "
                    f"{_percent(hours, shares.total)}%"
                    f"（{shares.total:g} 学时中的 {hours:g} 学时），不到 {least}%",
                    f"增加{title}的课",
                    named=(name,),
                )


def _percent(hours: float, total: float) -> str:
    """Cut, not rounded: 69.97 must not read as 70."""
    return f"{int(hours * 1000 / total) / 10:g}"


rule = Rule(
    code="PS503",
    severity="info",
    title="理论和党性课偏少",
    reason="党校主体班次要求政治理论和党性教育不低于总学时的 70%，其中党性教育不低于 20%。"
    "乡镇班次是否照此要求由各地定，所以默认不查；农民夜校和送教下乡不算主体班次。"
    "要查就在 catalog.yaml 里加上“lint: {severity: {PS503: info}}”。",
    is_on=False,
    check=check,
    bad=(
        Example(at="classes/spring.yaml:1:8"),
        Example(
            changed={
                "classes/spring.yaml": {"size: 30": "size: 30\ntype: outreach"},
                "classes/youth.yaml": {
                    "course: memorial": "course: charter",
                    "teachers: [expert]": "teachers: [lecturer]",
                    "site: village-museum": "site: classroom",
                },
            },
            at="classes/youth.yaml:1:8",
        ),
    ),
    good=(Example(changed={"courses/grafting.yaml": {"strand: practical": "strand: theory"}}),),
)
