"""A file or folder that is where an entity's should be, and is none."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports

rule = Rule(
    code="PS005",
    severity="warning",
    title="文件放错了地方",
    reason="五个文件夹里只放 .yaml 文件，一个文件一个条目；别的文件、后缀是 .yml 的文件、"
    "名字写错的文件夹容易让人以为已经读了。改名，或移到别处。HEAD、objects/、refs/ 放在一起，"
    "git 会把课程目录当成仓库，照其中的 config 运行程序：来历不明的要删去。",
    check_problem=reports(),
    bad=(
        Example(
            added={"teachers/名单.xlsx": "…\n"},
            at="teachers/名单.xlsx:1:1",
        ),
        Example(
            changed={"courses/grafting.yaml": {"[expert]": "[expert, veteran]"}},
            added={"teachers/veteran.yml": "name: 示例·老党员\ncategory: veteran-member\n"},
            at="teachers/veteran.yml:1:1",
        ),
        Example(
            added={"teacher/veteran.yaml": "name: 示例·老党员\ncategory: veteran-member\n"},
            at="teacher:1:1",
        ),
        Example(
            added={"HEAD": "ref: refs/heads/main\n", "objects/a": "…\n", "refs/a": "…\n"},
            at="HEAD:1:1",
        ),
    ),
)
