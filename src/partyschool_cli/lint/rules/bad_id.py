"""A file whose name cannot be an id."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports

rule = Rule(
    code="PS006",
    severity="error",
    title="文件名不能作编号",
    reason="文件名就是编号，别的文件靠它来引用。只用小写字母、汉字、数字和单个“-”，"
    "换了电脑才不会认错；照提示给文件改名。",
    check_problem=reports(),
    bad=(
        Example(
            added={"teachers/Li_Expert.yaml": "name: 示例·李专家\ncategory: local-expert\n"},
            at="teachers/Li_Expert.yaml:1:1",
        ),
        Example(
            added={"teachers/李 专家.yaml": "name: 示例·李专家\ncategory: local-expert\n"},
            at="teachers/李 专家.yaml:1:1",
        ),
        Example(
            added={"teachers/①.yaml": "name: 示例·李专家\ncategory: local-expert\n"},
            at="teachers/①.yaml:1:1",
        ),
        Example(
            added={"teachers/con.yaml": "name: 示例·李专家\ncategory: local-expert\n"},
            at="teachers/con.yaml:1:1",
        ),
    ),
)
