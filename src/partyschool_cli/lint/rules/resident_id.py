"""A resident ID number in a file."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.personal_numbers import reports_numbers

rule = Rule(
    code="PS601",
    severity="error",
    title="写了身份证号",
    reason="课程目录是公开的文件，不能有身份证号；写进 git 以后，删了文件历史里还在。删去号码，"
    "并请管理员清除历史。",
    check_file=reports_numbers("resident-id", "身份证号", "删去号码，写姓名或职务就够了"),
    bad=(
        Example(
            added={"teachers/expert.yaml": "notes: 身份证11010519491231002X\n"},
            at="teachers/expert.yaml:4:11",
        ),
        Example(
            added={"teachers/expert.yaml": "notes: 身份证 110105-19491231-002x\n"},
            at="teachers/expert.yaml:4:12",
        ),
        Example(
            added={"teachers/expert.yaml": "# １１０１０５１９４９１２３１００２Ｘ\n"},
            at="teachers/expert.yaml:4:3",
        ),
    ),
    good=(Example(added={"teachers/expert.yaml": "notes: 编号 110105194912310021\n"}),),
)
