"""A word that its vocabulary does not have."""

from partyschool_cli.catalog.validate import value_at
from partyschool_cli.lint.inspection import FileInspection
from partyschool_cli.lint.problems import is_hidden, replace_word, reports
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.source.span import Problem


def is_explained(file: FileInspection, problem: Problem) -> bool:
    """Whether the word is several that commas join (PS008), or hides something (PS007)."""
    word = value_at(file.content, problem.path)
    return file.source.is_joined(problem.path, word) or is_hidden(problem, word)


rule = Rule(
    code="PS104",
    severity="error",
    title="没有这个词",
    reason="类别、对象、授课方式等只能用规定的词，总目录 catalog.yaml 里列出的也算。"
    "照提示改成最接近的一个；确实要新词，先加进总目录。",
    check_file=reports("PS104", replace_word("改成"), is_explained),
    good=Example({}),
    bad=Example(
        {
            "teachers/expert.yaml": """\
name: 示例·土专家
category: local-experts
school: liudu
"""
        },
        at="teachers/expert.yaml:2:11",
    ),
    fixed={
        "teachers/expert.yaml": """\
name: 示例·土专家
category: local-expert
school: liudu
"""
    },
)
