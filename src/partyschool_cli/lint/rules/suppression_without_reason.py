"""A suppression that does not say why."""

from collections.abc import Iterator

from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.suppression import SuppressionUse


def check_suppression(use: SuppressionUse) -> Iterator[Finding]:
    """The comment, where nothing follows its bracket."""
    comment = use.suppression
    if not comment.reason:
        words = tuple(word for word, _ in comment.words)
        hint = f"在后面写上原因，如“# pschool: ignore[{words[0]}] 临时代课”"
        yield Finding(
            At(comment.source, exact=comment.span), "忽略注释没有写原因", hint, named=words
        )


rule = Rule(
    code="PS902",
    severity="info",
    title="忽略注释没有写原因",
    reason="过几个月没有人记得为什么忽略。在注释后面写一句原因，换了人也看得懂。",
    check_suppression=check_suppression,
    bad=(
        Example(
            changed={
                "teachers/expert.yaml": {"local-expert": "local-experts  # pschool: ignore[PS104]"}
            },
            at="teachers/expert.yaml:2:26",
        ),
    ),
    good=(
        Example(
            changed={
                "teachers/expert.yaml": {
                    "local-expert": "local-experts  # pschool: ignore[PS104] 等县里定类别"
                }
            }
        ),
    ),
)
