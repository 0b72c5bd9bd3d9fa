"""Whether two machines run the same program."""

from partyschool_cli.many.cluster.program import difference, program

HERE = {
    "pschool": "1.2",
    "pydantic": "2.11",
    "PyYAML": "6",
    "pypinyin": "1",
    "chinesecalendar": "1.11",
    "holidays": "1",
    "Python": "3.12",
    "程序文件": "0123",
}


def test_the_program_is_the_same_as_itself_and_has_all_that_is_compared() -> None:
    assert difference(program(), program()) == ""
    assert program().keys() == HERE.keys()
    assert all(program().values())


def test_another_version_is_told_first() -> None:
    there = {**HERE, "pschool": "1.1", "Python": "3.11"}
    assert difference(there, HERE) == "那里的 pschool 是 1.1，这里的 pschool 是 1.2"


def test_libraries_that_findings_depend_on_count() -> None:
    there = {**HERE, "chinesecalendar": "1.10"}
    here = "这里的 chinesecalendar 是 1.11"
    assert difference(there, HERE) == f"那里的 chinesecalendar 是 1.10，{here}"
    del there["chinesecalendar"]
    assert difference(there, HERE) == f"那里没有 chinesecalendar，{here}"


def test_changed_files_of_one_version_count() -> None:
    there = {**HERE, "程序文件": "4567"}
    assert difference(there, HERE) == "那里的 pschool 也叫 1.2，程序文件却不同"
