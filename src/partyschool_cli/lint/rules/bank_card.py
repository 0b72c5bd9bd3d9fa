"""A bank card number in a file."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.personal_numbers import reports_numbers

rule = Rule(
    code="PS603",
    severity="warning",
    title="写了银行卡号",
    reason="课程目录是公开的文件，不能有银行卡号；写进 git 以后，删了文件历史里还在。删去号码；"
    "若是别的编号，写原因忽略即可。",
    check_file=reports_numbers("bank-card", "银行卡号", "删去号码，课酬另外登记"),
    bad=(
        Example(
            added={"teachers/expert.yaml": "# 课酬打到 6222 0212 3456 7894\n"},
            at="teachers/expert.yaml:4:8",
        ),
        Example(
            added={"teachers/expert.yaml": "notes: 课酬打到6222021234567894\n"},
            at="teachers/expert.yaml:4:12",
        ),
    ),
    good=(Example(added={"teachers/expert.yaml": "notes: 流水号 2026101208300001\n"}),),
)
