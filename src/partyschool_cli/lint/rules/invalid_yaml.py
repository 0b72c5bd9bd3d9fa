"""A file that is not plain YAML: full-width signs as syntax, tabs, wrong indents, anchors."""

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import Fix
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.text.splice import Patch


def fix(file: FileContext, problem: Problem) -> Fix | None:
    """Undoes this slip and every later one that keeps the file from being read."""
    from partyschool_cli.source.yaml.repair import repairs

    edits = repairs(file.text, problem)
    if not edits:
        return None
    # One is named by the finding itself.
    title = "改正这一处" if len(edits) == 1 else f"把这样的 {len(edits)} 处都改正"
    return Fix(title, Patch(edits), is_safe=False, changes=None)


rule = Rule(
    code="PS001",
    severity="error",
    title="格式写错了，读不出来",
    reason="格式写错了，整个文件都读不出来，里面写的什么都不算数。多半是冒号、逗号打成了全角，"
    "缩进用了 Tab 键或全角空格，或上下没有对齐；照提示改第一处，往往就都好了。",
    check_problem=reports(fix),
    bad=(
        Example(
            changed={
                "teachers/expert.yaml": {
                    "name: 示例·土专家": "name：示例·土专家  # 暂不写真名",
                    "school: ": "school：",
                }
            },
            at="teachers/expert.yaml:1:5",
            fixed=Example(
                changed={"teachers/expert.yaml": {"土专家": "土专家  # 暂不写真名"}},
            ),
        ),
        Example(
            changed={"classes/spring.yaml": {"    course: charter": "　　course: charter"}},
            at="classes/spring.yaml:12:1",
            fixed=Example(),
        ),
        Example(
            changed={"classes/spring.yaml": {"    course: charter": "\tcourse: charter"}},
            at="classes/spring.yaml:12:1",
        ),
        Example(
            changed={"courses/charter.yaml": {"[lecture]": "[lecture"}},
            at="courses/charter.yaml:7:11",
        ),
    ),
)
