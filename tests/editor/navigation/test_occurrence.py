"""What the words of a file name, in a broken one too."""

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.usages import usages_in
from partyschool_cli.editor.navigation.occurrence import occurrence_at, occurrences
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.yaml.source_file import SourceFile
from tests.catalogs import SHIPPED, loaded
from tests.editor.places import split_caret


def test_in_a_sound_file_every_usage_is_a_mention() -> None:
    paths = ["catalog.yaml", *(file.source.path for file in loaded(SHIPPED).files)]
    for path in paths:
        source = SourceFile(DiskTree(SHIPPED), path)
        used = [(one.path, one.on_key, one.word) for one in usages_in(source)]
        named = [
            (one.token.path, one.token.on == "key", one.target.id)
            for one in occurrences(path, source.text)
            if one.role == "mention"
        ]
        assert sorted(named, key=str) == sorted(used, key=str), path


_NAMED: tuple[tuple[str, str, Key | Word, str], ...] = (
    ("teachers/wang.yaml", "name: 王‸示例", Key(Kind.TEACHER, "wang"), "declaration"),
    ("classes/a.yaml", "sessions:\n  - id: s‸01", Key(Kind.SESSION, "a/s01"), "declaration"),
    (
        "classes/a.yaml",
        "sessions:\n  - {teachers: [wa‸ng",
        Key(Kind.TEACHER, "wang"),
        "mention",
    ),
    ("sites/a.yaml", "travel_minutes: {b‸: 10}", Key(Kind.SITE, "b"), "mention"),
    ("courses/a.yaml", "theme: party‸", Word("themes", "party"), "mention"),
    ("teachers/a.yaml", "office: sec‸retary", Word("office", "secretary"), "mention"),
    ("catalog.yaml", "themes:\n  par‸ty: 党建", Word("themes", "party"), "declaration"),
    ("catalog.yaml", "themes:\n  party: 党‸建", Word("themes", "party"), "title"),
    ("catalog.yaml", "day_parts:\n  am: {title: 上‸午}", Word("day_parts", "am"), "title"),
    ("schools/a.yaml", "themes: {cr‸aft: 手艺}", Word("themes", "craft"), "declaration"),
)


def test_a_word_names_something() -> None:
    places = {
        (path, marked): occurrence_at(path, *split_caret(marked)) for path, marked, *_ in _NAMED
    }
    found = [(*place, one and one.target, one and one.role) for place, one in places.items()]
    assert found == list(_NAMED)


_NAMELESS: tuple[tuple[str, str], ...] = (
    ("courses/a.yaml", "tit‸le: 一"),
    ("courses/a.yaml", "kind: the‸me"),
    ("courses/a.yaml", "title: 一 # wa‸ng"),
    ("catalog.yaml", "day_parts:\n  am: {start: 08‸:30}"),
    ("catalog.yaml", "title: 一‸"),
    ("README.md", "school: wa‸ng"),
)


def test_other_words_name_nothing() -> None:
    places = {
        (path, marked): occurrence_at(path, *split_caret(marked)) for path, marked in _NAMELESS
    }
    assert places == dict.fromkeys(_NAMELESS)


def test_quotes_are_no_part_of_an_id() -> None:
    text = "teachers: ['wang', \"li\nsites: []"
    spans = [one.token.inner for one in occurrences("courses/a.yaml", text)]
    assert [text[start:end] for start, end in spans] == ["wang", "li"]
