"""A required field that is not there, or was left empty."""

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import is_misnamed, reports
from partyschool_cli.source.text.problem import Problem


def is_explained(file: FileContext, problem: Problem) -> bool:
    """Whether the field is there under a name that PS102 mends."""
    if not problem.path:
        return False
    *holder, field = problem.path
    return is_misnamed(file, tuple(holder), str(field))


rule = Rule(
    code="PS101",
    severity="error",
    title="缺少必填字段",
    reason="缺了必填字段，这个文件就不能用：列表、课程表和统计里都没有它。照提示补上这一行。"
    "还没想好的，加一行“status: draft”：草稿只须有名称（班次还要学校和日期）。",
    check_problem=reports(is_explained=is_explained),
    bad=(
        Example(
            changed={"teachers/expert.yaml": {"category: local-expert\n": ""}},
            at="teachers/expert.yaml:1:1",
        ),
        Example(
            changed={"teachers/expert.yaml": {"category: local-expert": "category:"}},
            at="teachers/expert.yaml:2:1",
        ),
    ),
    good=(
        Example(
            changed={"teachers/expert.yaml": {"category: local-expert\n": ""}},
            added={"teachers/expert.yaml": "status: draft\n"},
        ),
        Example(added={"courses/pruning.yaml": "title: 果树修剪\nstatus: draft\n"}),
    ),
)
