"""A file that a Windows program saved as GBK or UTF-16."""

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import Fix
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports
from partyschool_cli.source.text.problem import Problem, is_fatal
from partyschool_cli.source.text.splice import Patch

# Not encoded here: that would load the codec's tables in every lint.
_EXPERT_AS_GBK = (
    b"name: \xca\xbe\xc0\xfd\xa1\xa4\xcd\xc1\xd7\xa8\xbc\xd2\n"
    b"category: local-expert\n"
    b"school: liudu\n"
)


def fix(file: FileContext, problem: Problem) -> Fix | None:
    """Writes the same text as UTF-8; safe where that reads as an entity's fields."""
    if problem.suggestion is None:
        return None
    parsed = file.source.parsed
    reads = isinstance(parsed.content, dict) and not any(map(is_fatal, parsed.problems))
    patch = Patch(transcode_from=problem.suggestion)
    return Fix("转成 UTF-8 编码", patch, is_safe=reads, changes=None)


rule = Rule(
    code="PS002",
    severity="error",
    title="不是 UTF-8 编码",
    reason="用 GBK（ANSI）或 UTF-16 保存的文件，换一台电脑就成了乱码。在编辑器里另存为 UTF-8，"
    "或让 --fix 转换。",
    check_problem=reports(fix),
    bad=(
        Example(
            added={"teachers/expert.yaml": _EXPERT_AS_GBK},
            at="teachers/expert.yaml:1:1",
            fixed=Example(),
        ),
    ),
)
