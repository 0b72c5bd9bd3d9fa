"""A mobile phone number in a file."""

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.personal_numbers import reports_numbers

rule = Rule(
    code="PS602",
    severity="error",
    title="写了手机号",
    reason="课程目录是公开的文件，不能有个人手机号；写进 git 以后，删了文件历史里还在。删去号码，"
    "联系方式另外保管。",
    check_file=reports_numbers("phone-number", "手机号", "删去号码，写联系单位就够了"),
    bad=(
        Example(
            added={"sites/village-museum.yaml": "guide: 村委会 138 0013 8000\n"},
            at="sites/village-museum.yaml:6:12",
        ),
        Example(
            added={"sites/village-museum.yaml": "guide: 村委会+86-138-0013-8000\n"},
            at="sites/village-museum.yaml:6:11",
        ),
        Example(
            added={"sites/village-museum.yaml": "# 钥匙找老张，13800138000\n"},
            at="sites/village-museum.yaml:6:9",
        ),
    ),
    good=(Example(added={"sites/village-museum.yaml": "guide: 村委会（办公室 0354-5722001）\n"}),),
)
