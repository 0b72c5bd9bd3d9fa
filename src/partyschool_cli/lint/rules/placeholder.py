"""A placeholder left in a text that must be filled in."""

import re
from collections.abc import Iterator

from partyschool_cli.catalog.groups import groups
from partyschool_cli.catalog.marked_fields import marked_words
from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.model.describe import Field

# A Chinese one stands alone, or begins or ends a phrase: 接待定点饭店 is none.
_PLACEHOLDER = (
    r"(?:^|(?<=\W))(?:待定|待补充|待补|待填|待完善)|(?:待定|待补充|待补|待填|待完善)(?=$|\W)"
    r"|(?<![A-Za-z])(?:TODO|TBD|X{3,})(?![A-Za-z])|×{2,}"
)
# In every placeholder. A pattern that begins with a set of characters is searched several times
# as fast.
_SIGN = re.compile("[待×tTxX](?:[定补填完×]|[oO][dD][oO]|[bB][dD]|[xX]{2})")


def check_file(file: FileContext) -> Iterator[Finding]:
    """Each required text of an active entity, or of the manifest, that has a placeholder in it."""
    if not _SIGN.search(file.text):
        return
    content = file.content
    if not isinstance(content, dict) or content.get("status", "active") != "active":
        return
    for path, field, text in marked_words(groups(file.model, content), _is_required_text):
        if found := re.search(_PLACEHOLDER, text, re.IGNORECASE):
            from partyschool_cli.catalog.messages import name_of

            message = f"{name_of(path, field)}里还留着“{found[0]}”"
            hint = "填上真正的内容"
            # A session has no status that leaves it out.
            if file.key and len(path) == 1:
                hint += "；整份都还没准备好的，在文件开头加一行“status: draft”"
            yield Finding(At(file.source, path), message, hint)


def _is_required_text(field: Field) -> bool:
    is_word = field.holds_ids or field.choices
    # A session needs an activity where it has no course.
    return field.type == "text" and not is_word and (field.required or field.name == "activity")


rule = Rule(
    code="PS604",
    severity="warning",
    title="必填的内容还没有定",
    reason="必填的名称写着“待定”“TODO”，课程表照样印出去。填上真正的内容；还没准备好的，"
    "先标为草稿。",
    check_file=check_file,
    bad=(
        Example(
            changed={"teachers/expert.yaml": {"示例·土专家": "待定"}},
            at="teachers/expert.yaml:1:7",
        ),
        Example(
            changed={"courses/grafting.yaml": {"蔬菜嫁接": "蔬菜嫁接（TODO）"}},
            at="courses/grafting.yaml:1:8",
        ),
        Example(
            changed={"classes/youth.yaml": {"开班式": "讲话，领导待定"}},
            at="classes/youth.yaml:12:15",
        ),
    ),
    good=(
        Example(changed={"sites/village-museum.yaml": {"村史馆": "接待定点村史馆"}}),
        Example(added={"teachers/new.yaml": "name: 待定\ncategory: local-expert\nstatus: draft\n"}),
    ),
)
