"""An item of a `[…]` list that is probably several: `[果树，嫁接]`."""

from collections.abc import Iterator

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import Finding, Fix
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.model.describe import field_at
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.source.text.splice import Patch, Splice
from partyschool_cli.source.yaml.joined_items import JoinedItem, may_have_joined_items
from partyschool_cli.source.yaml.yaml_parser import parse

_QUOTES = frozenset("\"'“”‘’")


def check_file(file: FileContext) -> Iterator[Finding]:
    """Each unquoted item with `，`, `、` or `；` in it. One that is quoted is meant so."""
    if not may_have_joined_items(file.text):
        return
    for path, item in file.source.joined_items.items():
        field = field_at(file.model, path)
        # An id or a word of a vocabulary cannot be used so; PS104 and PS201 leave it to this rule.
        is_word = field and (field.refers_to or field.vocabulary or field.choices)
        span = item.span
        at = file.at_text(span.start, span.end)
        count = len(item.parts)
        message = f"列表里的“{item.separator}”是全角，{count} 项成了一项"
        if count < 2:
            message = f"列表里多了全角的“{item.separator}”"
        hint = f"改成半角逗号：{', '.join(item.parts)}；若本来就是一项，加上半角引号"
        fix = _fix(item) if file.can_be_edited else None
        severity: Severity | None = "error" if is_word else None
        yield Finding(at, message, hint, named=item.parts, fix=fix, own_severity=severity)


def _fix(item: JoinedItem) -> Fix | None:
    # Quotes inside belong to a part of it, or to all: nobody knows.
    if not item.parts or any(_QUOTES.intersection(part) for part in item.parts):
        return None
    new = ", ".join(_as_item(part) for part in item.parts)
    patch = Patch((Splice(item.span.start, item.span.end, new),))
    return Fix(f"分成 {len(item.parts)} 项", patch, is_safe=False, changes=(item.path[:-1],))


def _as_item(part: str) -> str:
    from partyschool_cli.source.yaml.yaml_scalar import scalar

    return part if parse(f"[{part}]").content == [part] else scalar(part)


rule = Rule(
    code="PS008",
    severity="warning",
    title="列表里用了全角分隔号",
    reason="方括号里只认半角逗号，“[果树，嫁接]”是一项而不是两项，按“果树”就找不到这门课。"
    "改成半角逗号；本来就是一项的加引号。",
    check_file=check_file,
    bad=(
        Example(
            added={"teachers/expert.yaml": "topics: [果树，嫁接]\n"},
            at="teachers/expert.yaml:4:10",
            fixed=Example(added={"teachers/expert.yaml": "topics: [果树, 嫁接]\n"}),
        ),
        Example(
            added={"teachers/expert.yaml": "topics: [果树、嫁接, 施肥]\n"},
            at="teachers/expert.yaml:4:10",
            fixed=Example(added={"teachers/expert.yaml": "topics: [果树, 嫁接, 施肥]\n"}),
        ),
        Example(
            added={"teachers/expert.yaml": "topics: [施肥, 果树；嫁接]\n"},
            at="teachers/expert.yaml:4:14",
            fixed=Example(added={"teachers/expert.yaml": "topics: [施肥, 果树, 嫁接]\n"}),
        ),
        Example(
            added={"teachers/expert.yaml": "topics: [果树，]\n"},
            at="teachers/expert.yaml:4:10",
            fixed=Example(added={"teachers/expert.yaml": "topics: [果树]\n"}),
        ),
        Example(
            changed={"courses/memorial.yaml": {"[onsite]": "[onsite，lecture]"}},
            at="courses/memorial.yaml:6:12",
            fixed=Example(changed={"courses/memorial.yaml": {"[onsite]": "[onsite, lecture]"}}),
        ),
    ),
    good=(Example(added={"teachers/expert.yaml": 'topics: ["修剪、嫁接技术", 施肥]\n'}),),
)
