"""A file that cannot be read: no permission, a folder or a device of that name, gone meanwhile."""

from pathlib import Path

from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import reports

rule = Rule(
    code="PS009",
    severity="error",
    title="文件读不出来",
    reason="文件没有权限、正被别的程序占用，或根本不是文件，里面写的什么都没有读到。改好权限，"
    "或关掉占用它的程序。",
    check_problem=reports(),
    bad=(Example(added={"catalog.yaml": Path("../elsewhere.yaml")}, at="catalog.yaml:1:1"),),
)
