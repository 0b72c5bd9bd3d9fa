"""Changed, new and deleted files as git shows them, and nothing that must not be shown."""

from partyschool_cli.views.unified_diff import diff_lines

OLD = "title: 党章\ntheme: party\n"
NEW = "title: 党规\ntheme: party\n"


def diff(before: str | bytes | None, after: str | bytes | None, name: str = "a.yaml") -> list[str]:
    def data(text: str | bytes | None) -> bytes | None:
        return text.encode() if isinstance(text, str) else text

    return list(diff_lines("catalog/", {f"courses/{name}": (data(before), data(after))}))


def test_a_changed_line() -> None:
    assert diff(OLD, NEW) == [
        "--- a/catalog/courses/a.yaml",
        "+++ b/catalog/courses/a.yaml",
        "@@ -1,2 +1,2 @@",
        "-title: 党章",
        "+title: 党规",
        " theme: party",
    ]


def test_a_new_file() -> None:
    assert diff(None, NEW) == [
        "--- /dev/null",
        "+++ b/catalog/courses/a.yaml",
        "@@ -0,0 +1,2 @@",
        "+title: 党规",
        "+theme: party",
    ]


def test_a_deleted_file() -> None:
    assert diff("title: 党章", None) == [
        "--- a/catalog/courses/a.yaml",
        "+++ /dev/null",
        "@@ -1 +0,0 @@",
        "-title: 党章",
        "\\ No newline at end of file",
    ]


def test_files_are_in_order_of_path() -> None:
    changed = {"b.yaml": (b"1\n", None), "a.yaml": (None, b"1\n")}
    heads = [line for line in diff_lines("", changed) if line[:4] in ("--- ", "+++ ")]
    assert heads == ["--- /dev/null", "+++ b/a.yaml", "--- a/b.yaml", "+++ /dev/null"]


def test_a_change_of_the_encoding_is_told_of_a_changed_file_only() -> None:
    old, note = OLD.encode("gb18030"), "（catalog/courses/a.yaml 改存为 UTF-8）"
    assert diff(old, OLD) == [note]
    assert note not in diff(old, None) + diff(None, old)


def test_numbers_are_masked_and_controls_are_shown() -> None:
    lines = diff(None, "notes: 13812345678 \x1b[31m\n")
    assert lines[-1] == "+notes: 138******** ␛[31m"
    assert (
        diff(None, "title: 1\n", "13812345678.yaml")[1] == "+++ b/catalog/courses/138********.yaml"
    )
