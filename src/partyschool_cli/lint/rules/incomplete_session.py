"""A course session without a teacher or a site."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, described


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each session of a course that takes place and does not say by whom, or where."""
    sessions = (one for meeting in context.timetable.meetings for one in meeting.sessions)
    for one in sessions:
        session = one.session
        is_draft = one.training_class.status == "draft"
        if is_draft or session.course is None or (session.teachers and session.site):
            continue
        fields = {"teachers": ("授课人", session.teachers), "site": ("教学点", session.site)}
        missing = {field: title for field, (title, value) in fields.items() if not value}
        yield Finding(
            at_session(context, one, "course"),
            f"{described(context, one)}：还没有{'和'.join(missing.values())}",
            f"补上 {' 和 '.join(missing)}",
        )


rule = Rule(
    code="PS419",
    severity="info",
    title="课次还没排全",
    reason=(
        "没有授课人或教学点的课次，印出来就是空白，也查不出时间冲突。"
        "定下来就补上；开班式等活动不用写。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"classes/youth.yaml": {"    site: village-museum\n": ""}},
            at="classes/youth.yaml:18:13",
        ),
        Example(
            changed={"classes/youth.yaml": {"    teachers: [expert]\n": ""}},
            at="classes/youth.yaml:18:13",
        ),
    ),
    good=(Example(changed={"classes/youth.yaml": {"    site: classroom\n": ""}}),),
)
